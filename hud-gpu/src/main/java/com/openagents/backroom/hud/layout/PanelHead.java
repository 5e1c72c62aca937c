package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Token;

/// The head that panels share: a title and what it adds up to.
final class PanelHead {
    static final double HEIGHT = 30;

    private PanelHead() {}

    /// Draws the panel with its head.
    ///
    /// @return where the head's right side begins, for figures
    static double draw(Sketch sketch, Box box, String title) {
        sketch.ground(box);
        if (box.height() > HEIGHT) {
            sketch.text(box.x() + 11, box.y() + HEIGHT / 2, title, Font.BADGE, Token.TEXT2, box.width() - 22);
            sketch.rule(box.x() + 1, box.y() + HEIGHT - 1, box.width() - 2);
        }
        return box.right() - 11;
    }

    static Box body(Box box) {
        return new Box(box.x() + 1, box.y() + HEIGHT, box.width() - 2, box.height() - HEIGHT - 1);
    }
}
