package com.openagents.backroom.hud.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final double WIDTH = 480;

    private static Timeline minutes(Story story, Instant now) {
        return Timeline.of(story.state().sessions(), TimelineZoom.EIGHT_MINUTES, now);
    }

    private static Story call(Story story, String id, long millis, boolean success) {
        return story.tool(id, "Bash", ToolKind.EXECUTE, "make " + id)
                .after(millis)
                .done(id, success, "no rule");
    }

    @Test
    void calls_lieWhereTheirTimesAre() {
        Story story = new Story().start("Build").prompt("x");
        call(story, "a", 60_000, true).after(60_000);
        call(story, "b", 30_000, false).after(30_000);
        story.tool("c", "Bash", ToolKind.EXECUTE, "make c").after(60_000);
        Timeline timeline = minutes(story, story.now());
        List<TimelineBar> bars = timeline.rows().getFirst().bars(timeline, WIDTH, 2);
        assertEquals(
                List.of(
                        new TimelineBar(ToolKind.EXECUTE, "make a", 240, 300, false, false),
                        new TimelineBar(ToolKind.EXECUTE, "make c", 420, 480, false, true),
                        new TimelineBar(ToolKind.EXECUTE, "make b", 360, 390, true, false)),
                bars,
                "what failed comes last, over the others");
        assertEquals(
                "3 execute, 1 of them failed, 1 of them running",
                timeline.rows().getFirst().summary(timeline));
    }

    @Test
    void callsNearerThanABar_areOneOfTheirKind() {
        Story story = new Story().start("Build").prompt("x");
        for (int i = 0; i < 900; i++) {
            call(story, "c" + i, 20, true).after(20);
        }
        Timeline timeline = Timeline.of(story.state().sessions(), TimelineZoom.DAY, story.now());
        List<TimelineBar> bars = timeline.rows().getFirst().bars(timeline, WIDTH, 2);
        assertEquals(1, bars.size());
        assertEquals("", bars.getFirst().title());
        assertTrue(bars.getFirst().right() <= WIDTH);
    }

    @Test
    void quietAgents_areShownUpToTheirLastEvent() {
        Story story = call(new Story().start("Build").prompt("x"), "a", 1_000, true);
        Instant later = story.now().plusSeconds(3_600);
        assertEquals(
                later.toEpochMilli(),
                minutes(story, story.now().plusSeconds(60)).toMillis() + 3_540_000);
        story.event(new TickEnd(1L, true));
        Timeline quiet = minutes(story, later);
        assertEquals(story.now().toEpochMilli(), quiet.toMillis());
        assertFalse(quiet.endsNow());
    }

    @Test
    void subAgents_haveRowsUnderTheirSession_whileTheyHaveCallsInTheTime() {
        Story story = call(new Story().start("Build").prompt("x"), "a", 1_000, true);
        call(story.by("s1").prompt("Review the tests\nand nothing else"), "b", 1_000, true);
        call(story.by("s2"), "c", 1_000, true);
        assertEquals(List.of("Build", "Review the tests", "Sub-agent s2"), titles(minutes(story, story.now())));
        story.event(new StateChange("subagent", "completed", "Review docs"));
        assertEquals(List.of("Build", "Review the tests", "Review docs"), titles(minutes(story, story.now())));
        story.by(null).after(600_000);
        call(story, "d", 1_000, true);
        assertEquals(List.of("Build"), titles(minutes(story, story.now())));
    }

    @Test
    void aThousandSubAgents_haveSoManyRowsAsCanBeRead_andTheOthersOne() {
        Story story = new Story().start("Build").prompt("x");
        for (int i = 0; i < 1_000; i++) {
            call(story.by("agent-" + i), "c" + i, 10, true);
        }
        Timeline timeline = minutes(story, story.now());
        assertEquals(1 + Timeline.MAX_SUB_ROWS + 1, timeline.rows().size());
        TimelineRow others = timeline.rows().getLast();
        assertEquals(1_000 - Timeline.MAX_SUB_ROWS + " more sub-agents", others.title());
        assertEquals(1_000 - Timeline.MAX_SUB_ROWS + " execute", others.summary(timeline));
    }

    private static List<String> titles(Timeline timeline) {
        return timeline.rows().stream().map(TimelineRow::title).toList();
    }

    @Test
    void zooms_areFoundByTheirNamesAndCommands() {
        for (TimelineZoom zoom : TimelineZoom.values()) {
            assertEquals(Optional.of(zoom), TimelineZoom.find(zoom.wire()));
            assertEquals(zoom, TimelineZoom.ofCommand(zoom.command()));
        }
        assertEquals(Optional.empty(), TimelineZoom.find("2min"));
        assertEquals(null, TimelineZoom.ofCommand("check-sources"));
    }
}
