package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.TimeTrack;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.timeline.Timeline;
import com.openagents.backroom.hud.timeline.TimelineBar;
import com.openagents.backroom.hud.timeline.TimelineRow;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.hud.timeline.TimelineSteps;
import com.openagents.backroom.hud.timeline.TimelineZoom;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The timeline strip: its head with legend and zoom, its axis, and a row for each agent (tokens.md §5).
final class TimelineLayout {
    private static final double AXIS = 24;
    static final double ROW = 24;
    private static final int MIN_ROWS = 3;

    /// Head, axis and the border.
    private static final double FRAME = PanelHead.HEIGHT + AXIS + 2;

    /// Nearer than this, not every line of the grid has a label.
    private static final double LABEL_GAP = 10;

    private static final String EARLIER = "\u2190";
    private static final String LATER = "\u2192";

    private static final double MAX_TITLES = 230;
    private static final double MIN_TITLES = 90;

    private final Sketch sketch;
    private final Timeline timeline;
    private final TimelineSteps steps;
    private final Box box;

    /// Where calls are drawn, over all rows.
    private final Box track;

    private TimelineLayout(Sketch sketch, Timeline timeline, Box box) {
        this.sketch = sketch;
        this.timeline = timeline;
        this.steps = TimelineSteps.of(timeline);
        this.box = box;
        double titles = Math.clamp(Math.rint(box.width() * 0.24), MIN_TITLES, MAX_TITLES);
        double top = box.y() + PanelHead.HEIGHT + AXIS;
        this.track = new Box(box.x() + titles, top, Math.max(1, box.width() - titles - 10), box.bottom() - 1 - top);
    }

    /// Draws the timeline of sessions in this order as a panel.
    static void draw(Sketch sketch, List<SessionState> sessions, TimelineView view, Box box) {
        draw(sketch, Timeline.of(sessions, view.span(), sketch.frame().now()), view, box);
    }

    /// Draws it at the foot of a box, no higher than its rows need.
    ///
    /// @return the height it takes
    static double drawFoot(Sketch sketch, List<SessionState> sessions, TimelineView view, Box box, double maxHeight) {
        Timeline timeline = Timeline.of(sessions, view.span(), sketch.frame().now());
        double rows = ROW * Math.max(MIN_ROWS, timeline.rows().size());
        double height = Math.min(Math.rint(maxHeight), FRAME + rows + 4);
        draw(sketch, timeline, view, new Box(box.x(), box.bottom() - height, box.width(), height));
        return height;
    }

    private static void draw(Sketch sketch, Timeline timeline, TimelineView view, Box box) {
        sketch.panel("timeline", box, () -> {
            sketch.ground(box);
            sketch.clip(box.inset(1, 1), () -> new TimelineLayout(sketch, timeline, box).draw(view.offset()));
        });
    }

    private void draw(double offset) {
        sketch.time(new TimeTrack(new Box(track.x(), track.y() - AXIS, track.width(), track.height() + AXIS), steps));
        double middle = box.y() + PanelHead.HEIGHT / 2;
        double left = box.x() + 11;
        left += sketch.text(left, middle, "Timeline", Font.BADGE, Token.TEXT2, box.width() - 22) + 14;
        double right = zooms(left, middle);
        legend(left, right, middle);
        sketch.rule(box.x(), box.y() + PanelHead.HEIGHT - 1, box.width());
        axis(box.y() + PanelHead.HEIGHT);
        rows(offset);
    }

    /// Draws the buttons that move and zoom, from the right.
    ///
    /// @return where they begin
    private double zooms(double left, double middle) {
        double x = box.right() - 8;
        x = button(LATER, steps.later(), false, "Later in the timeline", x, left, middle);
        x = button(EARLIER, steps.earlier(), false, "Earlier in the timeline", x, left, middle);
        x -= 6;
        for (TimelineZoom zoom : List.of(TimelineZoom.values()).reversed()) {
            String label = "Timeline of the last " + zoom.label();
            x = button(zoom.label(), steps.zoomed(zoom), zoom == timeline.zoom(), label, x, left, middle);
        }
        return x;
    }

    /// @param span what it asks for; null where that is nothing
    private double button(
            String word,
            @Nullable TimelineSpan span,
            boolean isChosen,
            String label,
            double right,
            double left,
            double middle) {
        Font font = isChosen ? Font.mono(500, 11) : Font.TIME;
        double width = Math.ceil(sketch.width(word, font)) + 14;
        if (right - width < left) {
            return right;
        }
        Box button = new Box(right - width, middle - 10, width, 20);
        if (isChosen) {
            sketch.quad(button, 3, Token.HOVER, null);
        }
        Token ink = span == null ? Token.FAINT : isChosen ? Token.TEXT : Token.TEXT3;
        sketch.text(button.x() + 7, middle, word, font, ink, width);
        if (span != null) {
            sketch.hit(button, new Action.Command(span.command()), label);
        }
        return button.x();
    }

    private void legend(double left, double right, double middle) {
        double x = left;
        for (ToolKind kind : TimelineBar.LEGEND) {
            x = sample(kind.wire(), TimelineBar.token(kind), Math.max(3, TimelineBar.height(kind)), x, right, middle);
        }
        x = sample("failed", Token.RED, 10, x, right, middle + 1);
        if (!timeline.isActive() && steps.later() == null) {
            sketch.text(x + 4, middle, "up to the last event", Font.LABEL, Token.TEXT3, right - x - 8);
        }
    }

    private double sample(String word, Token token, double height, double x, double right, double middle) {
        double width = 10 + 6 + sketch.width(word, Font.LABEL) + 14;
        if (x + width > right) {
            return x;
        }
        sketch.quad(new Box(x, middle - height / 2, 10, height), 1, token, null);
        if (token == Token.RED) {
            wedge(x, middle - height / 2);
        }
        sketch.text(x + 16, middle, word, Font.LABEL, Token.TEXT3, width);
        return x + Math.ceil(width);
    }

    private void axis(double top) {
        double middle = top + AXIS / 2;
        sketch.text(box.x() + 11, middle, "Agent", Font.LABEL, Token.TEXT3, track.x() - box.x() - 60);
        sketch.textRight(track.x() - 10, middle, "calls", Font.LABEL, Token.TEXT3);
        double end = track.right();
        String last = timeline.zoom() == TimelineZoom.SECOND
                ? timeline.label(timeline.toMillis())
                : Figures.timeOfDay(Instant.ofEpochMilli(timeline.toMillis()));
        end -= sketch.textRight(end, middle, last, Font.TIME, Token.TEXT2) + LABEL_GAP;
        long tick = timeline.zoom().tickMillis();
        double free = track.x();
        for (long at = timeline.firstTick(); at <= timeline.toMillis(); at += tick) {
            double x = track.x() + timeline.place(at, track.width());
            String text = timeline.label(at);
            double width = sketch.width(text, Font.TIME);
            if (x + 4 >= free && x + 4 + width <= end) {
                sketch.text(x + 4, middle, text, Font.TIME, Token.TEXT3, width + 1);
                free = x + 4 + width + LABEL_GAP;
            }
        }
        sketch.rule(box.x(), top + AXIS - 1, box.width());
    }

    private void rows(double offset) {
        grid();
        Box area = new Box(box.x() + 1, track.y(), box.width() - 2, track.height());
        boolean[] hasAny = new boolean[1];
        Rows rows = new Rows();
        for (TimelineRow row : timeline.rows()) {
            rows.add(ROW, top -> hasAny[0] |= new TimelineRowLayout(sketch, timeline, row, track).draw(box.x(), top));
        }
        rows.draw(sketch, "timeline", area, offset);
        if (!hasAny[0] && area.height() > ROW) {
            String none = "No tool was called in this time: choose another one above.";
            sketch.text(track.x() + 8, area.y() + ROW / 2, none, Font.LIST, Token.TEXT3, track.width() - 16);
        }
        if (timeline.endsNow()) {
            sketch.quad(new Box(track.right(), track.y(), 1, track.height()), 0, Token.ACCENT, null);
        }
    }

    private void grid() {
        sketch.quad(new Box(track.x() - 1, track.y() - AXIS, 1, track.height() + AXIS), 0, Token.LINE, null);
        for (long at = timeline.firstTick();
                at <= timeline.toMillis();
                at += timeline.zoom().tickMillis()) {
            double x = track.x() + timeline.place(at, track.width());
            sketch.quad(new Box(x, track.y(), 1, track.height()), 0, Token.LINE, null);
        }
    }

    /// Marks what failed, whatever its colour looks like: a wedge over the beginning of the bar.
    private void wedge(double x, double top) {
        wedge(sketch, x, top);
    }

    static void wedge(Sketch sketch, double x, double top) {
        sketch.quad(new Box(x - 2, top - 4, 6, 1), 0, Token.RED, null);
        sketch.quad(new Box(x - 1, top - 3, 4, 1), 0, Token.RED, null);
        sketch.quad(new Box(x, top - 2, 2, 2), 0, Token.RED, null);
    }
}
