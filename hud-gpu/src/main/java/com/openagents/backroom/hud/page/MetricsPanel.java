package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.state.ApmBand;
import com.openagents.backroom.hud.state.Cost;
import com.openagents.backroom.hud.state.Newest;
import com.openagents.backroom.hud.state.SessionFacts.ErrorEntry;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Tokens;
import com.openagents.backroom.hud.state.ToolMeter;
import com.openagents.backroom.hud.state.ToolName;
import com.openagents.backroom.hud.state.ToolStats;
import com.openagents.backroom.hud.state.UsageMeter;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The metrics: pace, context, tokens, cost, tools, queue.
final class MetricsPanel {
    /// Tools with a row of their own; the rest shares one.
    private static final int MAX_TOOLS = 5;

    private static final int BARS_HEIGHT = 34;
    private static final double BAR_STEP = 3.75;

    private MetricsPanel() {}

    static El of(SessionState session, Instant now) {
        return El.of("section", "panel metrics")
                .key("metrics")
                .attribute("tabindex", "0")
                .attribute("aria-labelledby", "h-metrics")
                .add(El.of("h2", "sr").attribute("id", "h-metrics").text("Metrics"))
                .add(pace(session, now))
                .add(context(session))
                .add(El.of("div", "columns").add(usage(session)).add(tools(session)))
                .add(work(session, now));
    }

    private static El pace(SessionState session, Instant now) {
        int apm = session.apm().now(now);
        ApmBand band = ApmBand.of(apm);
        int[] bars = session.apm().bars(now);
        int peak = 0;
        for (int bar : bars) {
            peak = Math.max(peak, 2 * bar);
        }
        El gauge = El.of("svg", "gauge")
                .attribute("viewBox", "0 0 508 5")
                .attribute("preserveAspectRatio", "none")
                .attribute("aria-hidden", "true");
        for (ApmBand each : ApmBand.values()) {
            String x = Integer.toString(102 * each.segment());
            gauge.add(rect("f-track", x, "0", "100", "5"));
            gauge.add(rect("f-accent", x, "0", Figures.decimal(100 * each.filled(apm), 1), "5"));
        }
        return El.of("div", "pace")
                .add(El.of("h3").text("Actions / min"))
                .add(El.of("p", "big")
                        .add(El.of("b").text(Integer.toString(apm)))
                        .text(" " + band.word()))
                .add(spark(bars, session.apm().waitingBars(now), Math.max(36, peak) / 2.0))
                .add(gauge)
                .add(El.of("p", "under")
                        .add(El.of("span")
                                .text("session ")
                                .add(El.of("code").text(Figures.decimal(session.sessionApm(), 1))))
                        .add(El.of("span")
                                .text("30 min, peak ")
                                .add(El.of("code").text(Integer.toString(peak)))));
    }

    static El spark(int[] bars, boolean[] waiting, double full) {
        El svg = El.of("svg", "spark")
                .attribute("viewBox", "0 0 225 34")
                .attribute("preserveAspectRatio", "none")
                .attribute("aria-hidden", "true");
        for (int i = 0; i < bars.length; i++) {
            String x = Figures.decimal(i * BAR_STEP, 2);
            if (waiting[i]) {
                svg.add(rect("f-amber", x, Integer.toString(BARS_HEIGHT - 3), "3.75", "3"));
            } else {
                double height = bars[i] == 0 ? 1 : Math.clamp(BARS_HEIGHT * bars[i] / full, 2, BARS_HEIGHT);
                String name = bars[i] == 0 ? "f-line2" : i == bars.length - 1 ? "f-accent" : "f-spark";
                svg.add(rect(name, x, Figures.decimal(BARS_HEIGHT - height, 1), "2", Figures.decimal(height, 1)));
            }
        }
        return svg;
    }

    static El rect(String name, String x, String y, String width, String height) {
        return El.of("rect", name)
                .attribute("x", x)
                .attribute("y", y)
                .attribute("width", width)
                .attribute("height", height);
    }

    private static El context(SessionState session) {
        El box = El.of("div", "context").add(El.of("h3").text("Context"));
        Optional<UsageMeter.Context> context = session.usage().context();
        if (context.isEmpty()) {
            return box.add(El.of("p", "value").add(El.of("code", "unknown").text(Figures.UNKNOWN)));
        }
        long used = context.get().usedTokens();
        OptionalLong window = context.get().windowTokens();
        El value = El.of("p", "value");
        if (window.isEmpty()) {
            return box.add(
                    value.add(El.of("code").text(Figures.count(used))).text(" tokens, window of this model unknown"));
        }
        long whole = window.getAsLong();
        return box.add(value.add(El.of("b").text(Figures.percent(used, whole)))
                        .add(El.of("code", "dim").text(" " + Figures.grouped(used) + " / " + Figures.grouped(whole))))
                .add(El.of("svg", "gauge")
                        .attribute("viewBox", "0 0 1000 5")
                        .attribute("preserveAspectRatio", "none")
                        .attribute("aria-hidden", "true")
                        .add(rect("f-track", "0", "0", "1000", "5"))
                        .add(rect("f-text3", "0", "0", Figures.decimal(1000.0 * used / whole, 1), "5")));
    }

    private static El usage(SessionState session) {
        Tokens tokens = session.usage().tokens();
        boolean isKnown = session.usage().isKnown();
        El list = El.of("dl", "usage")
                .add(term("Input"))
                .add(value(isKnown, tokens.input()))
                .add(term("Output"))
                .add(value(isKnown, tokens.output()))
                .add(term("Cache read"))
                .add(value(isKnown, tokens.cacheRead()))
                .add(term("Cache write"))
                .add(value(isKnown, tokens.cacheWrite()))
                .add(term("Cost"));
        Optional<Cost> cost = session.usage().cost();
        if (cost.isEmpty()) {
            return list.add(El.of("dd", "unknown").text(Figures.UNKNOWN));
        }
        list.add(El.of("dd").text(Figures.money(cost.get().microUsd())));
        boolean isMixed = cost.get().reportedMicroUsd() > 0
                && cost.get().reportedMicroUsd() != cost.get().microUsd();
        return list.add(El.of("dd", "how")
                .text(
                        isMixed
                                ? Figures.money(cost.get().reportedMicroUsd()) + " reported"
                                : Figures.source(cost.get())));
    }

    private static El term(String name) {
        return El.of("dt").text(name);
    }

    private static El value(boolean isKnown, long tokens) {
        return isKnown
                ? El.of("dd").attribute("title", Figures.grouped(tokens)).text(Figures.count(tokens))
                : El.of("dd", "unknown").text(Figures.UNKNOWN);
    }

    private static El tools(SessionState session) {
        List<ToolStats> tools = session.tools().byUse();
        if (tools.isEmpty()) {
            return El.of("p", "dim").text("No tool called yet");
        }
        El body = El.of("tbody");
        int named = tools.size() <= MAX_TOOLS + 1 ? tools.size() : MAX_TOOLS;
        for (int i = 0; i < named; i++) {
            ToolStats tool = tools.get(i);
            OptionalLong median = tool.medianMillis();
            body.add(row(
                    tool.name(),
                    tool.calls(),
                    tool.failures(),
                    median.isPresent() ? Figures.elapsed(median.getAsLong()) : Figures.UNKNOWN));
        }
        if (named < tools.size()) {
            long calls = 0;
            long failures = 0;
            List<ToolStats> others = Newest.of(tools, tools.size() - named);
            for (ToolStats tool : others) {
                calls += tool.calls();
                failures += tool.failures();
            }
            OptionalLong median = ToolMeter.medianMillis(others);
            body.add(row(
                    tools.size() - named + " others",
                    calls,
                    failures,
                    median.isPresent() ? Figures.elapsed(median.getAsLong()) : Figures.UNKNOWN));
        }
        El head = El.of("thead", "sr")
                .add(El.of("tr")
                        .add(El.of("th").attribute("scope", "col").text("Tool"))
                        .add(El.of("th").attribute("scope", "col").text("Calls"))
                        .add(El.of("th").attribute("scope", "col").text("Failed"))
                        .add(El.of("th").attribute("scope", "col").text("Median time")));
        return El.of("table", "tools").add(head).add(body);
    }

    private static El row(String name, long calls, long failures, String median) {
        return El.of("tr")
                .key("t" + name)
                .add(name(name))
                .add(El.of("td").text(Figures.count(calls)))
                .add(El.of("td", failures > 0 ? "bad" : "none")
                        .text(failures > 0 ? Figures.count(failures) : Figures.NONE))
                .add(El.of("td", "dim").text(median));
    }

    /// A name keeps its end, as a path does: its server gives way first.
    private static El name(String name) {
        El cell = El.of("th").attribute("scope", "row").attribute("title", name);
        ToolName parts = ToolName.of(name);
        if (parts.server().isEmpty()) {
            return cell.text(name);
        }
        return cell.add(El.of("span", "path")
                .add(El.of("span", "folders").add(El.of("bdi").text(parts.prefix())))
                .add(El.of("b").text(parts.tool())));
    }

    private static El work(SessionState session, Instant now) {
        El list = El.of("dl", "work").add(term("Queue"));
        Queue queue = session.facts().queue().orElse(null);
        list.add(El.of("dd")
                .add(El.of("code", queue == null ? "unknown" : "")
                        .text(queue == null ? Figures.UNKNOWN : Figures.count(queue.depth())))
                .text(" ")
                .add(oldest(queue, now)));
        LastPr pr = session.facts().lastPr().orElse(null);
        list.add(term("PR"))
                .add(
                        pr == null
                                ? El.of("dd")
                                        .add(El.of("code", "unknown").text(Figures.UNKNOWN))
                                        .add(El.of("span", "dim").text(" no pull request yet"))
                                : lastPr(pr));
        return session.facts().newestErrors().isEmpty() ? list : errors(session, list);
    }

    private static El errors(SessionState session, El list) {
        ErrorEntry newest = session.facts().newestErrors().getLast();
        return list.add(term("Errors"))
                .add(El.of("dd")
                        .add(El.of("code", "bad")
                                .text(Figures.count(session.facts().errors())))
                        .text(" " + newest.code() + " " + newest.message() + " ")
                        .add(ThreadPanel.time(newest.at(), Figures.minuteSecond(newest.at()))));
    }

    private static El oldest(@Nullable Queue queue, Instant now) {
        QueueItem item = queue == null ? null : queue.oldest();
        El span = El.of("span");
        if (item == null) {
            return span;
        }
        String url = item.url() == null ? "" : item.url();
        return span.add(Links.of(url, item.label())).add(El.of("code", "dim").text(" " + Figures.age(item.at(), now)));
    }

    private static El lastPr(LastPr pr) {
        String title = pr.title() == null ? pr.url() : pr.title();
        String state = pr.state() == null ? "" : " " + pr.state();
        return El.of("dd")
                .add(Links.of(pr.url(), title))
                .add(El.of("span", "dim").text(state));
    }
}
