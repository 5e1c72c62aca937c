package com.openagents.backroom.hud.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.event.CostSource;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionFoldTest {
    private static Phase phase(Story story) {
        return story.only().phaseAt(story.now()).phase();
    }

    @Test
    void turnThatEnds_isIdle_andOneThatFails_isFailed() {
        assertEquals(Phase.WORKING, phase(new Story().start("T").prompt("go")));
        assertEquals(Phase.IDLE, phase(new Story().prompt("go").after(5).event(new TickEnd(5L, true))));
        assertEquals(Phase.FAILED, phase(new Story().prompt("go").after(5).event(new TickEnd(5L, false))));
    }

    @Test
    void endOfSession_saysHowItWent_orOnlyThatItIsOver() {
        assertEquals(Phase.COMPLETED, phase(new Story().start("T").event(new SessionEnd(1L, true, null))));
        assertEquals(Phase.FAILED, phase(new Story().start("T").event(new SessionEnd(1L, false, null))));
        assertEquals(Phase.ENDED, phase(new Story().start("T").event(new SessionEnd(null, null, null))));
    }

    @Test
    void silenceOfTwoMinutesWhileWorking_isOffline_unlessTheHostSawItAlive() {
        Story story = new Story().prompt("go");
        assertEquals(Phase.WORKING, phase(story.after(120_000)));
        assertEquals(Phase.OFFLINE, phase(story.after(1)));
        HudState state = story.state();
        state.sawAlive("s1", story.now());
        assertEquals(
                Phase.WORKING, state.sessions().getFirst().phaseAt(story.now()).phase());
    }

    @Test
    void waiting_standsWhileSubAgentsAndOtherCallsGoOn_andEndsWithTheCallItWaitsFor() {
        Story story = new Story()
                .prompt("go")
                .tool("a", "Read", ToolKind.READ, "x")
                .tool("b", "Bash", ToolKind.EXECUTE, "rm x")
                .after(10)
                .waiting("permission");
        story.after(10).by("sub").tool("c", "Bash", ToolKind.EXECUTE, "ls").by(null);
        story.after(10).done("a", true, "");
        assertEquals(Phase.WAITING, phase(story));
        assertEquals("rm x", story.only().waitingFor().orElseThrow().title());
        story.after(10).done("b", true, "");
        assertEquals(Phase.WORKING, phase(story));
    }

    @Test
    void waiting_doesNotBecomeOffline() {
        Story story = new Story().prompt("go").waiting("question").after(3_600_000);
        assertEquals(Phase.WAITING, phase(story));
    }

    @Test
    void rowsOfOneResponse_countOnce_andTheLastWins() {
        SessionState session = new Story()
                .usage("m1", 10, 1)
                .by("sub")
                .usage("m2", 5, 5)
                .by(null)
                .usage("m1", 10, 40)
                .only();
        assertEquals(2, session.usage().responses());
        assertEquals(new Tokens(15, 45, 2000, 200), session.usage().tokens());
        assertEquals(2, session.apm().actions());
    }

    @Test
    void cost_isPricedFromTheTable_orReportedByTheRun_orBothForWhatFollows() {
        Story story = new Story().event(usage("m1", "claude-opus-5-5", 1_000_000));
        assertEquals(
                Optional.of(new Cost(4_000_000, CostSource.PRICED, 0)),
                story.only().usage().cost());
        story.event(new SessionTotal(3_000_000L, 1L, 1L, 1L));
        assertEquals(
                Optional.of(new Cost(3_000_000, CostSource.REPORTED, 3_000_000)),
                story.only().usage().cost());
        story.after(1).event(usage("m2", "claude-opus-5-5", 500_000));
        assertEquals(
                Optional.of(new Cost(5_000_000, CostSource.PRICED, 3_000_000)),
                story.only().usage().cost());
    }

    @Test
    void usageOfASubAgent_laterThanATotalThatIsReadAfterIt_isAddedToTheTotal() {
        Story story = new Story().after(2_000).event(usage("m1", "claude-opus-5-5", 500_000));
        story.after(2_000).by("a1").event(usage("m2", "claude-opus-5-5", 250_000));
        story.after(-1_000).by(null).event(new SessionTotal(3_000_000L, 1L, 1L, 1L));
        assertEquals(
                Optional.of(new Cost(4_000_000, CostSource.PRICED, 3_000_000)),
                story.only().usage().cost());
    }

    @Test
    void olderRowOfAResponse_readLate_changesNothing() {
        Story story = new Story().after(2_000).event(usage("m1", "claude-opus-5-5", 500_000));
        story.after(-1_000).event(usage("m1", "claude-opus-5-5", 1));
        assertEquals(500_000, story.only().usage().tokens().input());
        assertEquals(1, story.only().usage().responses());
    }

    @Test
    void usageOfASubAgent_readAfterTheTotalThatCoversIt_isNotCountedTwice() {
        Story story = new Story()
                .after(2_000)
                .event(usage("m1", "claude-opus-5-5", 500_000))
                .event(new SessionTotal(3_000_000L, 1L, 1L, 1L));
        story.after(-1_000).by("a1").event(usage("m2", "claude-opus-5-5", 250_000));
        assertEquals(
                Optional.of(new Cost(3_000_000, CostSource.REPORTED, 3_000_000)),
                story.only().usage().cost());
        assertEquals(750_000, story.only().usage().tokens().input());
    }

    @Test
    void totalThatGrows_replaces_andASmallerOneThatCameLate_isPassedOver() {
        Story story = new Story().event(new SessionTotal(100L, 1L, 1L, 1L)).event(new SessionTotal(180L, 1L, 1L, 1L));
        assertEquals(180, story.only().usage().cost().orElseThrow().microUsd());
        story.event(new SessionTotal(50L, 1L, 1L, 1L));
        assertEquals(180, story.only().usage().cost().orElseThrow().microUsd());
    }

    @Test
    void totalOfNothing_withoutAnyUsage_isNoCost_butOneOfSomethingIs() {
        Story story = new Story().event(new SessionTotal(0L, 1L, 1L, 1L));
        assertTrue(story.only().usage().cost().isEmpty());
        assertEquals("--", Figures.tokens(story.only().usage()));
        story.event(new SessionTotal(20_000L, 1L, 1L, 1L));
        assertEquals(20_000, story.only().usage().cost().orElseThrow().microUsd());
    }

    @Test
    void provisionalUsage_countsUntilThereIsExactUsage_inAnyOrder() {
        Usage coarse = new Usage("sum", "claude-opus-5-5", 9, 1, 0, 0, null, null, true);
        Story story = new Story().event(coarse);
        assertEquals(1, story.only().usage().responses());
        assertEquals(new Tokens(9, 1, 0, 0), story.only().usage().tokens());
        story.event(new Usage("m1", "claude-opus-5-5", 5, 50, 0, 0, null, null));
        story.event(coarse);
        story.event(new Usage("m2", "claude-opus-5-5", 6, 60, 0, 0, null, null));
        assertEquals(2, story.only().usage().responses());
        assertEquals(new Tokens(11, 110, 0, 0), story.only().usage().tokens());
    }

    @Test
    void costOfUnknownModel_isUnknown() {
        assertTrue(new Story()
                .event(usage("m1", "nobody-1", 10))
                .only()
                .usage()
                .cost()
                .isEmpty());
    }

    private static Usage usage(String id, String model, long input) {
        return new Usage(id, model, input, 0, 0, 0, null, null);
    }

    @Test
    void context_isTheInputSideOfTheMainAgentsNewestResponse() {
        SessionState session =
                new Story().usage("m1", 10, 1).by("sub").usage("m2", 99_999, 5).only();
        UsageMeter.Context context = session.usage().context().orElseThrow();
        assertEquals(1110, context.usedTokens());
        assertEquals(1_000_000, context.windowTokens().orElseThrow());
    }

    @Test
    void apm_countsResponsesAndCallsOfTheLastMinute() {
        Story story = new Story().usage("m1", 1, 1).tool("a", "Read", ToolKind.READ, "x");
        assertEquals(2, story.only().apm().now(story.now()));
        story.after(59_000).usage("m2", 1, 1);
        assertEquals(3, story.only().apm().now(story.now()));
        story.after(1_000);
        assertEquals(1, story.only().apm().now(story.now()));
        assertEquals(3, story.only().apm().actions());
    }

    @Test
    void chunksOfOneMessage_concatenate() {
        List<ThreadEntry> entries =
                new Story().say("m1", "Hel").say("m1", "lo").only().thread().entries();
        assertEquals(1, entries.size());
        assertEquals("Hello", ((Message) entries.getFirst()).text());
    }

    @Test
    void whatTheLogCarriesOnlyTheBeginningOf_saysThatItGoesOn() {
        Story story = new Story()
                .start("Build")
                .cut(new FileDiff("a.txt", List.of(new Hunk(1, 0, 1, 1, List.of("+a"))), 50_000, 0))
                .cut(new Chunk(Role.ASSISTANT, "Long", "m1"))
                .cut(new ContainerOutput("c1", OutputStream.STDOUT, "line\nli"));
        SessionState session = story.only();
        assertTrue(session.files().diffs().getFirst().isClipped());
        assertTrue(((Message) session.thread().entries().getLast()).isClipped());
        assertTrue(session.terminal().lines().getLast().text().contains("This output goes on"));
    }

    @Test
    void promptToldTwice_isOneRow() {
        Story story = new Story()
                .prompt("Fix it")
                .event(new com.openagents.backroom.schema.event.HudEvent.Chunk(
                        com.openagents.backroom.schema.event.Role.USER, "Fix it", "u1"));
        assertEquals(1, story.only().thread().entries().size());
        assertEquals("Fix it", story.only().title());
    }

    @Test
    void failedCall_quotesItsFirstLineWithWords() {
        Story story = new Story()
                .tool("a", "Bash", ToolKind.EXECUTE, "git push")
                .after(9_400)
                .done("a", false, "Exit code 1\n\n\u001b[31m\u2554\u2550\u2550\u2557\n\u2551  PUSH REJECTED  \u2551");
        ToolCall call = (ToolCall) story.only().thread().entries().getFirst();
        assertEquals(Outcome.FAILED, call.outcome());
        assertEquals("PUSH REJECTED", call.failureLine());
        assertEquals(9_400L, call.durationMillis());
        assertEquals(1, story.only().tools().failures());
    }

    @Test
    void callToldTwice_countsOnce() {
        Story story = new Story().tool("a", "Read", ToolKind.READ, "x").tool("a", "Read", ToolKind.READ, "x");
        story.done("a", false, "no").done("a", false, "no").tool("a", "Read", ToolKind.READ, "x");
        assertEquals(1, story.only().tools().calls());
        assertEquals(1, story.only().tools().failures());
    }

    @Test
    void turnThatEndsWithoutAResult_losesItsCall() {
        Story story =
                new Story().tool("a", "Bash", ToolKind.EXECUTE, "x").after(1).event(new TickEnd(1L, true));
        assertEquals(Outcome.LOST, ((ToolCall) story.only().thread().entries().getFirst()).outcome());
        assertTrue(story.only().currentTool().isEmpty());
    }

    @Test
    void callWithoutAnEnd_runsWhileItsAgentIsThere_andIsNotKnownToHaveEndedWithoutIt() {
        Story story = new Story().prompt("go").tool("a", "Bash", ToolKind.EXECUTE, "sleep 9999");
        assertEquals(Outcome.RUNNING, seen(story.after(120_000)));
        assertEquals(Outcome.LOST, seen(story.after(1)));
        assertEquals(Outcome.RUNNING, seen(story.waiting("permission")));
    }

    private static Outcome seen(Story story) {
        ToolCall call = (ToolCall) story.only().thread().entries().getLast();
        return call.outcome().in(phase(story));
    }

    @Test
    void change_standsAtTheEditThatNamesTheFile() {
        Story story = new Story()
                .tool("a", "Edit", ToolKind.EDIT, "src/A.java")
                .tool("b", "Edit", ToolKind.EDIT, "src/B.java")
                .event(new FileDiff("/home/dev/src/A.java", List.of(), 3, 1));
        ToolCall first = (ToolCall) story.only().thread().entries().getFirst();
        assertEquals(new ThreadEntry.Change(3, 1), first.change());
        assertEquals(3, story.only().files().additions());
    }

    @Test
    void moreThanTwoHundredSessions_leaveTheQuietestOut_neverOneThatWaits() {
        Story story = new Story().in("waits").waiting("permission");
        for (int i = 0; i < HudState.MAX_SESSIONS + 5; i++) {
            story.after(1).in("s" + i).start("T" + i);
        }
        HudState state = story.state();
        assertEquals(HudState.MAX_SESSIONS, state.sessions().size());
        assertTrue(state.findSession("waits").isPresent());
        assertEquals("waits", state.foremost(story.now()).orElseThrow().sessionId());
    }

    @Test
    void textThatIsBeingWritten_isShownAsItGrows_andItsWholeTextTakesItsPlace() {
        Story story =
                new Story().say("m1", "First.").event(part("m1", "\n\nSec")).event(part("m1", "ond, half"));
        assertEquals("First.\n\nSecond, half", words(story));
        assertEquals(1, story.only().usage().responses());
        story.say("m1", "\n\nSecond, whole.");
        assertEquals("First.\n\nSecond, whole.", words(story));
        story.say("m1", "\n\nThird.");
        assertEquals("First.\n\nSecond, whole.\n\nThird.", words(story));
    }

    @Test
    void textThatIsBeingWritten_isNoResponseYet_andGivesNoTitle() {
        Story story = new Story().event(part("m1", "I will begin to"));
        assertEquals(0, story.only().usage().responses());
        assertEquals(0, story.only().apm().actions());
        assertEquals("Session s1", story.only().title());
        story.say("m1", "I will begin to work.");
        assertEquals(1, story.only().usage().responses());
        assertEquals("I will begin to work.", story.only().title());
    }

    @Test
    void longTextThatIsBeingWritten_isCutLikeAWholeOne() {
        String half = "x".repeat(ThreadLog.MAX_MESSAGE_CHARS - 10);
        Story story = new Story().event(part("m1", half)).event(part("m1", half));
        assertEquals(ThreadLog.MAX_MESSAGE_CHARS, words(story).length());
        story.say("m1", "short");
        assertEquals("short", words(story));
        assertFalse(((ThreadEntry.Message) story.only().thread().entries().getFirst()).isClipped());
    }

    private static Chunk part(String messageId, String text) {
        return new Chunk(Role.ASSISTANT, text, messageId, true);
    }

    private static String words(Story story) {
        return ((ThreadEntry.Message) story.only().thread().entries().getLast()).text();
    }
}
