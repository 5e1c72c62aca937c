package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.web.PublicOrigin;

/// What somebody takes along from a HUD: the link, its QR code, the badge for a README, the frame for another site.
/// Without script a click selects a text as a whole; with it each has a button that copies.
public final class SharePanel {
    /// Whole pixels for each module of a QR code, so that its edges are sharp.
    private static final int PX_PER_MODULE = 4;

    private SharePanel() {}

    /// The panel alone.
    static El of(ShareLinks links, boolean isFramed) {
        El texts =
                El.of("div", "share-texts").add(text("The link", links.url())).add(text("For a README", links.badge()));
        if (isFramed) {
            texts.add(text("For another site", links.frame()));
        }
        return El.of("div", "share").add(texts).add(picture(links.url()));
    }

    /// The button in the corner of a HUD's page that opens the panel.
    ///
    /// @param isOwner whether it leads to the settings, too
    static El corner(LiveHud hud, PublicOrigin origin, boolean isOwner) {
        HudSettings settings = hud.settings();
        El panel = El.of("section", "share-sheet").attribute("aria-label", "Share");
        if (settings.isPublic()) {
            panel.add(of(ShareLinks.of(hud.id(), origin), settings.embedAllowed()));
        } else {
            panel.add(El.of("p").text("Private: only you see this HUD."))
                    .add(SitePages.button(
                            SharesPage.PAGE, "Make it public", "hud", hud.id().toString(), "do", "share"));
        }
        if (isOwner) {
            panel.add(
                    El.of("p").add(El.of("a").attribute("href", SharesPage.PAGE).text("Who may see it, and what")));
        }
        return El.of("details", "site share-corner")
                .add(El.of("summary").text("Share"))
                .add(panel);
    }

    /// A text to take along, under what it is.
    public static El text(String label, String value) {
        return El.of("div", "share-text")
                .attribute("data-copy", value)
                .add(El.of("span", "dim").text(label))
                .add(El.of("code").attribute("tabindex", "0").text(value));
    }

    private static El picture(String url) {
        QrCode code = QrCode.of(url);
        String side = Integer.toString(code.modules());
        String px = Integer.toString(code.modules() * PX_PER_MODULE);
        return El.of("svg", "qr")
                .attribute("viewBox", "0 0 " + side + " " + side)
                .attribute("width", px)
                .attribute("height", px)
                .attribute("role", "img")
                .attribute("aria-label", "QR code of the link")
                .add(El.of("path").attribute("d", code.path()));
    }
}
