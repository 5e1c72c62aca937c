package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.state.ApmMeter.Wait;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.WallOrder;
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

/// The timeline: a table of agents, whose bars are a picture and whose words say the same. Its zoom is links, so it
/// works without script.
final class TimelinePanel {
    /// Units of the picture over the time shown.
    private static final double WIDTH = 1000;

    private static final int HEIGHT = 24;

    /// From here on, in percent, a label would not fit any more.
    private static final double LAST_LABEL = 92;

    private TimelinePanel() {}

    /// The panel.
    ///
    /// @param shown the session of the page, which its links keep
    static El of(HudState state, SessionState shown, TimelineSpan span, Instant now) {
        List<SessionState> sessions = WallOrder.sorted(state.sessions(), now);
        Timeline timeline = Timeline.of(sessions, span, now);
        El body = El.of("tbody");
        boolean isFirst = true;
        for (TimelineRow row : timeline.rows()) {
            body.add(row(row, timeline, now, isFirst));
            isFirst = false;
        }
        return El.of("section", "panel timeline")
                .key("timeline")
                .attribute("aria-labelledby", "h-timeline")
                .attribute("data-ends", timeline.toMillis() + " " + timeline.newestMillis())
                .add(El.of("header", "panel-head")
                        .add(El.of("h2").attribute("id", "h-timeline").text("Timeline"))
                        .add(El.of("p")
                                .text("up to " + Figures.timeOfDay(Instant.ofEpochMilli(timeline.toMillis())) + " UTC"))
                        .add(legend())
                        .add(zooms(timeline, shown)))
                .add(ThreadPanel.scroller(
                        "Timeline",
                        El.of("table")
                                .add(El.of("colgroup")
                                        .add(El.of("col", "who"))
                                        .add(El.of("col", "calls"))
                                        .add(El.of("col")))
                                .add(El.of("thead")
                                        .add(El.of("tr")
                                                .add(head().text("Agent"))
                                                .add(head().text("calls"))
                                                .add(head().add(El.of("span", "sr")
                                                                .text("Calls in this time"))
                                                        .add(ticks(
                                                                timeline,
                                                                timeline.endsNow() ? "axis now" : "axis",
                                                                false)))))
                                .add(body)));
    }

    private static El head() {
        return El.of("th").attribute("scope", "col");
    }

    private static El legend() {
        El legend = El.of("p", "legend");
        for (ToolKind kind : TimelineBar.LEGEND) {
            legend.add(El.of("span", "is-" + kind.wire()).text(kind.wire()));
        }
        return legend.add(El.of("span", "is-failed").text("failed"));
    }

    /// The links that zoom, move and close.
    private static El zooms(Timeline timeline, SessionState shown) {
        TimelineSteps steps = TimelineSteps.of(timeline);
        El nav = El.of("p", "zooms");
        for (TimelineZoom each : TimelineZoom.values()) {
            El link = link(each.label(), shown, steps.zoomed(each));
            if (each == timeline.zoom()) {
                link.attribute("aria-current", "true");
            }
            nav.add(link);
        }
        step("prev", "Earlier", shown, steps.earlier(), nav);
        step("next", "Later", shown, steps.later(), nav);
        return nav.add(link("Close", shown, null));
    }

    private static void step(String rel, String name, SessionState shown, @Nullable TimelineSpan span, El nav) {
        if (span != null) {
            nav.add(link(name, shown, span).attribute("rel", rel));
        }
    }

    private static El link(String text, SessionState shown, @Nullable TimelineSpan span) {
        return El.of("a").attribute("href", link(shown, span)).text(text);
    }

    /// The lines of the grid, or their times; the style sheet leaves some of these out where there is no room.
    private static El ticks(Timeline timeline, String name, boolean isLines) {
        El svg = El.of("svg", name).attribute("aria-hidden", "true");
        for (long at = timeline.firstTick();
                at < timeline.toMillis();
                at += timeline.zoom().tickMillis()) {
            double place = timeline.place(at, 100);
            if (isLines) {
                svg.add(at("rect", place));
            } else if (place < LAST_LABEL) {
                svg.add(at("text", place).text(timeline.label(at)));
            }
        }
        return svg;
    }

    private static El at(String tag, double place) {
        return El.of(tag).attribute("x", Figures.decimal(place, 1) + "%");
    }

    /// The page with another part of time in the timeline; without one, closed.
    static String link(SessionState shown, @Nullable TimelineSpan span) {
        String link = "/hud/" + shown.hud() + "?session=" + Links.encode(shown.sessionId());
        return span == null ? link : link + "&timeline=" + span.wire();
    }

    private static El row(TimelineRow row, Timeline timeline, Instant now, boolean isFirst) {
        PhaseNow phase = row.session().phaseAt(now);
        El name = El.of(
                "div", row.isSubAgent() ? "who sub" : "who is-" + phase.phase().wire());
        if (row.isSubAgent()) {
            name.add(El.of("span", "sr").text("Sub-agent "));
        } else {
            name.add(Svg.of(Icons.phase(phase.phase(), 0), "icon"));
        }
        name.add(El.of("span").text(row.title()));
        El track = El.of("td");
        if (isFirst) {
            track.add(ticks(timeline, "grid", true)); // before the bars, and so behind them
        }
        return El.of("tr")
                .add(El.of("th").attribute("scope", "row").add(name))
                .add(El.of("td").text(Figures.count(row.calls())))
                .add(track.add(bars(row, timeline)).add(El.of("span", "sr").text(words(row, timeline, phase))));
    }

    private static String words(TimelineRow row, Timeline timeline, PhaseNow phase) {
        String words = row.summary(timeline);
        return row.isSubAgent() || phase.phase() != Phase.WAITING
                ? words
                : words + ", waiting for you for "
                        + Figures.clock(timeline.toMillis() - phase.since().toEpochMilli());
    }

    private static El bars(TimelineRow row, Timeline timeline) {
        El svg = El.of("svg", "spark")
                .attribute("viewBox", "0 0 1000 24")
                .attribute("preserveAspectRatio", "none")
                .attribute("aria-hidden", "true");
        for (TimelineBar bar : row.bars(timeline, WIDTH, 2)) {
            int height = TimelineBar.height(bar.kind());
            svg.add(rect("f-" + Svg.name(bar.token()), bar.left(), (HEIGHT - height) / 2, bar.right(), height));
            if (bar.isFailed()) {
                svg.add(rect("f-red", bar.left() - 2, 1, bar.left() + 4, 3));
            }
        }
        for (Wait wait : row.waits(timeline)) {
            Long end = wait.toMillis();
            double left = Math.max(0, timeline.place(wait.fromMillis(), WIDTH));
            double right = end == null ? WIDTH : timeline.place(end, WIDTH);
            svg.add(rect("f-amber", left, 2, Math.max(left + 2, right), HEIGHT - 4));
        }
        return svg;
    }

    private static El rect(String name, double left, int top, double right, int height) {
        return MetricsPanel.rect(
                name,
                Figures.decimal(Math.max(0, left), 1),
                Integer.toString(top),
                Figures.decimal(right - left, 1),
                Integer.toString(height));
    }
}
