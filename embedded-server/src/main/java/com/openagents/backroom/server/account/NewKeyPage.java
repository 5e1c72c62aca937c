package com.openagents.backroom.server.account;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.FirstSteps;
import com.openagents.backroom.server.hud.SharePanel;
import com.openagents.backroom.server.web.PublicOrigin;
import java.util.Optional;

/// The one time that a key is shown; for a HUD that is still empty with the line that makes it live.
final class NewKeyPage {
    private NewKeyPage() {}

    static Element of(String key, Optional<HudId> hud, PublicOrigin origin) {
        El main = El.of("main", "site sheet")
                .add(El.of("h1").text("Your new key"))
                .add(El.of("p").text("Copy it now: it is shown this once, and stored nowhere."))
                .add(SharePanel.text("The key", key));
        hud.ifPresent(empty -> main.add(FirstSteps.withKey(empty, origin, key)));
        return main.add(El.of("p")
                        .add(El.of("a").attribute("href", AccountPage.PAGE).text("Back to your account")))
                .build();
    }
}
