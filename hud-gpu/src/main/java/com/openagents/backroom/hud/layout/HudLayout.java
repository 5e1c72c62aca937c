package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays out the HUD of one session (tokens.md §7): alarm, notice, panels, status.
public final class HudLayout {
    private static final double NOTICE = 32;

    /// Below this height panels alone are shown.
    private static final double MIN_FOR_NOTICE = 160;

    /// What the timeline may take of the panels' place where it is open.
    private static final double TIMELINE_SHARE = 0.4;

    /// Below this height the panels alone are shown.
    public static final double MIN_FOR_TIMELINE = 400;

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
        new PanelsLayout(sketch, session, offsets, session.thread().entries())
                .draw(new Box(0, 0, frame.width(), frame.height()));
        return sketch.scene();
    }

    /// The panels of a session from their beginnings, for a frame that is high enough for all their rows.
    public static Scene layAll(SessionState session, HudView.Choice choice, Frame frame) {
        Sketch sketch = new Sketch(frame, new PanelCache());
        PanelsLayout panels = new PanelsLayout(
                sketch,
                session,
                new HudView.Offsets(0.0, 0.0, 0.0, 0),
                choice.only().rows(session, frame.now()));
        new DockedLayout(panels, choice.docks()).draw(new Box(0, 0, frame.width(), frame.height()));
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
            PanelsLayout panels = new PanelsLayout(
                    sketch, session, view.offsets(), view.choice().only().rows(session, frame.now()));
            new DockedLayout(panels, view.choice().docks()).draw(rest.top(rest.height() - timeline));
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

    private double notice(@Nullable SessionState session, double top) {
        Notice notice = session == null ? null : Notice.of(session, view.link(), frame.now());
        if (notice == null || frame.height() < MIN_FOR_NOTICE) {
            return 0;
        }
        Box box = new Box(0, top, frame.width(), NOTICE);
        sketch.panel("notice", box, () -> notice(notice, box));
        return NOTICE;
    }

    private void notice(Notice notice, Box box) {
        boolean isGood = notice.look() == Phase.COMPLETED;
        boolean isBad = notice.look() == Phase.FAILED;
        Token ground = isGood ? Token.GREEN_BG : isBad ? Token.RED_BG : Token.RAISED;
        Token ink = isGood ? Token.GREEN : isBad ? Token.RED : Token.TEXT2;
        sketch.quad(box, 0, ground, null);
        Token rule = isGood ? Token.GREEN_LINE : isBad ? Token.RED_LINE : Token.LINE;
        sketch.quad(new Box(0, box.bottom() - 1, box.width(), 1), 0, rule, null);
        sketch.icon(Icons.phase(notice.look(), 0), 14, box.centerY() - 6, 12);
        double x = 34;
        double room = box.width() - x - 14;
        x += sketch.text(x, box.centerY(), notice.title(), Font.PRIMARY, ink, room) + 12;
        sketch.text(x, box.centerY(), notice.sentence(), Font.LIST, Token.TEXT2, box.right() - 14 - x);
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
                view.seq() > 0
                        ? new StatePanel(
                                Icons.phase(Phase.ENDED, 0),
                                "This session is gone",
                                "Its history was deleted, or newer sessions took its place. The wall has those that are"
                                        + " here.",
                                List.of())
                        : new StatePanel(
                                Icons.mark(Token.TEXT3),
                                "No sessions yet",
                                "Start a coding agent in this repository. It shows up here by itself.",
                                List.of());
        };
    }
}
