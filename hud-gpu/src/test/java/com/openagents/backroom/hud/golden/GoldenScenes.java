package com.openagents.backroom.hud.golden;

import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.layout.TimelineView;
import com.openagents.backroom.hud.layout.WallLayout;
import com.openagents.backroom.hud.layout.WallView;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scenes whose pictures are kept: each painter must show them as the processor does.
public final class GoldenScenes {
    private static final FontMetrics METRICS = FontMetrics.load();

    private GoldenScenes() {}

    /// A scene with the scale that it is painted at.
    ///
    /// @param name of its files
    /// @param scale device px to a px
    public record Golden(String name, Scene scene, double scale) {}

    /// All of them.
    public static List<Golden> all() {
        List<Golden> all = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            String colors = theme.isDark() ? "-dark" : "-light";
            Scene hud = hud(GoldenStory.working(), 1100, 640, theme);
            all.add(new Golden("hud" + colors + "-1x", hud, 1));
            Scene waiting = hud(GoldenStory.waiting(), 1000, 560, theme);
            all.add(new Golden("hud-waiting" + colors + "-1x", waiting, 1));
            all.add(new Golden("wall" + colors + "-1x", wall(1000, 620, theme), 1));
            all.add(new Golden("phone" + colors + "-2x", hud(GoldenStory.waiting(), 390, 844, theme), 2));
            all.add(new Golden("empty" + colors + "-1x", empty(theme), 1));
            all.add(new Golden("lost" + colors + "-2x", lost(theme), 2));
        }
        for (Theme theme : Theme.values()) {
            String name = theme.isDark() ? "timeline-dark-1x" : "timeline-light-1x";
            all.add(new Golden(name, timeline(760, 500, theme), 1));
            String over = theme.isDark() ? "over-dark-2x" : "over-light-2x";
            all.add(new Golden(over, over(theme), 2));
            String panels = theme.isDark() ? "panels-dark-1x" : "panels-light-1x";
            all.add(new Golden(panels, panels(1000, 560, theme), 1));
        }
        addStates(all);
        all.add(new Golden("scripts-dark-1x", hud(GoldenStory.scripts(), 1000, 400, Theme.DARK), 1));
        all.add(new Golden("hud-dark-2x", hud(GoldenStory.working(), 900, 400, Theme.DARK), 2));
        all.add(new Golden("hud-low-dark-1x", hud(GoldenStory.working(), 720, 520, Theme.DARK), 1));
        all.add(new Golden("hud-offline-dark-1x", offline(), 1));
        all.add(new Golden("wall-narrow-dark-1x", wall(460, 620, Theme.DARK), 1));
        for (double scale : new double[] {1, 1.5, 2}) {
            String at = "-" + (scale == Math.rint(scale) ? Integer.toString((int) scale) : scale) + "x";
            all.add(new Golden("shapes" + at, TestCard.shapes(), scale));
            all.add(new Golden("text" + at, TestCard.text(), scale));
        }
        return all;
    }

    private static void addStates(List<Golden> all) {
        for (Theme theme : Theme.values()) {
            GoldenStates states = new GoldenStates(theme, METRICS);
            String colors = theme.isDark() ? "-dark" : "-light";
            all.add(new Golden("states" + colors + "-1x", states.states(), 1));
            all.add(new Golden("metrics" + colors + "-1x", states.bands(), 1));
            all.add(new Golden("zooms" + colors + "-1x", states.zooms(), 1));
            all.add(new Golden("panels" + colors + "-2x", states.panels(), 2));
            all.add(new Golden("wall-twelve" + colors + "-1x", states.wall(12), 1));
        }
        GoldenStates dark = new GoldenStates(Theme.DARK, METRICS);
        all.add(new Golden("wall-one-dark-2x", dark.wall(1), 2));
        all.add(new Golden("wall-two-hundred-dark-1x", dark.wall(200), 1));
    }

    private static Scene hud(Story story, double width, double height, Theme theme) {
        return hud(
                story.only(),
                new LinkState.Live(),
                width,
                height,
                theme,
                story.now().plusMillis(4_300));
    }

    private static Scene hud(
            @Nullable SessionState session, LinkState link, double width, double height, Theme theme, Instant now) {
        HudView view = new HudView("ada/shop", session, 1836, link, true, true, 3, HudView.Offsets.AT_END);
        return HudLayout.lay(view, new Frame(width, height, theme, METRICS, now));
    }

    private static Scene offline() {
        Story story = GoldenStory.working();
        return hud(
                story.only(),
                new LinkState.Live(),
                920,
                460,
                Theme.DARK,
                story.now().plusSeconds(150));
    }

    private static Scene empty(Theme theme) {
        return hud(null, new LinkState.Connecting(Story.BEGIN), 480, 320, theme, Story.BEGIN);
    }

    private static Scene lost(Theme theme) {
        Story story = GoldenStory.working();
        LinkState link = new LinkState.Lost(story.now(), story.now().plusMillis(9_000));
        return hud(story.only(), link, 480, 320, theme, story.now().plusMillis(4_300));
    }

    private static Scene over(Theme theme) {
        Story story = GoldenStory.working().event(new SessionEnd(9_000L, !theme.isDark(), "error_max_turns"));
        return hud(
                story.only(),
                new LinkState.Replay("cart.jsonl"),
                480,
                300,
                theme,
                story.now().plusSeconds(600));
    }

    private static Scene panels(double width, double height, Theme theme) {
        Story story = GoldenStory.deep();
        Frame frame = new Frame(width, height, theme, METRICS, story.now());
        HudView.Offsets offsets = new HudView.Offsets(0.0, 0.0, null, 400);
        return HudLayout.lay(
                new HudView("ada/shop", story.only(), 9, new LinkState.Live(), false, false, 0, offsets), frame);
    }

    private static Scene timeline(double width, double height, Theme theme) {
        Story story = GoldenStory.day();
        Frame frame = new Frame(width, height, theme, METRICS, story.now().plusMillis(4_300));
        TimelineView open = new TimelineView(TimelineSpan.FIRST, 0);
        return WallLayout.lay(new WallView(story.state().sessions(), List.of(), null, 0, open), frame);
    }

    private static Scene wall(double width, double height, Theme theme) {
        Story story = GoldenStory.waiting().in("q").start("Wait for me").prompt("x");
        story.tool("w", "Bash", ToolKind.EXECUTE, "rm -r dist").after(5).waiting("permission");
        for (int i = 0; i < 4; i++) {
            story.in("r" + i).start("Run " + i).prompt("x").after(700).usage("m" + i, 1000, 10);
            story.tool("c" + i, "Bash", ToolKind.EXECUTE, "npm run build:" + i);
            story.in("d" + i).start("Done " + i).prompt("x").after(1).event(new TickEnd(1L, i % 3 != 0));
        }
        Frame frame = new Frame(width, height, theme, METRICS, story.now().plusMillis(4_300));
        return WallLayout.lay(new WallView(story.state().sessions(), List.of(), "r2", 0), frame);
    }
}
