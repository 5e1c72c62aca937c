package com.openagents.backroom.server.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.ToolProgress;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.redact.DraftLane.Ready;
import com.openagents.backroom.server.redact.SecretCorpus.Planted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DraftLaneTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String TOKEN = "ghp_0LHicnqJmFb4oUizR5Ev6A9RpzPAmydHnyVY";

    private final Redactor redactor = new Redactor();
    private final DraftLane lane = new DraftLane(redactor);

    @Test
    void wholeDrafts_comeOutAtOnce_withTheirCheckpoint() {
        lane.add(batch(1, draft(0, null, chunk("token " + TOKEN))), NOW);
        Ready ready = lane.ready();
        assertEquals(List.of("token [REDACTED:github-token]"), texts(ready.drafts()));
        assertEquals(1, checkpointLine(ready));
    }

    @Test
    void undecidedDraft_holdsBackWhatFollows_andTheCheckpoint() {
        lane.add(batch(2, draft(0, "m", chunk("is ghp_0LHicn")), draft(1, null, chunk("later"))), NOW);
        assertEquals(List.of(), lane.ready().drafts());
        assertNull(lane.ready().checkpoint());
        assertEquals(NOW, lane.findWaitingSince().orElseThrow());

        lane.add(batch(3, draft(2, "m", chunk(TOKEN.substring(10) + "\n"))), NOW);
        assertEquals(
                List.of("is [REDACTED:github-token]", "later", "\n"),
                texts(lane.ready().drafts()));
        assertEquals(3, checkpointLine(lane.ready()));
    }

    @Test
    void checkpoint_waitsUntilNothingReadBeforeItMatters() {
        lane.add(batch(1, draft(0, "m", chunk("the pass"))), NOW);
        assertEquals(List.of("the pass"), texts(lane.ready().drafts()), "fewer than 8 characters show nothing");
        assertNull(lane.ready().checkpoint(), "a reader who starts here would not know of \"pass\"");
        lane.stored();
        lane.add(batch(2, draft(1, "m", chunk("word=hunter2hunter\n"))), NOW);
        assertEquals(List.of("word=[REDACTED:password]\n"), texts(lane.ready().drafts()));
        assertEquals(2, checkpointLine(lane.ready()));
    }

    @Test
    void deadLetters_comeWithTheCheckpointThatCoversThem() {
        DeadLetter letter = new DeadLetter("s", "/f", 1, "no JSON; token=" + TOKEN, NOW);
        lane.add(new IngestBatch(List.of(draft(0, "m", chunk("x ghp_01"))), List.of(letter), checkpoint(1)), NOW);
        assertTrue(lane.ready().isEmpty());
        lane.add(batch(2, draft(1, null, new TickEnd(1L, true))), NOW);
        lane.add(batch(3, draft(2, null, chunk("next"))), NOW);
        assertEquals(
                "no JSON; token=[REDACTED:github-token]",
                lane.ready().deadLetters().getFirst().reason());
        assertEquals(3, checkpointLine(lane.ready()));
    }

    @Test
    void message_endsWithItsTurn_andTerminalOutputDoesNot() {
        lane.add(batch(1, draft(0, "m", chunk("x ghp_0123")), draft(1, null, new TickEnd(1L, true))), NOW);
        assertEquals(2, lane.ready().drafts().size());

        DraftLane other = new DraftLane(redactor);
        other.add(batch(1, draft(0, "t", output("x ghp_0123")), draft(1, null, new TickEnd(1L, true))), NOW);
        assertEquals(0, other.ready().drafts().size());
    }

    @Test
    void stream_thatDoesNotGoOn_isOverAfterManyDrafts() {
        lane.add(batch(1, draft(0, "m", chunk("is ghp_0LHicn"))), NOW);
        for (int i = 1; i <= DraftLane.MAX_STREAM_GAP_DRAFTS; i++) {
            lane.add(batch(1 + i, draft(i, null, new ToolProgress("t", i))), NOW);
        }
        Ready ready = lane.ready();
        assertEquals(DraftLane.MAX_STREAM_GAP_DRAFTS + 1, ready.drafts().size());
        assertEquals(
                "is ghp_0LHicn", ready.drafts().getFirst().event() instanceof Chunk c ? c.text() : "", "too short");
        assertEquals(DraftLane.MAX_STREAM_GAP_DRAFTS + 1, checkpointLine(ready));
    }

    @Test
    void idleRelease_showsNoPartOfASecret_andItsRestNeither() {
        lane.add(batch(1, draft(0, "m", chunk("is ghp_0LHicnqJmFb"))), NOW);
        lane.giveUndecided();
        assertEquals(List.of("is [REDACTED:github-token]"), texts(lane.ready().drafts()));
        assertNull(lane.ready().checkpoint(), "the rest of the secret would be shown after a restart");
        lane.stored();
        lane.add(batch(2, draft(1, "m", chunk(TOKEN.substring(15) + " done\n"))), NOW);
        assertEquals(List.of(" done\n"), texts(lane.ready().drafts()));
    }

    @Test
    void batchThatWasNotStored_mayComeAgainWithMoreBehindIt() {
        Draft cut = draft(0, "m", chunk("is " + TOKEN.substring(0, 12)));
        Draft rest = draft(1, "m", chunk(TOKEN.substring(12) + "\n"));
        DeadLetter letter = new DeadLetter("s", "/f", 3, "no JSON", NOW);
        lane.add(batch(1, cut), NOW);
        lane.add(batch(1, cut), NOW);
        lane.add(new IngestBatch(List.of(cut, rest), List.of(letter), checkpoint(2)), NOW);
        lane.add(new IngestBatch(List.of(cut, rest), List.of(letter), checkpoint(3)), NOW);
        assertEquals(
                List.of("is [REDACTED:github-token]", "\n"), texts(lane.ready().drafts()));
        assertEquals(List.of(letter), lane.ready().deadLetters());
        assertEquals(3, checkpointLine(lane.ready()));
        lane.stored();
        assertTrue(lane.ready().isEmpty());
        assertTrue(lane.isIdle());
    }

    @Test
    void failure_leavesAMarker_andNoText() {
        Draft marker = new DraftRedaction(redactor).marker(draft(0, null, chunk(TOKEN)), new StackOverflowError());
        assertTrue(marker.event() instanceof Failure f && f.code().equals("redaction_failed"));
        assertTrue(!marker.toString().contains("0LHicnqJ"), marker.toString());
    }

    @Test
    void streamThatFailed_showsNothingOfWhatFollows_untilItIsOver_RD05() {
        for (String fault : FaultyRedactor.ALL) {
            DraftLane faulty = new DraftLane(FaultyRedactor.make());
            faulty.add(batch(1, draft(0, "m", chunk("before ")), draft(1, "m", chunk(fault + " ghp_0LHicnqJ"))), NOW);
            faulty.add(batch(2, draft(2, "m", chunk("mFb4oUizR5Ev6A9RpzPAmydHnyVY\n"))), NOW);
            assertEquals(
                    List.of("redaction_failed", "redaction_failed"),
                    faulty.ready().drafts().stream()
                            .skip(1)
                            .map(draft -> draft.event() instanceof Failure failure ? failure.code() : draft.toString())
                            .toList(),
                    fault);
            assertNull(faulty.ready().checkpoint(), "who starts here would not know that something is left out");

            faulty.add(batch(3, draft(3, null, new TickEnd(1L, true)), draft(4, "m", chunk("clean\n"))), NOW);
            assertEquals("clean\n", text(faulty.ready().drafts().getLast()));
            assertEquals(3, checkpointLine(faulty.ready()));
        }
    }

    /// Cuts a text with a secret into drafts, the drafts into lines and batches, and kills the reader at any batch,
    /// after
    /// any release: whatever a HUD then shows has no part of the secret, and nothing is lost.
    @Property(tries = 2000)
    void secret_isNotSeen_whereverDraftsBatchesAndRestartsCutIt(@ForAll long seed) {
        Planted planted = new SecretCorpus(seed).any();
        Random random = new Random(seed);
        List<Draft> file =
                interleaved(StreamRedactionTest.cut(filler(random) + planted.text() + "\nend.", random, 4), random);
        boolean idle = random.nextBoolean();
        Map<Integer, Draft> log = new TreeMap<>();
        int from = 0;
        while (from < file.size()) {
            from = readUntilKilled(file, from, log, random, idle);
        }
        Map<String, StringBuilder> shown = new LinkedHashMap<>();
        for (int i = 0; i < file.size(); i++) {
            Draft stored = log.get(i);
            assertNotNull(stored, () -> "lost a draft of " + planted);
            shown.computeIfAbsent(String.valueOf(stored.stream()), _ -> new StringBuilder())
                    .append(text(stored));
        }
        Leaks.assertNone(planted.secret(), String.valueOf(shown.get("m")), planted + " in " + file);
        if (!idle) {
            assertEquals(texts(readWhole(file)), texts(new ArrayList<>(log.values())), "the file alone decides");
        }
    }

    /// Reads on from a line and returns the line of the last checkpoint stored.
    private int readUntilKilled(List<Draft> file, int start, Map<Integer, Draft> log, Random random, boolean idle) {
        DraftLane reader = new DraftLane(redactor);
        int checkpoint = start;
        int next = start;
        boolean toTheEnd = random.nextInt(3) == 0;
        while (next < file.size()) {
            int to = Math.min(file.size(), next + 1 + random.nextInt(3));
            reader.add(new IngestBatch(file.subList(next, to), List.of(), checkpoint(to)), NOW);
            if (idle && random.nextBoolean()) {
                reader.giveUndecided();
            }
            Ready ready = reader.ready();
            ready.drafts().forEach(draft -> log.putIfAbsent(Integer.parseInt(draft.sourceId()), draft));
            checkpoint = ready.checkpoint() == null ? checkpoint : checkpointLine(ready);
            reader.stored();
            next = to;
            if (!toTheEnd && random.nextInt(4) == 0) {
                return checkpoint;
            }
        }
        return checkpoint == file.size() ? checkpoint : random.nextInt(4) == 0 ? file.size() : checkpoint;
    }

    private List<Draft> readWhole(List<Draft> file) {
        DraftLane reader = new DraftLane(redactor);
        reader.add(new IngestBatch(file, List.of(), checkpoint(file.size())), NOW);
        return reader.ready().drafts();
    }

    /// The pieces as one stream, with another stream, whole drafts and the end of the turn around them.
    private static List<Draft> interleaved(List<String> pieces, Random random) {
        List<Draft> file = new ArrayList<>();
        for (String piece : pieces) {
            file.add(draft(file.size(), "m", chunk(piece)));
            if (random.nextInt(3) == 0) {
                file.add(draft(file.size(), "other", output("key " + random.nextInt(100))));
            }
            if (random.nextInt(3) == 0) {
                file.add(draft(file.size(), null, new ToolProgress("t", 1)));
            }
        }
        file.add(draft(file.size(), "other", output(" done\n")));
        file.add(draft(file.size(), null, new TickEnd(1L, true)));
        file.add(draft(file.size(), null, chunk("after")));
        return file;
    }

    private static String filler(Random random) {
        return "Words and more words. ".repeat(random.nextInt(3));
    }

    private static Draft draft(int line, @Nullable String stream, HudEvent event) {
        return new Draft("s1", "/home/ada/shop", NOW, "claude-code", null, null, String.valueOf(line), stream, event);
    }

    private static Chunk chunk(String text) {
        return new Chunk(Role.ASSISTANT, text, "m1");
    }

    private static ContainerOutput output(String data) {
        return new ContainerOutput("t1", OutputStream.STDOUT, data);
    }

    private static IngestBatch batch(int line, Draft... drafts) {
        return new IngestBatch(List.of(drafts), List.of(), checkpoint(line));
    }

    private static FileCheckpoint checkpoint(int line) {
        return new FileCheckpoint("s", "/f", "1:2", line * 100L, line, "{}");
    }

    private static int checkpointLine(Ready ready) {
        FileCheckpoint checkpoint = ready.checkpoint();
        assertNotNull(checkpoint);
        return (int) checkpoint.line();
    }

    private static List<String> texts(List<Draft> drafts) {
        return drafts.stream().map(DraftLaneTest::text).toList();
    }

    private static String text(Draft draft) {
        if (draft.event() instanceof Chunk chunk) {
            return chunk.text();
        }
        return draft.event() instanceof ContainerOutput output ? output.data() : "";
    }
}
