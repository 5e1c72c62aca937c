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
import java.util.List;

/// Lays out the HUD of one session (tokens.md §7): alarm, notice, panels, status.
public final class HudLayout {
    private static final double NOTICE = 32;

    /// What the timeline may take of the panels' place where it is open.
    private static final double TIMELINE_SHARE = 0.4;

    /// Below this height the panels alone are shown.
    private static final double MIN_FOR_TIMELINE = 400;

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

    /// The panels of a session alone, for a page whose bars, alarm and notices are its own elements.
    public static Scene layPanels(SessionState session, HudView.Offsets offsets, Frame frame, PanelCache cache) {
        Sketch sketch = new Sketch(frame, cache);
        new PanelsLayout(sketch, session, offsets).draw(new Box(0, 0, frame.width(), frame.height()));
        return sketch.scene();
    }

    private void draw(double bottom) {
        double top = 0;
        SessionState session = view.session();
        if (session != null) {
            PhaseNow phase = session.phaseAt(frame.now());
            if (phase.phase() == Phase.WAITING) {
                double height =
                        frame.width() < PanelsLayout.STACKED_BELOW ? AlarmLayout.PHONE_HEIGHT : AlarmLayout.HEIGHT;
                Box alarm = new Box(0, 0, frame.width(), height);
                sketch.panel("alarm", alarm, () -> AlarmLayout.draw(sketch, session, phase, alarm));
                top += height;
            }
        }
        top += notice(session, top);
        Box rest = new Box(0, top, frame.width(), bottom - top);
        if (session == null) {
            Box area = rest.inset(PanelsLayout.GUTTER, PanelsLayout.GUTTER);
            sketch.panel("empty", area, () -> empty().draw(sketch, area));
        } else {
            double timeline = timeline(session, rest);
            new PanelsLayout(sketch, session, view.offsets()).draw(rest.top(rest.height() - timeline));
        }
    }

    /// Draws the timeline at the foot of a box.
    ///
    /// @return the height it takes; 0 while it is closed
    private double timeline(SessionState session, Box box) {
        TimelineView timeline = view.timeline();
        if (timeline == null || box.height() < MIN_FOR_TIMELINE) {
            return 0;
        }
        Box area = box.inset(PanelsLayout.GUTTER, PanelsLayout.GUTTER);
        double height =
                TimelineLayout.drawFoot(sketch, List.of(session), timeline, area, area.height() * TIMELINE_SHARE);
        return height + PanelsLayout.GUTTER;
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
