package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.ApmMeter.Wait;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.PhaseText;
import com.openagents.backroom.hud.timeline.Timeline;
import com.openagents.backroom.hud.timeline.TimelineBar;
import com.openagents.backroom.hud.timeline.TimelineRow;
import java.util.List;

/// One row of the timeline: who, how many calls, and the bars.
final class TimelineRowLayout {
    private static final double MIN_BAR = 2;

    /// A wait says more the wider it is (tokens.md §5).
    private static final double WHOLE_WORDS = 150;

    private static final double ONE_WORD = 70;
    private static final double CLOCK = 40;

    private final Sketch sketch;
    private final Timeline timeline;
    private final TimelineRow row;
    private final Box track;
    private final SessionState session;
    private final PhaseNow phase;

    TimelineRowLayout(Sketch sketch, Timeline timeline, TimelineRow row, Box track) {
        this.sketch = sketch;
        this.timeline = timeline;
        this.row = row;
        this.track = track;
        this.session = row.session();
        this.phase = session.phaseAt(sketch.frame().now());
    }

    /// Draws it.
    ///
    /// @return true when the time shown has anything in it
    boolean draw(double left, double top) {
        double middle = top + TimelineLayout.ROW / 2;
        sketch.quad(new Box(left + 1, top + TimelineLayout.ROW - 1, track.right() - left, 1), 0, Token.GRID, null);
        title(left, middle);
        List<TimelineBar> bars = row.bars(timeline, track.width(), MIN_BAR);
        for (TimelineBar bar : bars) {
            bar(bar, middle);
        }
        List<Wait> waits = row.waits(timeline);
        for (Wait wait : waits) {
            wait(wait, top);
        }
        sketch.hit(
                new Box(left, top, track.right() - left, TimelineLayout.ROW),
                new Action.OpenSession(session.hud().toString(), session.sessionId()),
                row.title() + (row.isSubAgent() ? "" : ", " + phase.phase().word()) + ": " + row.summary(timeline)
                        + (timeline.toMillis() == timeline.newestMillis() ? " in the last " : " in ")
                        + timeline.zoom().label());
        return !bars.isEmpty() || !waits.isEmpty();
    }

    private void title(double left, double middle) {
        boolean isWaiting = phase.phase() == Phase.WAITING;
        double x = left + 31;
        double right = track.x() - 10;
        right -= sketch.textRight(right, middle, Figures.count(row.calls()), Font.TIME, Token.TEXT3) + 8;
        if (row.isSubAgent()) {
            sketch.text(x, middle, "\u2514", Font.TIME, Token.TEXT3, 10);
            sketch.text(x + 13, middle, row.title(), Font.LIST, Token.TEXT3, right - x - 13);
            return;
        }
        sketch.icon(Icons.phase(phase.phase(), (double) (session.events() * 30 % 360)), left + 11, middle - 6, 12);
        Font font = isWaiting ? Font.PRIMARY : Font.LIST;
        sketch.text(x, middle, row.title(), font, isWaiting ? Token.AMBER_TEXT : Token.TEXT2, right - x);
    }

    private void bar(TimelineBar bar, double middle) {
        double height = TimelineBar.height(bar.kind());
        double x = track.x() + Math.round(bar.left());
        double width = Math.max(MIN_BAR, Math.rint(bar.right() - bar.left()));
        double top = Math.round(middle - height / 2);
        sketch.quad(new Box(x, top, width, height), 1, bar.token(), null);
        if (bar.isFailed()) {
            TimelineLayout.wedge(sketch, x, top);
        }
        if (bar.isRunning() && width >= 12) {
            sketch.quad(new Box(x + width - 3, top, 1, height), 0, Token.PANEL, null);
            sketch.quad(new Box(x + width - 6, top, 1, height), 0, Token.PANEL, null);
        }
        double room = width - (bar.isRunning() ? 16 : 10);
        if (height >= 14 && room > 20 && sketch.width(bar.title(), Font.LABEL) <= room) {
            Token ink = sketch.frame().theme().isDark() ? Token.CANVAS : Token.PANEL;
            sketch.text(x + 5, middle, bar.title(), Font.LABEL, ink, room + 1);
        }
    }

    private void wait(Wait wait, double top) {
        Long ended = wait.toMillis();
        boolean isNow = ended == null;
        long end = ended == null ? timeline.toMillis() : ended;
        double from = track.x() + Math.max(0, timeline.place(wait.fromMillis(), track.width()));
        double to = track.x() + Math.min(track.width(), timeline.place(end, track.width()));
        Box box = new Box(from, top + 2, Math.max(MIN_BAR, to - from), TimelineLayout.ROW - 4);
        sketch.quad(box, 2, Token.AMBER, sketch.frame().theme().isDark() ? null : Token.AMBER_EDGE);
        double middle = box.centerY();
        double right = box.right() - 6;
        String clock = Figures.clock(end - wait.fromMillis());
        String words = isNow && box.width() >= WHOLE_WORDS ? PhaseText.waiting(phase) : "waiting";
        if (box.width() >= CLOCK) {
            right -= sketch.textRight(right, middle, clock, Font.mono(500, 11), Token.INK) + 8;
        }
        if (box.width() >= ONE_WORD) {
            sketch.text(box.x() + 7, middle, words, Font.BADGE, Token.INK, right - box.x() - 7);
        }
    }
}
