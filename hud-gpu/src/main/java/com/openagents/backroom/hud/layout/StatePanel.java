package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icon;
import com.openagents.backroom.hud.scene.Token;
import java.util.List;

/// A panel for when there is nothing to show: what happened, and what to do (tokens.md §11).
///
/// @param sentences at most two
/// @param actions the first is the primary one
public record StatePanel(Icon icon, String title, String sentences, List<Button> actions) {
    public StatePanel {
        actions = List.copyOf(actions);
    }

    /// A button.
    public record Button(String label, Action action) {}

    private static final double MAX_TEXT_WIDTH = 320;

    void draw(Sketch sketch, Box box) {
        sketch.ground(box);
        sketch.clip(box.inset(1, 1), () -> {
            double margin = box.width() < 320 ? 16 : 40;
            double x = box.x() + margin;
            double width = Math.min(MAX_TEXT_WIDTH, box.width() - 2 * margin);
            double y = box.y() + Math.clamp((box.height() - 200) / 2, 12, 104);
            sketch.icon(icon, x, y, 28);
            y += 28 + 16;
            sketch.text(x, y + 12, title, Font.STATE_TITLE, Token.TEXT, box.right() - x - 12);
            y += 24 + 6;
            for (String line : sketch.fit().wrap(sentences, Font.PROSE, Math.max(1, width), 6)) {
                sketch.textAt(x, Sketch.baseline(y + 10, Font.PROSE), line, Font.PROSE, Token.TEXT2);
                y += 20;
            }
            y += 18;
            boolean isPrimary = true;
            for (Button button : actions) {
                x += button(sketch, button, x, y, isPrimary) + 8;
                isPrimary = false;
            }
        });
    }

    private static double button(Sketch sketch, Button button, double x, double y, boolean isPrimary) {
        Font font = isPrimary ? Font.PRIMARY : Font.BUTTON;
        double width = Math.ceil(sketch.width(button.label(), font)) + 22;
        Box box = new Box(x, y, width, 28);
        sketch.quad(box, 5, isPrimary ? Token.ACCENT : null, isPrimary ? null : Token.LINE2);
        Token ink = !isPrimary ? Token.TEXT : sketch.frame().theme().isDark() ? Token.CANVAS : Token.PANEL;
        sketch.text(x + 11, y + 14, button.label(), font, ink, width);
        sketch.hit(box, button.action(), button.label());
        return width;
    }
}
