package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.TextFit;
import java.util.List;

/// The head of the thread panel: title, agent, branch and times (tokens.md §7.4, §9).
final class ThreadHead {
    private static final double HEIGHT = 57;
    private static final double TITLE_LINE = 20;

    /// A frame this narrow is a phone's, where one line shows too little of a title; an embed is as narrow and low.
    private static final double PHONE_BELOW = 480;

    private static final double TITLE_LINES_FROM = 240;
    private static final int PHONE_TITLE_LINES = 2;

    private final Sketch sketch;
    private final SessionState session;
    private final Box box;

    private ThreadHead(Sketch sketch, SessionState session, Box box) {
        this.sketch = sketch;
        this.session = session;
        this.box = box;
    }

    /// Draws it at the top of the thread's box.
    ///
    /// @return its height
    static double draw(Sketch sketch, SessionState session, Box box) {
        return new ThreadHead(sketch, session, box).draw();
    }

    private double draw() {
        double x = box.x() + 13;
        double right = box.right() - 13;
        double middle = box.y() + 20;
        String label = session.facts().issue().map(issue -> issue.label()).orElse("");
        if (label != null && !label.isEmpty()) {
            x += sketch.text(x, middle, label, Font.mono(400, 14), Token.TEXT3, 90) + 10;
        }
        boolean isPhone = sketch.frame().width() < PHONE_BELOW && box.height() >= TITLE_LINES_FROM;
        String title = TextFit.oneLine(session.title());
        List<String> lines =
                isPhone ? sketch.fit().wrap(title, Font.TITLE, right - x, PHONE_TITLE_LINES) : List.of(title);
        for (int i = 0; i < lines.size(); i++) {
            sketch.text(x, middle + i * TITLE_LINE, lines.get(i), Font.TITLE, Token.TEXT, right - x);
        }
        double more = (lines.size() - 1) * TITLE_LINE;
        meta(box.x() + 13, box.y() + 40 + more, right);
        sketch.rule(box.x(), box.y() + HEIGHT + more - 1, box.width());
        return HEIGHT + more;
    }

    private void meta(double left, double middle, double right) {
        String times = "started " + Figures.hourMinute(session.startedAt());
        String length = Figures.clock(session.lengthMillis(sketch.frame().now()));
        double timesWidth = sketch.width(times, Font.LABEL) + sketch.width(length, Font.TIME) + 18;
        double x = left;
        double room = right - left - timesWidth;
        if (room > sketch.width(session.agent(), Font.LABEL) + 14) {
            x += sketch.text(x, middle, session.agent(), Font.LABEL, Token.TEXT3, room);
            x += separator(x, middle);
        }
        String branch = session.facts().branch().orElse("");
        if (!branch.isEmpty() && right - x - timesWidth > 60) {
            x += sketch.text(x, middle, branch, Font.TIME, Token.TEXT3, right - x - timesWidth - 14);
            x += separator(x, middle);
        }
        x += sketch.text(x, middle, times, Font.LABEL, Token.TEXT3, right - x);
        x += separator(x, middle);
        sketch.text(x, middle, length, Font.TIME, Token.TEXT3, right - x);
    }

    private double separator(double x, double middle) {
        sketch.text(x + 4, middle, Figures.NONE, Font.LABEL, Token.TEXT3, 10);
        return 11;
    }
}
