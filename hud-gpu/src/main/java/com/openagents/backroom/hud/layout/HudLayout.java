package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Token;
import java.util.List;

/// Lays out the HUD of one session.
public final class HudLayout {
    private HudLayout() {}

    public static Scene lay(HudView view, Frame frame) {
        return new Scene(
                frame.width(), frame.height(), frame.theme().argb(Token.CANVAS), List.of(), List.of(), List.of());
    }
}
