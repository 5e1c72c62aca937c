package com.openagents.backroom.server.ingest.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.state.FileChanges;
import com.openagents.backroom.hud.state.FileChanges.FileChange;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.testing.SharedFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real recordings through mapper and fold: what a HUD shows is what their oracles count.
class ClaudeFoldTest {
    private static final int CUTS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void captures_foldToTheOraclesFigures_fromEitherFormAndBoth(String capture) {
        Counts oracle = Counts.ofOracle(ClaudeCaptures.oracle("claude-code").path(capture));
        List<Draft> transcripts = ClaudeCaptures.drafts(ClaudeCaptures.transcripts(capture), List.of());
        List<Draft> streams = ClaudeCaptures.drafts(List.of(), ClaudeCaptures.streams(capture));
        assertEquals(oracle, folded(transcripts), "transcripts");
        assertEquals(oracle, folded(streams), "streams");
        assertEquals(oracle, folded(joined(transcripts, streams)), "transcripts, then streams");
        assertEquals(oracle, folded(joined(streams, transcripts)), "streams, then transcripts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "004836-call-issue-ready-now-to",
                "042753-call-issue-ready-now-to",
                "082302-call-issue-ready-now-to",
                "120404-begin-autonomous-work-call",
                "134427-call-issue-ready-now-to",
                "154722-process-issues-from-database",
                "170739-call-issue-ready-now-to",
                "184734-call-issue-ready-now-to"
            })
    void timestampedLogs_foldToTheOraclesFigures(String log) {
        Counts oracle = Counts.ofOracle(ClaudeCaptures.oracle("autopilot-logs").path(log + ".jsonl"));
        assertEquals(oracle, folded(drafts(log)).withoutFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void capturesCutAnywhere_foldOnFromTheJsonForm(String capture) {
        assertResumes(joined(
                ClaudeCaptures.drafts(List.of(), ClaudeCaptures.streams(capture)),
                ClaudeCaptures.drafts(ClaudeCaptures.transcripts(capture), List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "004836-call-issue-ready-now-to",
                "042753-call-issue-ready-now-to",
                "082302-call-issue-ready-now-to",
                "120404-begin-autonomous-work-call"
            })
    void logsCutAnywhere_foldOnFromTheJsonForm(String log) {
        assertResumes(drafts(log));
    }

    @Test
    void subAgents_areNamedByTheirTasks_fromEitherFormAndBoth() {
        List<Draft> transcripts = ClaudeCaptures.drafts(ClaudeCaptures.transcripts("subagents"), List.of());
        List<Draft> streams = ClaudeCaptures.drafts(List.of(), ClaudeCaptures.streams("subagents"));
        for (List<Draft> drafts :
                List.of(transcripts, streams, joined(transcripts, streams), joined(streams, transcripts))) {
            SessionState session =
                    Folded.fold(Folded.envelopes(drafts)).sessions().getFirst();
            assertEquals("Review tests", session.subAgents().name("a054db6910ac4a4f8"));
            assertEquals("Review docs", session.subAgents().name("aaa46ca07d833165b"));
            assertEquals("Review rounding", session.subAgents().name("ad387a75246288b2f"));
        }
    }

    /// The moment that the pictures of the design show.
    @Test
    void recordingAtThreeMinutesPastThree_showsTheFiguresOfTheDesign() {
        Instant now = Instant.parse("2025-12-23T15:03:06Z");
        List<Draft> before = drafts("082302-call-issue-ready-now-to").stream()
                .filter(draft -> !draft.at().isAfter(now))
                .toList();
        HudState state = Folded.fold(Folded.envelopes(before));
        SessionState session = state.foremost(now).orElseThrow();
        assertEquals("Add real-time WebSocket metrics streaming to autopilot dashboard", session.title());
        assertEquals("#959", session.facts().issue().orElseThrow().label());
        assertEquals(Phase.WORKING, session.phaseAt(now).phase());
        assertEquals(303, session.tools().calls());
        assertEquals(7, session.tools().failures());
        assertEquals("394", Figures.count(session.usage().tokens().input()));
        assertEquals("52,314", Figures.grouped(session.usage().tokens().output()));
        assertEquals("31.5M", Figures.count(session.usage().tokens().cacheRead()));
        assertEquals(663_300, Math.round(session.usage().tokens().cacheWrite() / 100.0) * 100);
        assertEquals(
                "$14.36", Figures.money(session.usage().cost().orElseThrow().microUsd()));
        assertEquals(
                "$12.49", Figures.money(session.usage().cost().orElseThrow().reportedMicroUsd()));
        assertEquals("15.0", Figures.decimal(session.sessionApm(), 1));
        assertEquals(10, session.apm().now(now));
        assertEquals(155_000, Math.round(session.usage().context().orElseThrow().usedTokens() / 1000.0) * 1000);
    }

    /// The picture has +969 -100: it counts two edits that failed, +1 -1 each, which changed nothing.
    @Test
    void recordingAtThreeMinutesPastThree_showsTheChangesOfTheDesign() {
        Instant now = Instant.parse("2025-12-23T15:03:06Z");
        List<Draft> before = drafts("082302-call-issue-ready-now-to").stream()
                .filter(draft -> !draft.at().isAfter(now))
                .toList();
        FileChanges files = Folded.fold(Folded.envelopes(before))
                .foremost(now)
                .orElseThrow()
                .files();
        assertEquals(8, files.files().size());
        assertEquals(
                967, files.files().stream().mapToLong(FileChange::additions).sum());
        assertEquals(98, files.files().stream().mapToLong(FileChange::deletions).sum());
        List<String> dashboard = before.stream()
                .map(Draft::event)
                .filter(event -> event instanceof FileDiff diff && diff.path().endsWith("src/dashboard.rs"))
                .map(event -> (FileDiff) event)
                .map(diff -> "+" + diff.additions() + " -" + diff.deletions())
                .toList();
        assertEquals(List.of("+31 -11", "+51 -2", "+10 -2", "+1 -1", "+0 -1"), dashboard);
    }

    /// The files were written to, or copied, long after: only what bears a time says when something was.
    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void nothingHappensLaterThanTheRecordsSay_whenTheFileIsNewer(String capture) {
        for (List<Draft> drafts : List.of(
                ClaudeCaptures.drafts(ClaudeCaptures.transcripts(capture), List.of()),
                ClaudeCaptures.drafts(List.of(), ClaudeCaptures.streams(capture)))) {
            SessionState session =
                    Folded.fold(Folded.envelopes(drafts)).sessions().getFirst();
            assertTrue(session.lastEventAt().isBefore(Recording.WRITTEN.minusSeconds(60)), session.lastEventAt() + "");
            Phase phase = session.phaseAt(session.lastEventAt()).phase();
            assertTrue(phase.isOver() || phase == Phase.IDLE, phase + "");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "134427-call-issue-ready-now-to | Flag high tool error rate sessions for review in autopilot analyze",
                "042753-call-issue-ready-now-to | PANIC-2: Fix baseline NaN panic",
                "004836-call-issue-ready-now-to | I'll start the autonomous loop by getting the first issue.",
            })
    void sessionWithoutPromptOrTitle_isCalledByItsIssueElseByItsFirstWords(String log, String title) {
        List<HudEnvelope> events = Folded.envelopes(drafts(log));
        HudState early = Folded.fold(events.subList(0, Math.min(40, events.size())));
        assertEquals(title, early.sessions().getFirst().title());
    }

    private static List<Draft> drafts(String log) {
        return Recording.map(new ClaudeStreams(), SharedFixtures.require("autopilot-logs/" + log + ".jsonl"));
    }

    private static Counts folded(List<Draft> drafts) {
        return Folded.counts(Folded.fold(Folded.envelopes(drafts)));
    }

    private static void assertResumes(List<Draft> drafts) {
        List<HudEnvelope> events = Folded.envelopes(drafts);
        assertTrue(events.size() > CUTS, "only " + events.size() + " events");
        Instant now = events.getLast().at();
        String whole = Folded.json(Folded.fold(events), now);
        long seed = new Random().nextLong();
        Random cuts = new Random(seed);
        for (int i = 0; i < CUTS; i++) {
            int cut = cuts.nextInt(events.size());
            String half = Folded.json(Folded.fold(events.subList(0, cut)), now);
            HudState resumed = Folded.read(half);
            assertEquals(half, Folded.json(resumed, now), "read back, seed " + seed + ", cut at " + cut);
            events.subList(cut, events.size()).forEach(resumed::apply);
            assertEquals(whole, Folded.json(resumed, now), "seed " + seed + ", cut at " + cut);
        }
    }

    private static List<Draft> joined(List<Draft> first, List<Draft> second) {
        List<Draft> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
