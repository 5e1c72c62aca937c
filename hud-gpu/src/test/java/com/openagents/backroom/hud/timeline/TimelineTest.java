package com.openagents.backroom.hud.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final double WIDTH = 480;
    private static final int MOST_STEPS = 100;

    private static Timeline minutes(Story story, Instant now) {
        return Timeline.of(story.state().sessions(), TimelineSpan.newest(TimelineZoom.EIGHT_MINUTES), now);
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
    void callWithoutAnEnd_ofAnAgentThatIsGone_endsWithWhatWasHeardLast() {
        Story story = new Story().start("Build").prompt("x");
        story.tool("a", "Bash", ToolKind.EXECUTE, "make a").after(60_000);
        Instant last = call(story, "b", 0, true).now();
        story.in("s2").start("Goes on").prompt("y").after(180_000).prompt("z");
        Timeline timeline = minutes(story, story.now());
        TimelineRow gone = timeline.rows().stream()
                .filter(row -> row.title().equals("Build"))
                .findFirst()
                .orElseThrow();
        assertEquals("2 execute", gone.summary(timeline), "nothing runs");
        assertEquals(
                timeline.place(last.toEpochMilli(), WIDTH),
                gone.bars(timeline, WIDTH, 2).getFirst().right());
    }

    @Test
    void callsNearerThanABar_areOneOfTheirKind() {
        Story story = new Story().start("Build").prompt("x");
        for (int i = 0; i < 900; i++) {
            call(story, "c" + i, 20, true).after(20);
        }
        Timeline timeline = Timeline.of(story.state().sessions(), TimelineSpan.newest(TimelineZoom.DAY), story.now());
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
        assertTrue(timeline.rows().stream().skip(1).allMatch(row -> row.calls() > 0));
        assertEquals(1_000 - Timeline.MAX_SUB_ROWS, others.calls());
    }

    @Test
    void subAgent_isNamedByItsTask_whetherItsTypeOrItsPromptIsHeardFirst() {
        Story story = new Story().start("Build").prompt("x").by("s1");
        story.event(new StateChange("subagent", "completed", "general-purpose")).prompt("Review the tests");
        call(story, "a", 1_000, true);
        assertEquals(List.of("Build", "Review the tests"), titles(minutes(story, story.now())));
        story.event(new StateChange("subagent", "completed", "general-purpose"));
        assertEquals(List.of("Build", "Review the tests"), titles(minutes(story, story.now())));
    }

    private static List<String> titles(Timeline timeline) {
        return timeline.rows().stream().map(TimelineRow::title).toList();
    }

    @Test
    void spans_areFoundByTheirNamesAndCommands() {
        Instant moment = Instant.parse("2026-11-23T15:04:00.250Z");
        for (TimelineZoom zoom : TimelineZoom.values()) {
            for (TimelineSpan span : List.of(TimelineSpan.newest(zoom), new TimelineSpan(zoom, moment))) {
                assertEquals(Optional.of(span), TimelineSpan.find(span.wire()));
                assertEquals(span, TimelineSpan.ofCommand(span.command()));
            }
        }
        assertEquals("8min@2026-11-23T15:04:00.250Z", new TimelineSpan(TimelineZoom.EIGHT_MINUTES, moment).wire());
        for (String wrong : List.of("2min", "", "@", "8min@", "8min@yesterday", "@2026-11-23T15:04:00Z")) {
            assertEquals(Optional.empty(), TimelineSpan.find(wrong));
        }
        assertEquals(Optional.empty(), TimelineSpan.find(null));
        assertEquals(null, TimelineSpan.ofCommand("check-sources"));
    }

    @Test
    void steps_leadFromCallToCall_overTheTimeBetweenThem_andBack() {
        Story story = new Story().start("Build").prompt("x");
        call(story, "a", 200, true).after(3_600_000);
        call(story, "b", 200, true).after(7_200_000);
        call(story, "c", 200, true);
        List<String> seen = new ArrayList<>();
        TimelineSpan begin = walk(story, TimelineSpan.newest(TimelineZoom.SECOND), TimelineSteps::earlier, seen);
        assertEquals(List.of("make c", "make b", "make a"), seen);
        TimelineSpan end = walk(story, begin, TimelineSteps::later, seen);
        assertEquals(List.of("make c", "make b", "make a", "make b", "make c"), seen);
        assertEquals(TimelineSpan.newest(TimelineZoom.SECOND), end, "it follows what is newest again");
    }

    /// Steps as far as it goes, and notes what is seen on the way.
    private static TimelineSpan walk(
            Story story, TimelineSpan from, Function<TimelineSteps, @Nullable TimelineSpan> step, List<String> seen) {
        TimelineSpan span = from;
        for (int left = MOST_STEPS; left > 0; left--) {
            Timeline timeline = at(story, span);
            see(timeline, seen);
            TimelineSpan next = step.apply(TimelineSteps.of(timeline));
            if (next == null) {
                return span;
            }
            span = next;
        }
        throw new AssertionError("still steps at " + span.wire());
    }

    private static Timeline at(Story story, TimelineSpan span) {
        return Timeline.of(story.state().sessions(), span, story.now());
    }

    private static void see(Timeline timeline, List<String> seen) {
        for (TimelineBar bar : timeline.rows().getFirst().bars(timeline, WIDTH, 2)) {
            if (seen.isEmpty() || !seen.getLast().equals(bar.title())) {
                seen.add(bar.title());
            }
        }
    }

    @Test
    void zoom_keepsTheMiddle_whileThereIsMoreOnBothSides() {
        Story story =
                call(new Story().start("Build").prompt("x"), "a", 200, true).after(86_400_000);
        call(story, "b", 200, true);
        Instant moment = story.now().minusSeconds(40_000);
        TimelineSteps steps = TimelineSteps.of(at(story, new TimelineSpan(TimelineZoom.HOUR, moment)));
        assertEquals(
                new TimelineSpan(TimelineZoom.MINUTE, moment.minusSeconds(1_800).plusSeconds(30)),
                steps.zoomed(TimelineZoom.MINUTE));
        assertEquals(TimelineSpan.newest(TimelineZoom.DAY), steps.nearer(-9), "a day reaches what is newest");
        assertEquals(TimelineZoom.SECOND, steps.nearer(9).zoom());
        assertEquals(new TimelineSpan(TimelineZoom.HOUR, moment.minusSeconds(360)), steps.dragged(0.1));
        assertEquals(TimelineSpan.newest(TimelineZoom.HOUR), steps.dragged(-12));
    }

    @Test
    void momentsOutsideOfTheLog_meanItsEnds() {
        Story story =
                call(new Story().start("Build").prompt("x"), "a", 200, true).after(3_600_000);
        call(story, "b", 200, true);
        for (Instant moment : List.of(Instant.MIN, Instant.EPOCH, story.now(), Instant.MAX)) {
            Timeline timeline = at(story, new TimelineSpan(TimelineZoom.EIGHT_MINUTES, moment));
            boolean isNewest = !moment.isBefore(story.now());
            assertEquals(isNewest, timeline.endsNow(), moment.toString());
            assertEquals(
                    isNewest ? "make b" : "make a",
                    timeline.rows()
                            .getFirst()
                            .bars(timeline, WIDTH, 2)
                            .getFirst()
                            .title());
        }
    }
}
