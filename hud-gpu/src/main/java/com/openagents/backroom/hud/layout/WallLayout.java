package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Token;
import java.util.List;

/// Lays out the wall: all sessions at once, those that need a human first.
public final class WallLayout {
    private WallLayout() {}

    public static Scene lay(WallView view, Frame frame) {
        return new Scene(
                frame.width(), frame.height(), frame.theme().argb(Token.CANVAS), List.of(), List.of(), List.of());
    }
}
