package com.openagents.backroom.hud.golden;

import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.layout.PanelScenes;
import com.openagents.backroom.hud.layout.WallLayout;
import com.openagents.backroom.hud.layout.WallView;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.hud.state.WallOrder;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.timeline.TimelineZoom;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every state of a HUD, of its panels and of the wall, side by side on a few sheets.
final class GoldenStates {
    private static final double STATE_WIDTH_PX = 400;
    private static final double STATE_HEIGHT_PX = 280;
    private static final long MINUTE_MILLIS = 60_000;
    private static final LinkState LIVE = new LinkState.Live();

    private final Theme theme;
    private final FontMetrics metrics;

    GoldenStates(Theme theme, FontMetrics metrics) {
        this.theme = theme;
        this.metrics = metrics;
    }

    /// What a HUD shows while there is nothing to show, in each phase, and when it was lost.
    Scene states() {
        Story idle = GoldenStory.asked().event(new TickEnd(9_000L, true)).after(40_000);
        Story failed = GoldenStory.asked().event(new TickEnd(9_000L, false)).after(4_000);
        Story completed =
                GoldenStory.asked().event(new SessionEnd(9_000L, true, null)).after(4_000);
        Story question = GoldenStory.asked()
                .tool("q", "AskUserQuestion", ToolKind.OTHER, "Round prices half up, or half to even?")
                .waiting("question")
                .after(134_000);
        Story plan = GoldenStory.asked()
                .tool("q", "ExitPlanMode", ToolKind.THINK, "")
                .waiting("plan")
                .after(9_000);
        Story working = GoldenStory.asked();
        Instant later = working.now().plusMillis(38_000);
        return GoldenSheet.of(
                3,
                List.of(
                        state(null, 0, LIVE, Story.BEGIN),
                        state(null, 9, LIVE, Story.BEGIN),
                        state(null, 0, new LinkState.Lost(Story.BEGIN, later), Story.BEGIN),
                        state(new Story().event(new TickEnd(null, true)), LIVE),
                        state(idle, LIVE),
                        state(failed, LIVE),
                        state(completed, LIVE),
                        state(GoldenStory.asked().event(new SessionEnd(null, null, null)), LIVE),
                        state(working.only(), 9, new LinkState.Lost(working.now(), later, true), later),
                        state(question, LIVE),
                        state(plan, LIVE),
                        wall(List.of(), Story.BEGIN, STATE_WIDTH_PX, STATE_HEIGHT_PX)));
    }

    private Scene state(Story story, LinkState link) {
        return state(story.only(), story.events().size(), link, story.now());
    }

    private Scene state(@Nullable SessionState session, long seq, LinkState link, Instant now) {
        HudView view = new HudView("ada/shop", session, seq, link, false, false, 0, HudView.Offsets.AT_END);
        return HudLayout.lay(view, new Frame(STATE_WIDTH_PX, STATE_HEIGHT_PX, theme, metrics, now));
    }

    /// The metrics in each band of actions a minute, with a context that is nearly full, and of nothing.
    Scene bands() {
        List<Scene> bands = new ArrayList<>();
        for (int actions : new int[] {0, 5, 14, 40, 100}) {
            Story story = GoldenStory.busy(actions);
            bands.add(metrics(story));
        }
        Story full = GoldenStory.busy(22)
                .usage("full", 953_000, 12)
                .event(new SessionTotal(14_360_000L, 3L, MINUTE_MILLIS, MINUTE_MILLIS))
                .event(new Queue(5, new QueueItem("#794 Add APM benchmarking baseline", null, null)))
                .event(new LastPr("https://github.com/ada/shop/pull/12", "Round prices half to even", "open"));
        bands.add(metrics(full));
        bands.add(metrics(new Story().start("Nothing yet")));
        bands.add(
                metrics(GoldenStory.busy(3).event(new Failure("api_error_529", "Overloaded, attempt 1 of 10", true))));
        return GoldenSheet.of(4, bands);
    }

    private Scene metrics(Story story) {
        return PanelScenes.metrics(story.only(), new Frame(350, 300, theme, metrics, story.now()));
    }

    /// Code and terminal with nothing, something and more than they keep.
    Scene panels() {
        List<Scene> panels = new ArrayList<>();
        Story working = GoldenStory.working();
        Story deep = GoldenStory.deep();
        for (Story story : List.of(new Story().start("Nothing yet"), working, deep)) {
            Frame frame = new Frame(360, 240, theme, metrics, story.now());
            panels.add(PanelScenes.code(story.only(), frame));
            panels.add(PanelScenes.terminal(story.only(), frame));
        }
        return GoldenSheet.of(2, panels);
    }

    /// The timeline from a second to a day.
    Scene zooms() {
        Story story = GoldenStory.day();
        List<Scene> zooms = new ArrayList<>();
        for (TimelineZoom zoom : TimelineZoom.values()) {
            Frame frame = new Frame(620, 164, theme, metrics, story.now().plusMillis(400));
            List<SessionState> sorted = WallOrder.sorted(story.state().sessions(), story.now());
            zooms.add(PanelScenes.timeline(sorted, zoom, frame));
        }
        return GoldenSheet.of(2, zooms);
    }

    /// The wall of one session, of twelve with those that wait first, and of two hundred.
    Scene wall(int count) {
        Story story = GoldenStory.crowd(count);
        double height = count == 1 ? 240 : 640;
        return wall(story.state().sessions(), story.now(), 1000, height);
    }

    private Scene wall(List<SessionState> sessions, Instant now, double width, double height) {
        return WallLayout.lay(
                new WallView(sessions, List.of(), null, 0), new Frame(width, height, theme, metrics, now));
    }
}
