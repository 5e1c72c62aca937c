package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Token;

/// The bars of the last 30 minutes (tokens.md §5).
final class Spark {
    private Spark() {}

    /// The busiest half minute, as actions per minute.
    static double peak(int[] bars) {
        int peak = 0;
        for (int bar : bars) {
            peak = Math.max(peak, bar);
        }
        return 2.0 * peak;
    }

    /// Draws bars from left to right over the whole width of the box.
    ///
    /// @param full actions per minute that fill the height
    static void draw(Sketch sketch, Box box, int[] bars, boolean[] waiting, double full) {
        double step = box.width() / bars.length;
        double width = Math.max(1, Math.min(2, step - 1));
        for (int i = 0; i < bars.length; i++) {
            double x = box.x() + i * step;
            if (waiting[i]) {
                sketch.quad(new Box(x, box.bottom() - 3, step, 3), 0, Token.AMBER, null);
            } else if (bars[i] == 0) {
                sketch.quad(new Box(x, box.bottom() - 1, width, 1), 0, Token.LINE2, null);
            } else {
                double height = Math.clamp(Math.rint(box.height() * 2 * bars[i] / full), 2.0, box.height());
                Token token = i == bars.length - 1 ? Token.ACCENT : Token.SPARK;
                sketch.quad(new Box(x, box.bottom() - height, width, height), 0, token, null);
            }
        }
    }
}
