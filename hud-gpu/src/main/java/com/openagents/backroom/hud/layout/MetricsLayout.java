package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.ApmBand;
import com.openagents.backroom.hud.state.Cost;
import com.openagents.backroom.hud.state.Newest;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Tokens;
import com.openagents.backroom.hud.state.ToolMeter;
import com.openagents.backroom.hud.state.ToolStats;
import com.openagents.backroom.hud.state.UsageMeter;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The metrics panel: pace, context, tokens, cost, tools, queue (tokens.md §5 and §7.3).
final class MetricsLayout {
    private static final double PADDING = 12;
    private static final double LINE = 17;
    private static final double FIGURES_TOP = 132;
    private static final double WORK_HEIGHT = 51;

    private final Sketch sketch;
    private final SessionState session;
    private final Box box;
    private final Instant now;
    private final double left;
    private final double right;

    private MetricsLayout(Sketch sketch, SessionState session, Box box) {
        this.sketch = sketch;
        this.session = session;
        this.box = box;
        this.now = sketch.frame().now();
        this.left = box.x() + PADDING + 1;
        this.right = box.right() - PADDING - 1;
    }

    static void draw(Sketch sketch, SessionState session, Box box) {
        sketch.ground(box);
        sketch.clip(box.inset(1, 1), () -> new MetricsLayout(sketch, session, box).draw());
    }

    private void draw() {
        pace();
        if (box.height() >= 124 && box.height() < 160) {
            inShort();
        }
        if (box.height() >= 160) {
            context();
            double bottom = box.height() >= 290 ? box.bottom() - WORK_HEIGHT : box.bottom() - 6;
            figures(box.y() + FIGURES_TOP, bottom);
            if (box.height() >= 290) {
                work(box.bottom() - WORK_HEIGHT);
            }
        }
    }

    private void pace() {
        int apm = session.apm().now(now);
        ApmBand band = ApmBand.of(apm);
        sketch.text(left, box.y() + 17, "Actions / min", Font.LABEL, Token.TEXT3, right - left);
        double baseline = box.y() + 51;
        double x = left + sketch.textAt(left, baseline, Integer.toString(apm), Font.BIG, Token.TEXT) + 8;
        sketch.textAt(x, baseline - 1, band.word(), Font.inter(400, 13), Token.TEXT2);
        double wordEnd = x + sketch.width(band.word(), Font.inter(400, 13));
        int[] bars = session.apm().bars(now);
        double step = Math.min(3.75, Math.max(0, (right - wordEnd - 12) / bars.length));
        double peak = Spark.peak(bars);
        if (step >= 1) {
            Spark.draw(
                    sketch,
                    new Box(right - step * bars.length + step - 2, box.y() + 22, step * bars.length, 34),
                    bars,
                    session.apm().waitingBars(now),
                    Math.max(36, peak));
        }
        double segment = (right - left - 8) / 5;
        for (ApmBand each : ApmBand.values()) {
            double start = left + each.segment() * (segment + 2);
            sketch.quad(new Box(start, box.y() + 61, segment, 5), 1, Token.TRACK, null);
            double filled = segment * each.filled(apm);
            if (filled >= 1) {
                sketch.quad(new Box(start, box.y() + 61, filled, 5), 1, Token.ACCENT, null);
            }
        }
        double middle = box.y() + 77;
        double used = sketch.text(left, middle, "session ", Font.LABEL, Token.TEXT3, right - left);
        sketch.text(
                left + used,
                middle,
                Figures.decimal(session.sessionApm(), 1),
                Font.mono(500, 11),
                Token.TEXT2,
                right - left - used);
        if (box.width() > 200) {
            double figure =
                    sketch.textRight(right, middle, Integer.toString((int) peak), Font.mono(500, 11), Token.TEXT2);
            sketch.textRight(right - figure - 4, middle, "30 min, peak", Font.LABEL, Token.TEXT3);
        }
    }

    /// Context, tokens and cost in one line, where there is no room for more.
    private void inShort() {
        boolean isKnown = !session.usage().byModel().isEmpty();
        UsageMeter.Context context = session.usage().context().orElse(null);
        OptionalLong window = context == null ? OptionalLong.empty() : context.windowTokens();
        String share = context != null && window.isPresent()
                ? Figures.percent(context.usedTokens(), window.getAsLong())
                : Figures.UNKNOWN;
        String tokens = isKnown ? Figures.count(session.usage().tokens().total()) : Figures.UNKNOWN;
        shortFigure(0, "Context", share);
        shortFigure(0.5, "Tokens", tokens);
        shortFigure(1, "Cost", Figures.money(session.usage().cost()));
    }

    /// @param place 0 stands at the left, 1 at the right
    private void shortFigure(double place, String name, String value) {
        double middle = box.y() + 103;
        double gap = 5;
        double width = sketch.width(name, Font.LIST) + gap + sketch.width(value, Font.FIGURE);
        double x = left + (right - left - width) * place;
        x += sketch.text(x, middle, name, Font.LIST, Token.TEXT3, right - x) + gap;
        sketch.text(x, middle, value, Font.FIGURE, Token.TEXT, right - x);
    }

    private void context() {
        double middle = box.y() + 98;
        sketch.text(left, middle, "Context", Font.LABEL, Token.TEXT3, 80);
        Optional<UsageMeter.Context> context = session.usage().context();
        Box track = new Box(left, box.y() + 112, right - left, 5);
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

    private void figures(double top, double bottom) {
        sketch.rule(left, top - 7, right - left);
        boolean isNarrow = box.width() < 300;
        double split = isNarrow ? right : left + (right - left) * 0.45;
        int usageRows = usage(split, top, bottom);
        if (isNarrow) {
            tools(left, top + usageRows * LINE + 8, bottom);
        } else {
            tools(split + 21, top, bottom);
        }
    }

    private int usage(double end, double top, double bottom) {
        boolean isKnown = !session.usage().byModel().isEmpty();
        Tokens tokens = session.usage().tokens();
        String[] names = {"Input", "Output", "Cache read", "Cache write"};
        long[] values = {tokens.input(), tokens.output(), tokens.cacheRead(), tokens.cacheWrite()};
        int row = 0;
        for (int i = 0; i < names.length; i++) {
            row += pair(names[i], isKnown ? Figures.count(values[i]) : Figures.UNKNOWN, isKnown, end, top, bottom, row);
        }
        Optional<Cost> cost = session.usage().cost();
        row += pair("Cost", Figures.money(cost), cost.isPresent(), end, top, bottom, row);
        double middle = top + row * LINE + 8;
        if (cost.isPresent() && middle + 8 <= bottom) {
            long reported = cost.get().reportedMicroUsd();
            boolean isMixed = reported > 0 && reported != cost.get().microUsd();
            String how = isMixed ? Figures.money(reported) + " reported" : Figures.source(cost.get());
            sketch.textRight(end, middle, how, Font.LABEL, Token.TEXT3);
            row++;
        }
        return row;
    }

    private int pair(String name, String value, boolean isKnown, double end, double top, double bottom, int row) {
        double middle = top + row * LINE + 8;
        if (middle + 8 > bottom) {
            return 0;
        }
        sketch.text(left, middle, name, Font.LIST, Token.TEXT3, end - left);
        sketch.textRight(end, middle, value, Font.FIGURE, isKnown ? Token.TEXT : Token.TEXT3);
        return 1;
    }

    private void tools(double start, double top, double bottom) {
        List<ToolStats> tools = session.tools().byUse();
        int room = (int) Math.max(0, (bottom - top - 4) / LINE);
        int rows = Math.min(6, room);
        int named = tools.size() <= rows ? tools.size() : Math.max(0, rows - 1);
        for (int i = 0; i < named; i++) {
            ToolStats tool = tools.get(i);
            OptionalLong median = tool.medianMillis();
            String time = median.isPresent() ? Figures.elapsed(median.getAsLong()) : Figures.UNKNOWN;
            toolRow(start, top + i * LINE + 8, tool.name(), tool.calls(), tool.failures(), time);
        }
        if (named < tools.size() && rows > 0) {
            long calls = 0;
            long failures = 0;
            List<ToolStats> others = Newest.of(tools, tools.size() - named);
            for (ToolStats tool : others) {
                calls += tool.calls();
                failures += tool.failures();
            }
            String name = tools.size() - named + " others";
            OptionalLong median = ToolMeter.medianMillis(others);
            String time = median.isPresent() ? Figures.elapsed(median.getAsLong()) : Figures.UNKNOWN;
            toolRow(start, top + named * LINE + 8, name, calls, failures, time);
        }
        if (tools.isEmpty() && room > 0) {
            sketch.text(start, top + 8, "No tool called yet", Font.LABEL, Token.TEXT3, right - start);
        }
    }

    private void toolRow(double start, double middle, String name, long calls, long failures, String time) {
        sketch.textRight(right, middle, time, Font.TIME, Token.TEXT3);
        double failed = right - 53;
        sketch.textRight(
                failed,
                middle,
                failures > 0 ? Figures.count(failures) : Figures.NONE,
                Font.TIME,
                failures > 0 ? Token.RED : Token.TEXT3);
        double callsEnd = failed - 22;
        double callsWidth = sketch.textRight(callsEnd, middle, Figures.count(calls), Font.mono(500, 11), Token.TEXT);
        sketch.text(start, middle, name, Font.mono(500, 11), Token.TEXT2, callsEnd - callsWidth - 6 - start);
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
