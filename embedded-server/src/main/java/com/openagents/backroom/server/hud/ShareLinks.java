package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.web.PublicOrigin;

/// What a person pastes elsewhere so that others see a HUD.
///
/// @param url of the HUD's page
/// @param frame the element that shows it on another site
/// @param badge Markdown for a README: a badge that leads to the page
public record ShareLinks(String url, String frame, String badge) {
    /// Those of a HUD.
    public static ShareLinks of(HudId hud, PublicOrigin origin) {
        String url = origin.url(HudRoutes.path(hud));
        return new ShareLinks(
                url, Oembed.frame(hud, origin), "[![" + hud + " on Backroom](" + url + "/badge.svg)](" + url + ")");
    }
}
