package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.ApmBand;
import com.openagents.backroom.hud.state.Cost;
import com.openagents.backroom.hud.state.SessionFacts.ErrorEntry;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Tokens;
import com.openagents.backroom.hud.state.UsageMeter;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// The metrics panel: pace, context, tokens, cost, tools, queue (tokens.md §5 and §7.3). What does not fit is reached
/// by
/// scrolling; a panel with little height begins with a figure of everything.
final class MetricsLayout {
    private static final double PADDING = 12;
    private static final double LINE = ToolRows.LINE;
    private static final double PACE = 86;

    /// Of it the part with the figure and its bars, without gauge.
    private static final double PACE_FIGURE = 57;

    private static final double CONTEXT = 39;
    private static final double SHORT_LINE = 38;
    private static final double RULE = 7;
    private static final double WORK = 49;
    private static final double WORK_LINE = 18;

    /// Below this height the figures of context, tokens and cost stand in one line, or beside the pace.
    private static final double TALL = 160;

    /// Below this height that line comes before the gauge.
    private static final double PACE_AND_LINE = PACE + SHORT_LINE;

    /// From this width on the figures stand beside the pace, where the panel is not tall.
    private static final double BESIDE = 480;

    /// Room for `Cache write` and its count.
    private static final double USAGE_WIDTH = 132;

    private static final double COLUMN_GAP = 21;

    /// From this width on tools stand beside tokens: a name of nine letters fits beside its figures.
    private static final double TWO_COLUMNS = 340;

    private final Sketch sketch;
    private final SessionState session;
    private final Box box;
    private final Instant now;
    private final double left;
    private final double right;
    private final ToolRows tools;
    private final boolean hasTwo;

    private MetricsLayout(Sketch sketch, SessionState session, Box box) {
        this.sketch = sketch;
        this.session = session;
        this.box = box;
        this.now = sketch.frame().now();
        this.left = box.x() + PADDING + 1;
        this.right = box.right() - PADDING - 1;
        this.tools = new ToolRows(sketch, session.tools().byUse());
        this.hasTwo = box.width() >= TWO_COLUMNS;
    }

    /// @param offset how far its reader has scrolled it
    static void draw(Sketch sketch, SessionState session, Box box, double offset) {
        sketch.ground(box);
        new MetricsLayout(sketch, session, box).draw(offset);
    }

    private void draw(double offset) {
        double height = top() + figuresHeight() + workHeight();
        double rest = Math.max(0, box.height() - 2 - height);
        Rows rows = new Rows();
        rows.add(height + rest, y -> {
            double under = y - 1; // as if the panel had no border
            head(under);
            figures(under + top());
            work(under + top() + figuresHeight() + rest);
        });
        rows.draw(sketch, "metrics", box.inset(1, 1), offset);
    }

    /// Height of what is above the figures.
    private double top() {
        if (box.height() >= TALL) {
            return PACE + CONTEXT;
        }
        return box.width() >= BESIDE ? PACE + RULE : PACE + SHORT_LINE;
    }

    private void head(double top) {
        if (box.height() >= TALL) {
            pace(top, right);
            context(top + PACE);
        } else if (box.width() >= BESIDE) {
            paceAndSummary(top);
        } else if (box.height() >= PACE_AND_LINE) {
            pace(top, right);
            inShort(top + PACE);
        } else {
            paceFigure(top, right);
            inShort(top + PACE_FIGURE);
            gauge(top + SHORT_LINE, right);
        }
    }

    private void paceAndSummary(double top) {
        double middle = (left + right) / 2;
        pace(top, middle - COLUMN_GAP);
        summary(top, middle);
    }

    private void pace(double y, double end) {
        paceFigure(y, end);
        gauge(y, end);
    }

    private void paceFigure(double y, double end) {
        int apm = session.apm().now(now);
        ApmBand band = ApmBand.of(apm);
        sketch.text(left, y + 17, "Actions / min", Font.LABEL, Token.TEXT3, end - left);
        double baseline = y + 51;
        double x = left + sketch.textAt(left, baseline, Integer.toString(apm), Font.BIG, Token.TEXT) + 8;
        sketch.textAt(x, baseline - 1, band.word(), Font.inter(400, 13), Token.TEXT2);
        double wordEnd = x + sketch.width(band.word(), Font.inter(400, 13));
        int[] bars = session.apm().bars(now);
        double step = Math.min(3.75, Math.max(0, (end - wordEnd - 12) / bars.length));
        double peak = Spark.peak(bars);
        if (step >= 1) {
            Spark.draw(
                    sketch,
                    new Box(end - step * bars.length + step - 2, y + 22, step * bars.length, 34),
                    bars,
                    session.apm().waitingBars(now),
                    Math.max(36, peak));
        }
    }

    private void gauge(double y, double end) {
        int apm = session.apm().now(now);
        double segment = (end - left - 8) / 5;
        for (ApmBand each : ApmBand.values()) {
            double start = left + each.segment() * (segment + 2);
            sketch.quad(new Box(start, y + 61, segment, 5), 1, Token.TRACK, null);
            double filled = segment * each.filled(apm);
            if (filled >= 1) {
                sketch.quad(new Box(start, y + 61, filled, 5), 1, Token.ACCENT, null);
            }
        }
        double middle = y + 77;
        double used = sketch.text(left, middle, "session ", Font.LABEL, Token.TEXT3, end - left);
        sketch.text(
                left + used,
                middle,
                Figures.decimal(session.sessionApm(), 1),
                Font.mono(500, 11),
                Token.TEXT2,
                end - left - used);
        if (end - left > 174) {
            double figure = sketch.textRight(
                    end,
                    middle,
                    Integer.toString((int) Spark.peak(session.apm().bars(now))),
                    Font.mono(500, 11),
                    Token.TEXT2);
            sketch.textRight(end - figure - 4, middle, "30 min, peak", Font.LABEL, Token.TEXT3);
        }
    }

    /// Context, tokens and cost in one line, where there is no room for more.
    private void inShort(double top) {
        shortFigure(0, top, "Context", contextShare());
        shortFigure(0.5, top, "Tokens", Figures.tokens(session.usage()));
        shortFigure(1, top, "Cost", Figures.money(session.usage().cost()));
    }

    /// @param place 0 stands at the left, 1 at the right
    private void shortFigure(double place, double top, String name, String value) {
        double middle = top + 17;
        double gap = 5;
        double width = sketch.width(name, Font.LIST) + gap + sketch.width(value, Font.FIGURE);
        double start = left + (right - left - width) * place;
        sketch.textAt(start, Sketch.baseline(middle, Font.LIST), name, Font.LIST, Token.TEXT3);
        sketch.textRight(start + width, middle, value, Font.FIGURE, Token.TEXT);
    }

    /// The same and the calls as a list, beside the pace.
    private void summary(double top, double start) {
        pair(start, right, top + 17, "Context", contextShare());
        pair(start, right, top + 17 + LINE, "Tokens", Figures.tokens(session.usage()));
        pair(
                start,
                right,
                top + 17 + 2 * LINE,
                "Cost",
                Figures.money(session.usage().cost()));
        long failures = session.tools().failures();
        String failed = failures > 0 ? Figures.count(failures) + " failed" : "";
        double middle = top + 17 + 3 * LINE;
        double end = right;
        if (failures > 0) {
            end -= sketch.textRight(end, middle, failed, Font.LIST, Token.RED) + 9;
        }
        pair(start, end, middle, "Calls", Figures.count(session.tools().calls()));
    }

    private String contextShare() {
        UsageMeter.Context context = session.usage().context().orElse(null);
        OptionalLong window = context == null ? OptionalLong.empty() : context.windowTokens();
        return context != null && window.isPresent()
                ? Figures.percent(context.usedTokens(), window.getAsLong())
                : Figures.UNKNOWN;
    }

    private void context(double top) {
        double middle = top + 12;
        sketch.text(left, middle, "Context", Font.LABEL, Token.TEXT3, 80);
        Optional<UsageMeter.Context> context = session.usage().context();
        Box track = new Box(left, top + 26, right - left, 5);
        sketch.quad(track, 1, Token.TRACK, null);
        if (context.isEmpty()) {
            sketch.textRight(right, middle, Figures.UNKNOWN, Font.FIGURE, Token.TEXT3);
            return;
        }
        long used = context.get().usedTokens();
        OptionalLong window = context.get().windowTokens();
        if (window.isEmpty()) {
            sketch.textRight(right, middle, Figures.grouped(used) + " tokens", Font.TIME, Token.TEXT3);
            return;
        }
        long whole = window.getAsLong();
        String share = Figures.percent(used, whole);
        String tokens = Figures.grouped(used) + " / " + Figures.grouped(whole);
        double tokensWidth = sketch.textRight(right, middle, tokens, Font.TIME, Token.TEXT3);
        boolean isFull = used * 10 >= whole * 9;
        sketch.textRight(right - tokensWidth - 9, middle, share, isFull ? Font.FIGURE_STRONG : Font.FIGURE, Token.TEXT);
        double filled = Math.max(1, track.width() * used / whole);
        sketch.quad(new Box(left, track.y(), filled, 5), 1, Token.TEXT3, null);
    }

    private double figuresHeight() {
        int rows = hasTwo ? Math.max(usageRows(), tools.count()) : usageRows() + tools.count();
        return RULE + rows * LINE + (hasTwo ? 0 : RULE) + RULE;
    }

    private void figures(double top) {
        sketch.rule(left, top, right - left);
        double middle = top + RULE + 8;
        double end = hasTwo ? left + USAGE_WIDTH : right;
        usage(middle, end);
        double start = hasTwo ? end + COLUMN_GAP : left;
        double toolsMiddle = hasTwo ? middle : middle + usageRows() * LINE + RULE;
        for (int i = 0; i < tools.count(); i++) {
            tools.draw(i, start, right, toolsMiddle + i * LINE);
        }
    }

    /// Where the cost comes from stands beside it, or under it in the narrower column.
    private int usageRows() {
        return hasTwo && session.usage().cost().isPresent() ? 6 : 5;
    }

    private void usage(double middle, double end) {
        boolean isKnown = session.usage().isKnown();
        Tokens tokens = session.usage().tokens();
        String[] names = {"Input", "Output", "Cache read", "Cache write"};
        long[] values = {tokens.input(), tokens.output(), tokens.cacheRead(), tokens.cacheWrite()};
        double y = middle;
        for (int i = 0; i < names.length; i++) {
            pair(left, end, y, names[i], isKnown ? Figures.count(values[i]) : Figures.UNKNOWN);
            y += LINE;
        }
        Optional<Cost> cost = session.usage().cost();
        pair(left, end, y, "Cost", Figures.money(cost));
        if (cost.isPresent() && hasTwo) {
            sketch.textRight(end, y + LINE, how(cost.get()), Font.LABEL, Token.TEXT3);
        } else if (cost.isPresent()) {
            double x = left + sketch.width("Cost", Font.LIST) + 8;
            sketch.text(x, y, how(cost.get()), Font.LABEL, Token.TEXT3, end - x);
        }
    }

    private static String how(Cost cost) {
        long reported = cost.reportedMicroUsd();
        boolean isMixed = reported > 0 && reported != cost.microUsd();
        return isMixed ? Figures.money(reported) + " reported" : Figures.source(cost);
    }

    private void pair(double start, double end, double middle, String name, String value) {
        sketch.text(start, middle, name, Font.LIST, Token.TEXT3, end - start);
        boolean isKnown = !value.equals(Figures.UNKNOWN);
        sketch.textRight(end, middle, value, Font.FIGURE, isKnown ? Token.TEXT : Token.TEXT3);
    }

    private void work(double top) {
        sketch.rule(left, top, right - left);
        double queueMiddle = top + 16;
        double prMiddle = top + 34;
        Optional<Queue> queue = session.facts().queue();
        sketch.text(left, queueMiddle, "Queue", Font.LIST, Token.TEXT3, 44);
        String depth = queue.isPresent() ? Figures.count(queue.get().depth()) : Figures.UNKNOWN;
        sketch.text(left + 46, queueMiddle, depth, Font.FIGURE, queue.isPresent() ? Token.TEXT : Token.TEXT3, 40);
        double x = left + 72;
        QueueItem oldest = queue.isPresent() ? queue.get().oldest() : null;
        if (oldest != null) {
            String age = Figures.age(oldest.at(), now);
            double ageWidth = sketch.textRight(right, queueMiddle, age, Font.TIME, Token.TEXT3) + 8;
            sketch.text(x, queueMiddle, oldest.label(), Font.LIST, Token.TEXT2, right - ageWidth - x);
        } else if (queue.isEmpty()) {
            sketch.text(x, queueMiddle, planText(), Font.LIST, Token.TEXT3, right - x);
        }
        if (!session.facts().newestErrors().isEmpty()) {
            errors(prMiddle + WORK_LINE, x);
        }
        sketch.text(left, prMiddle, "PR", Font.LIST, Token.TEXT3, 44);
        Optional<LastPr> pr = session.facts().lastPr();
        if (pr.isEmpty()) {
            sketch.text(left + 46, prMiddle, Figures.UNKNOWN, Font.FIGURE, Token.TEXT3, 40);
            sketch.text(x, prMiddle, "no pull request yet", Font.LIST, Token.TEXT3, right - x);
            return;
        }
        String title = pr.get().title() == null ? pr.get().url() : pr.get().title();
        sketch.text(left + 46, prMiddle, title, Font.LIST, Token.ACCENT, right - left - 46);
        sketch.hit(
                new Box(left, prMiddle - 9, right - left, 18),
                new Action.OpenLink(pr.get().url()),
                "Open pull request " + title);
    }

    private double workHeight() {
        return WORK + (session.facts().newestErrors().isEmpty() ? 0 : WORK_LINE);
    }

    /// How many there were besides failed tools, and the newest with its time.
    private void errors(double middle, double x) {
        ErrorEntry newest = session.facts().newestErrors().getLast();
        sketch.text(left, middle, "Errors", Font.LIST, Token.TEXT3, 44);
        sketch.text(left + 46, middle, Figures.count(session.facts().errors()), Font.FIGURE, Token.RED, 40);
        double timeWidth =
                sketch.textRight(right, middle, Figures.minuteSecond(newest.at()), Font.TIME, Token.TEXT3) + 8;
        String words = newest.code() + (newest.message().isEmpty() ? "" : " " + newest.message());
        sketch.text(x, middle, words, Font.LIST, Token.TEXT2, right - timeWidth - x);
    }

    /// Without a queue the agent's plan says what is left to do.
    private String planText() {
        var plan = session.facts().plan();
        if (plan.isEmpty()) {
            return "no queue known";
        }
        int done = 0;
        for (PlanEntry entry : plan) {
            done += entry.status().equals("completed") ? 1 : 0;
        }
        return "plan: " + done + " of " + plan.size() + " done";
    }
}
