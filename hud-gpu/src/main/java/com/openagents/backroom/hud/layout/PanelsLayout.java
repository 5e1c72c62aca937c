package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ThreadEntry;
import java.util.Arrays;
import java.util.List;

/// The panels of a session: thread, code, terminal and metrics, beside or under one another (tokens.md §7.3).
final class PanelsLayout {
    static final double GUTTER = 6;

    /// Below this width the panels stand under one another.
    static final double STACKED_BELOW = 900;

    private final Sketch sketch;
    private final SessionState session;
    private final HudView.Offsets offsets;
    private final List<ThreadEntry> rows;

    /// The panels of a session, with these rows in its thread.
    PanelsLayout(Sketch sketch, SessionState session, HudView.Offsets offsets, List<ThreadEntry> rows) {
        this.sketch = sketch;
        this.session = session;
        this.offsets = offsets;
        this.rows = rows;
    }

    void draw(Box box) {
        Box area = box.inset(GUTTER, GUTTER);
        if (box.width() >= STACKED_BELOW) {
            wide(area, box.width());
        } else {
            stacked(area);
        }
    }

    private void wide(Box area, double width) {
        double threadWidth = threadWidth(width);
        double sideWidth = sideWidth(width);
        Box thread = new Box(area.x(), area.y(), threadWidth, area.height());
        Box side = new Box(area.right() - sideWidth, area.y(), sideWidth, area.height());
        thread(thread);
        code(new Box(thread.right() + GUTTER, area.y(), side.x() - thread.right() - 2 * GUTTER, area.height()));
        side(side);
    }

    static double threadWidth(double width) {
        return Math.round(Math.clamp(width * 0.34, 280, 420));
    }

    static double sideWidth(double width) {
        return Math.round(Math.clamp(width * 0.28, 240, 358));
    }

    /// Terminal and metrics under one another.
    void side(Box side) {
        double terminalHeight = Math.max(0, Math.floor(Math.min(side.height() * 0.6, side.height() - GUTTER - 300)));
        double metricsTop = side.y();
        if (terminalHeight >= 80) {
            terminal(side.top(terminalHeight));
            metricsTop += terminalHeight + GUTTER;
        }
        metrics(new Box(side.x(), metricsTop, side.width(), side.bottom() - metricsTop));
    }

    private void stacked(Box area) {
        double metricsHeight = Math.min(area.height(), area.height() >= 560 ? 124 : 90);
        double above = area.height() - metricsHeight - GUTTER;
        boolean hasCode = above >= 420 && !session.files().diffs().isEmpty();
        boolean hasTerminal = above >= 620 && !session.terminal().lines().isEmpty();
        int others = (hasCode ? 1 : 0) + (hasTerminal ? 1 : 0);
        double threadHeight = others == 0 ? above : Math.round(area.height() * 0.45);
        thread(area.top(Math.max(0, threadHeight)));
        double each = others == 0 ? 0 : (above - threadHeight - GUTTER * others) / others;
        double top = area.y() + threadHeight + GUTTER;
        if (hasCode) {
            code(new Box(area.x(), top, area.width(), each));
            top += each + GUTTER;
        }
        if (hasTerminal) {
            terminal(new Box(area.x(), top, area.width(), each));
        }
        metrics(new Box(area.x(), area.bottom() - metricsHeight, area.width(), metricsHeight));
    }

    void thread(Box box) {
        sketch.panel("thread", box, () -> ThreadLayout.draw(sketch, session, rows, box, offsets.thread()));
    }

    /// What was changed and what was run are the session's alone: without an event, neither is laid out again.
    void code(Box box) {
        Double offset = offsets.code();
        List<?> key =
                Arrays.asList(session, session.events(), session.files().diffs().size(), offset);
        sketch.panel("code", box, key, () -> CodeLayout.draw(sketch, session, box, offset));
    }

    void terminal(Box box) {
        Double offset = offsets.terminal();
        List<?> key = Arrays.asList(
                session,
                session.events(),
                session.terminal().lines().size(),
                session.phaseAt(sketch.frame().now()).phase(),
                offset);
        sketch.panel("terminal", box, key, () -> TerminalLayout.draw(sketch, session, box, offset));
    }

    void metrics(Box box) {
        sketch.panel("metrics", box, () -> MetricsLayout.draw(sketch, session, box, offsets.metrics()));
    }
}
