package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Lays out the HUD of one session (tokens.md §7): alarm, notice, panels, status.
public final class HudLayout {
    private static final double GUTTER = 6;
    private static final double NOTICE = 32;

    /// Below this the panels stand under one another.
    private static final double STACKED_BELOW = 900;

    private final Sketch sketch;
    private final HudView view;
    private final Frame frame;

    private HudLayout(HudView view, Frame frame, PanelCache cache) {
        this.sketch = new Sketch(frame, cache);
        this.view = view;
        this.frame = frame;
    }

    public static Scene lay(HudView view, Frame frame) {
        return lay(view, frame, new PanelCache());
    }

    /// The same, with panels of the frame before that have not changed.
    public static Scene lay(HudView view, Frame frame, PanelCache cache) {
        HudLayout layout = new HudLayout(view, frame, cache);
        double bottom = Math.max(0, frame.height() - StatusLayout.HEIGHT);
        layout.draw(bottom);
        Box status = new Box(0, bottom, frame.width(), StatusLayout.HEIGHT);
        layout.sketch.panel("status", status, () -> StatusLayout.draw(layout.sketch, view, status));
        return layout.sketch.scene();
    }

    /// The same without the status bar, for a page that has one of its own.
    public static Scene layPanels(HudView view, Frame frame) {
        return layPanels(view, frame, new PanelCache());
    }

    /// The same without the status bar, with panels of the frame before that have not changed.
    public static Scene layPanels(HudView view, Frame frame, PanelCache cache) {
        HudLayout layout = new HudLayout(view, frame, cache);
        layout.draw(frame.height());
        return layout.sketch.scene();
    }

    private void draw(double bottom) {
        double top = 0;
        SessionState session = view.session();
        if (session != null) {
            PhaseNow phase = session.phaseAt(frame.now());
            if (phase.phase() == Phase.WAITING) {
                double height = frame.width() < STACKED_BELOW ? AlarmLayout.PHONE_HEIGHT : AlarmLayout.HEIGHT;
                Box alarm = new Box(0, 0, frame.width(), height);
                sketch.panel("alarm", alarm, () -> AlarmLayout.draw(sketch, session, phase, alarm));
                top += height;
            }
        }
        top += notice(session, top);
        Box area = new Box(GUTTER, top + GUTTER, frame.width() - 2 * GUTTER, bottom - top - 2 * GUTTER);
        if (session == null) {
            sketch.panel("empty", area, () -> empty().draw(sketch, area));
        } else if (frame.width() >= STACKED_BELOW) {
            wide(session, area);
        } else {
            stacked(session, area);
        }
    }

    private double notice(@org.jspecify.annotations.Nullable SessionState session, double top) {
        if (!(view.link() instanceof LinkState.Lost lost) || session == null) {
            return 0;
        }
        Box box = new Box(0, top, frame.width(), NOTICE);
        sketch.panel("notice", box, () -> notice(session, lost, box));
        return NOTICE;
    }

    private void notice(SessionState session, LinkState.Lost lost, Box box) {
        Instant now = frame.now();
        sketch.quad(box, 0, Token.RAISED, null);
        sketch.rule(0, box.bottom() - 1, box.width());
        sketch.icon(Icons.phase(Phase.OFFLINE, 0), 14, box.centerY() - 6, 12);
        double x = 34;
        long age = now.toEpochMilli() - session.lastEventAt().toEpochMilli();
        long seconds = Math.max(0, (lost.retryAt().toEpochMilli() - now.toEpochMilli() + 999) / 1000);
        x += sketch.text(
                        x,
                        box.centerY(),
                        "Not live, last event " + Figures.span(age) + " ago",
                        Font.PRIMARY,
                        Token.TEXT2,
                        box.width() - 48)
                + 12;
        String next = seconds > 0 ? "Trying again in " + seconds + " s" : "Trying again now";
        sketch.text(x, box.centerY(), next, Font.LIST, Token.TEXT3, box.right() - 14 - x);
    }

    private void wide(SessionState session, Box area) {
        double threadWidth = Math.round(Math.clamp(frame.width() * 0.34, 280, 420));
        double sideWidth = Math.round(Math.clamp(frame.width() * 0.28, 240, 358));
        Box thread = new Box(area.x(), area.y(), threadWidth, area.height());
        Box side = new Box(area.right() - sideWidth, area.y(), sideWidth, area.height());
        Box code = new Box(thread.right() + GUTTER, area.y(), side.x() - thread.right() - 2 * GUTTER, area.height());
        double terminalHeight = Math.max(0, Math.floor(Math.min(area.height() * 0.6, area.height() - GUTTER - 300)));
        thread(session, thread);
        code(session, code);
        double metricsTop = side.y();
        if (terminalHeight >= 80) {
            terminal(session, side.top(terminalHeight));
            metricsTop += terminalHeight + GUTTER;
        }
        metrics(session, new Box(side.x(), metricsTop, side.width(), side.bottom() - metricsTop));
    }

    private void stacked(SessionState session, Box area) {
        double metricsHeight = Math.min(area.height(), area.height() >= 560 ? 124 : 90);
        double above = area.height() - metricsHeight - GUTTER;
        metrics(session, new Box(area.x(), area.bottom() - metricsHeight, area.width(), metricsHeight));
        boolean hasCode = above >= 420 && !session.files().diffs().isEmpty();
        boolean hasTerminal = above >= 620 && !session.terminal().lines().isEmpty();
        int others = (hasCode ? 1 : 0) + (hasTerminal ? 1 : 0);
        double threadHeight = others == 0 ? above : Math.round(area.height() * 0.45);
        thread(session, area.top(Math.max(0, threadHeight)));
        double each = others == 0 ? 0 : (above - threadHeight - GUTTER * others) / others;
        double top = area.y() + threadHeight + GUTTER;
        if (hasCode) {
            code(session, new Box(area.x(), top, area.width(), each));
            top += each + GUTTER;
        }
        if (hasTerminal) {
            terminal(session, new Box(area.x(), top, area.width(), each));
        }
    }

    private void thread(SessionState session, Box box) {
        sketch.panel(
                "thread",
                box,
                () -> ThreadLayout.draw(sketch, session, box, view.offsets().thread()));
    }

    /// What was changed and what was run are the session's alone: without an event, neither is laid out again.
    private void code(SessionState session, Box box) {
        Double offset = view.offsets().code();
        List<?> key =
                Arrays.asList(session, session.events(), session.files().diffs().size(), offset);
        sketch.panel("code", box, key, () -> CodeLayout.draw(sketch, session, box, offset));
    }

    private void terminal(SessionState session, Box box) {
        Double offset = view.offsets().terminal();
        List<?> key = Arrays.asList(
                session, session.events(), session.terminal().lines().size(), offset);
        sketch.panel("terminal", box, key, () -> TerminalLayout.draw(sketch, session, box, offset));
    }

    private void metrics(SessionState session, Box box) {
        sketch.panel("metrics", box, () -> MetricsLayout.draw(sketch, session, box));
    }

    private StatePanel empty() {
        return switch (view.link()) {
            case LinkState.Connecting _ ->
                new StatePanel(
                        Icons.phase(Phase.STARTING, 0),
                        "Connecting",
                        "Asking for the events of " + view.hud() + ". This takes a second or two on a slow line.",
                        List.of());
            case LinkState.Lost _ ->
                new StatePanel(
                        Icons.phase(Phase.OFFLINE, 0),
                        "Connection lost",
                        "Backroom tries again and continues where it stopped.",
                        List.of());
            case LinkState.Live _, LinkState.Replay _ ->
                new StatePanel(
                        Icons.mark(Token.TEXT3),
                        "No sessions yet",
                        "Start a coding agent in this repository. It shows up here by itself.",
                        List.of());
        };
    }
}
