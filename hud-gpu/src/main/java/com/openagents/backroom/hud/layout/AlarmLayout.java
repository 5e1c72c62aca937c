package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.PhaseText;

/// The bar across a HUD whose agent needs a human (tokens.md §7.1).
final class AlarmLayout {
    static final double HEIGHT = 52;
    static final double PHONE_HEIGHT = 64;

    private static final Font TITLE = Font.PAGE_TITLE;

    private AlarmLayout() {}

    static void draw(Sketch sketch, SessionState session, PhaseNow phase, Box box) {
        sketch.quad(box, 0, Token.AMBER, null);
        double middle = box.centerY();
        String request = PhaseText.request(session, phase);
        sketch.icon(Icons.waitingOnAmber(), box.x() + 16, middle - 12, 24);
        double right = box.right() - 16;
        String clock = Figures.clock(phase.millisUntil(sketch.frame().now()));
        right -= sketch.textRight(right, middle, clock, Font.ALARM_CLOCK, Token.INK) + 14;
        double x = box.x() + 54;
        boolean isNarrow = box.width() < 700;
        double titleWidth = sketch.text(x, middle - 9, PhaseText.alarm(phase), TITLE, Token.INK, right - x);
        if (isNarrow) {
            Font font = PhaseText.isCall(session, phase) ? Font.COMMAND : Font.PROSE;
            sketch.text(x, middle + 11, request, font, Token.INK, right - x);
        } else {
            sketch.text(x, middle + 10, "Answer in the agent\u2019s terminal", Font.STATUS, Token.INK, right - x);
            double divider = x + Math.max(titleWidth, 170) + 18;
            if (divider < right - 80 && !request.isEmpty()) {
                sketch.quad(new Box(divider, box.y() + 12, 1, box.height() - 24), 0, Token.INK, null);
                Font font = PhaseText.isCall(session, phase) ? Font.mono(500, 15) : Font.inter(500, 15);
                sketch.text(divider + 18, middle, request, font, Token.INK, right - divider - 18);
            }
        }
        sketch.hit(box, new Action.Copy(request), PhaseText.alarm(phase) + ": " + request);
    }
}
