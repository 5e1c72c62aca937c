package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.state.HudState;

/// The HUD as a page: everything a reader can know of it, without script and without colours.
public final class HudPage {
    private HudPage() {}

    /// The element `main` with id `hud`.
    public static Element tree(HudState state, PageView view) {
        return El.of("main")
                .attribute("id", "hud")
                .add(El.of("h1").text(state.hud().toString()))
                .build();
    }
}
