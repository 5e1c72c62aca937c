package com.openagents.backroom.server.ingest.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.testing.SharedFixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every figure of the oracles beside the captures, from the drafts.
class ClaudeOracleTest {

    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void aSession_staysInOneFolder_fromItsFirstEvent(String capture) {
        List<Draft> transcripts = ClaudeCaptures.drafts(ClaudeCaptures.transcripts(capture), List.of());
        List<Draft> streams = ClaudeCaptures.drafts(List.of(), ClaudeCaptures.streams(capture));

        for (Draft draft : joined(transcripts, streams)) {
            assertEquals("/home/dev/acme-shop", draft.workspace(), draft::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void transcripts_giveTheOraclesFigures(String capture) {
        assertCounts(capture, ClaudeCaptures.drafts(ClaudeCaptures.transcripts(capture), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void streams_giveTheOraclesFigures(String capture) {
        assertCounts(capture, ClaudeCaptures.drafts(List.of(), ClaudeCaptures.streams(capture)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void bothForms_countOnce_inEitherOrder(String capture) {
        List<Draft> transcripts = ClaudeCaptures.drafts(ClaudeCaptures.transcripts(capture), List.of());
        List<Draft> streams = ClaudeCaptures.drafts(List.of(), ClaudeCaptures.streams(capture));
        assertCounts(capture, joined(transcripts, streams));
        assertCounts(capture, joined(streams, transcripts));
        assertCounts(capture, shuffledTogether(streams, transcripts));
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
    void timestampedLogs_giveTheOraclesFigures(String log) {
        Path file = SharedFixtures.require("autopilot-logs/" + log + ".jsonl");
        Counts counts = Counts.of(Recording.map(new ClaudeStreams(), file));
        Counts oracle = Counts.ofOracle(ClaudeCaptures.oracle("autopilot-logs").path(log + ".jsonl"));
        assertEquals(oracle, counts.withoutFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature-and-resume", "subagents", "errors", "secrets", "compact"})
    void captures_holdNoRecordUnknownToUs(String capture) {
        List<Draft> drafts =
                ClaudeCaptures.drafts(ClaudeCaptures.transcripts(capture), ClaudeCaptures.streams(capture));
        assertEquals(
                List.of(),
                drafts.stream()
                        .filter(d -> d.event() instanceof StateChange change
                                && change.field().equals("unknown"))
                        .toList());
    }

    private static void assertCounts(String capture, List<Draft> drafts) {
        Counts oracle = Counts.ofOracle(ClaudeCaptures.oracle("claude-code").path(capture));
        assertTrue(oracle.responses() > 0, "the oracle knows the capture");
        assertEquals(oracle, Counts.of(drafts));
        String session = ClaudeCaptures.oracle("claude-code")
                .path(capture)
                .path("session_id")
                .asText();
        assertTrue(drafts.stream().allMatch(draft -> draft.sessionId().equals(session)), "all of one session");
        assertTrue(drafts.stream().allMatch(draft -> draft.agent().equals("claude-code")));
    }

    private static List<Draft> joined(List<Draft> first, List<Draft> second) {
        List<Draft> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /// In turns, as if both files were followed while they grow.
    private static List<Draft> shuffledTogether(List<Draft> first, List<Draft> second) {
        List<Draft> all = new ArrayList<>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            if (i < first.size()) {
                all.add(first.get(i));
            }
            if (i < second.size()) {
                all.add(second.get(i));
            }
        }
        return all;
    }
}
