package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.web.PublicOrigin;

/// What makes an owner's new HUD live: a key by one button, and one line to copy.
public final class FirstSteps {
    private static final String EVENT =
            "{\"type\":\"session_start\",\"session_id\":\"first\",\"source_id\":\"first-1\",\"title\":\"Hello\"}";

    private FirstSteps() {}

    /// The notice over an empty HUD.
    static Element notice(HudId hud, PublicOrigin origin) {
        El button = SitePages.button(
                "/account",
                "Make a key for it",
                "do",
                "make-key",
                "scope",
                "events",
                "name",
                hud.toString(),
                "hud",
                hud.toString());
        return El.of("aside", "site connect")
                .attribute("aria-label", "First steps")
                .add(El.of("div", "connect-line")
                        .add(El.of("p").text("Nothing was sent here yet."))
                        .add(button))
                .add(SharePanel.text(
                        "With a key in BACKROOM_KEY, this line makes the HUD live from any machine:",
                        line(hud, origin, "$BACKROOM_KEY")))
                .build();
    }

    /// The same with a key that was just made, for the page that shows it.
    public static El withKey(HudId hud, PublicOrigin origin, String key) {
        return El.of("div")
                .add(El.of("h2").text("Make " + hud + " live"))
                .add(SharePanel.text("This line does, from any machine:", line(hud, origin, key)))
                .add(El.of("p")
                        .add(El.of("a").attribute("href", HudRoutes.path(hud)).text("Go to the HUD")));
    }

    private static String line(HudId hud, PublicOrigin origin, String key) {
        return "echo '" + EVENT + "' | curl --data-binary @- -H \"Authorization: Bearer " + key + "\" "
                + origin.url("/api" + HudRoutes.path(hud) + "/events");
    }
}
