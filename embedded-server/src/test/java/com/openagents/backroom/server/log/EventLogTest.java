package com.openagents.backroom.server.log;

import static com.openagents.backroom.server.testing.OpenLog.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.LoggedSession;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.testing.RandomEvents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    Path root;

    private OpenLog open;

    @BeforeEach
    void openLog() {
        open = OpenLog.in(root);
    }

    @AfterEach
    void closeLog() {
        open.close();
    }

    @Test
    void append_ofAThousandEvents_readsBackTheSameInOrder() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        RandomEvents random = new RandomEvents(new Random(seed));
        Hud hud = open.hud("shop");
        List<HudEvent> events =
                IntStream.range(0, 1000).mapToObj(_ -> random.next()).toList();

        List<HudEnvelope> stored = append(hud, "s1", "e", events);

        assertEquals(events, stored.stream().map(HudEnvelope::event).toList());
        assertEquals(
                LongStream.rangeClosed(1, 1000).boxed().toList(),
                stored.stream().map(HudEnvelope::seq).toList());
        assertEquals(stored, all(hud));
        assertEquals(1000, open.huds.refresh(hud).headSeq());
        assertEquals(stored.get(499), open.log.find(hud, 500).orElseThrow());
        assertEquals(stored.subList(10, 15), open.log.read(hud, 10, 5));
    }

    @Test
    void append_afterRestart_goesOnWithTheNextSeq() {
        Hud hud = open.hud("shop");
        List<HudEnvelope> before = append(hud, "s1", "a", List.of(chunk("one"), chunk("two")));
        open.close();

        open = OpenLog.in(root);
        Hud again = open.hud("shop");
        List<HudEnvelope> after = append(again, "s1", "b", List.of(chunk("three")));

        assertEquals(hud.epoch(), again.epoch());
        assertEquals(3, after.getFirst().seq());
        assertEquals(List.of(before.get(0), before.get(1), after.getFirst()), all(again));
    }

    @Test
    void append_ofAnEventThatIsThere_leavesItOut() {
        Hud hud = open.hud("shop");
        Hud other = open.hud("blog");
        LogEntry first = entry(hud, "s1", "a", chunk("first"));
        open.log.append(List.of(first), List.of(), null);

        List<HudEnvelope> again = open.log.append(
                List.of(
                        first,
                        entry(hud, "s1", "b", chunk("second")),
                        entry(hud, "s1", "b", chunk("second, read twice")),
                        entry(other, "s1", "a", chunk("another HUD"))),
                List.of(),
                null);

        assertEquals(List.of(chunk("second"), chunk("another HUD")), eventsOf(again));
        assertEquals(List.of(chunk("first"), chunk("second")), eventsOf(all(hud)));
        assertEquals(List.of(chunk("another HUD")), eventsOf(all(other)));
    }

    @Test
    void append_givesBackTheBatchInItsOwnOrder() {
        Hud later = open.hud("blog");
        Hud earlier = open.hud("api");

        List<HudEnvelope> stored = open.log.append(
                List.of(
                        entry(earlier, "s", "1", chunk("1")),
                        entry(later, "s", "2", chunk("2")),
                        entry(earlier, "s", "3", chunk("3"))),
                List.of(),
                null);

        assertEquals(List.of(chunk("1"), chunk("2"), chunk("3")), eventsOf(stored));
    }

    @Test
    void append_thatFails_storesNothingAndUsesNoSeq() {
        Hud hud = open.hud("shop");
        append(hud, "s1", "a", List.of(chunk("kept")));
        Hud gone = new Hud(999, hud.name(), hud.owner(), null, null, null, hud.epoch(), 1, 0, null, null, 0);
        FileCheckpoint checkpoint = new FileCheckpoint("claude", "/f", "key", 10, 1, "{}");

        assertThrows(
                IllegalStateException.class,
                () -> open.log.append(
                        List.of(entry(hud, "s1", "b", chunk("lost")), entry(gone, "s1", "c", chunk("lost"))),
                        List.of(letter(1)),
                        checkpoint));

        assertEquals(List.of(), open.log.checkpoints("claude"));
        assertEquals(List.of(), open.log.deadLetters(10));
        assertEquals(1, open.log.sessions(hud).getFirst().events());
        assertEquals(
                2, append(hud, "s1", "b", List.of(chunk("again"))).getFirst().seq());
        assertEquals(List.of(chunk("kept"), chunk("again")), eventsOf(all(hud)));
    }

    @Test
    void append_fromManyThreads_leavesNoGapAndLosesNothing() throws Exception {
        int writers = 8;
        int batches = 40;
        List<Hud> huds = List.of(open.hud("a"), open.hud("b"), open.hud("c"));
        List<List<HudEnvelope>> returned = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<HudEnvelope>>> running = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                int writer = w;
                running.add(threads.submit(() -> appendAcross(huds, writer, batches)));
            }
            for (Future<List<HudEnvelope>> writer : running) {
                returned.add(writer.get());
            }
        }

        int perHud = 0;
        for (Hud hud : huds) {
            List<HudEnvelope> all = all(hud);
            perHud += all.size();
            assertEquals(
                    LongStream.rangeClosed(1, all.size()).boxed().toList(),
                    all.stream().map(HudEnvelope::seq).toList());
        }
        assertEquals(writers * batches * huds.size(), perHud);
        assertEquals(perHud, returned.stream().mapToInt(List::size).sum());
    }

    @Test
    void append_storesCheckpointAndDeadLettersWithTheEvents() {
        Hud hud = open.hud("shop");
        FileCheckpoint first = new FileCheckpoint("claude", "/f.jsonl", "8:17", 100, 3, "{\"a\":1}");
        FileCheckpoint renamed = new FileCheckpoint("claude", "/g.jsonl", "8:17", 200, 6, "{\"a\":2}");
        FileCheckpoint replaced = new FileCheckpoint("claude", "/g.jsonl", "8:18", 7, 1, "{}");

        open.log.append(List.of(entry(hud, "s1", "a", chunk("x"))), List.of(letter(2)), first);
        assertEquals(List.of(first), open.log.checkpoints("claude"));
        open.log.append(List.of(), List.of(letter(5), letter(6)), renamed);
        assertEquals(List.of(renamed), open.log.checkpoints("claude"));
        assertEquals(Map.of("/g.jsonl", 3L), open.log.deadLetterCounts());
        assertEquals(List.of(letter(6), letter(5)), open.log.deadLetters(2));

        open.log.append(List.of(), List.of(), replaced);
        assertEquals(List.of(replaced), open.log.checkpoints("claude"));
        assertEquals(List.of(), open.log.checkpoints("codex"));
        open.log.forgetFile("claude", "8:18");
        assertEquals(List.of(), open.log.checkpoints("claude"));
    }

    @Test
    void deadLetters_areBoundedAndCountedAll() {
        FileCheckpoint checkpoint = new FileCheckpoint("claude", "/f", "k", 1, 1, "{}");
        int many = com.openagents.backroom.server.db.DeadLetterStore.MAX_LETTERS;
        List<DeadLetter> letters =
                IntStream.rangeClosed(1, many).mapToObj(EventLogTest::letter).toList();

        open.log.append(List.of(), letters, checkpoint);
        open.log.append(List.of(), List.of(letter(many + 1)), checkpoint);

        List<DeadLetter> kept = open.log.deadLetters(Integer.MAX_VALUE);
        assertEquals(many, kept.size());
        assertEquals(many + 1, kept.getFirst().line());
        assertEquals(2, kept.getLast().line());
        assertEquals(Map.of("/f", many + 1L), open.log.deadLetterCounts());
    }

    @Test
    void sessions_sumWhatTheLogHoldsOfEach() {
        Hud hud = open.hud("shop");
        Instant early = OpenLog.NOW.minusSeconds(60);
        open.log.append(
                List.of(
                        entry(hud, "s1", "a", OpenLog.NOW, chunk("12345")),
                        entry(hud, "s2", "b", OpenLog.NOW, chunk("x"))),
                List.of(),
                null);
        open.log.append(List.of(entry(hud, "s1", "c", early, chunk("67890"))), List.of(), null);

        LoggedSession s1 = open.log.sessions(hud).stream()
                .filter(session -> session.sessionId().equals("s1"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, s1.firstSeq());
        assertEquals(3, s1.lastSeq());
        assertEquals(2, s1.events());
        assertEquals(early, s1.startedAt());
        assertEquals(OpenLog.NOW, s1.lastEventAt());
        assertEquals(2, open.log.sessions(hud).size());
        assertEquals(List.of(chunk("12345"), chunk("67890")), eventsOf(open.log.read(hud, "s1", 0, 10)));
        List<HudEnvelope> streamed = new ArrayList<>();
        open.log.forEach(hud, "s1", 1, streamed::add);
        assertEquals(List.of(chunk("67890")), eventsOf(streamed));
    }

    @Test
    void ids_thatNoColumnTakes_stayEqualAndDistinct() {
        Hud hud = open.hud("shop");
        String longId = "i".repeat(5000);
        List<LogEntry> entries = List.of(
                entry(hud, longId, longId + "1", chunk("one")),
                entry(hud, longId, longId + "2", chunk("two")),
                entry(hud, "nul\0", "nul\0", Instant.MAX, chunk("three")),
                entry(hud, "half \uD83D", "half \uD83D", Instant.MIN, chunk("four")));

        open.log.append(entries, List.of(), null);

        assertEquals(List.of(), open.log.append(entries, List.of(), null));
        assertEquals(4, all(hud).size());
        assertEquals(2, open.log.read(hud, longId, 0, 10).size());
        assertEquals(1, open.log.read(hud, "nul\0", 0, 10).size());
    }

    @Test
    void read_ofLargeEvents_isBoundedInBytesAndStillComplete() {
        Hud hud = open.hud("shop");
        String large = "x".repeat(250_000);
        for (int i = 0; i < 8; i++) {
            int batch = i;
            append(
                    hud,
                    "s",
                    "b" + i,
                    IntStream.range(0, 10)
                            .mapToObj(n -> chunk(batch + " " + n + large))
                            .toList());
        }

        assertTrue(open.log.read(hud, 0, 80).size() < 40, "a page holds at most 8 MiB");
        assertEquals(80, all(hud).size());
    }

    private List<HudEnvelope> appendAcross(List<Hud> huds, int writer, int batches) {
        List<HudEnvelope> stored = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            String source = writer + "/" + i;
            List<LogEntry> entries = new ArrayList<>();
            for (int h = 0; h < huds.size(); h++) {
                // Each writer begins with another HUD, so that locks taken in the order given would deadlock.
                Hud hud = huds.get((h + writer) % huds.size());
                entries.add(entry(hud, "s" + writer, source, chunk(source)));
            }
            stored.addAll(open.log.append(entries, List.of(), null));
        }
        return stored;
    }

    private List<HudEnvelope> append(Hud hud, String session, String sourcePrefix, List<HudEvent> events) {
        List<LogEntry> entries = IntStream.range(0, events.size())
                .mapToObj(i -> entry(hud, session, sourcePrefix + i, events.get(i)))
                .toList();
        return open.log.append(entries, List.of(), null);
    }

    private List<HudEnvelope> all(Hud hud) {
        List<HudEnvelope> all = new ArrayList<>();
        open.log.forEach(hud, null, 0, all::add);
        return all;
    }

    private static List<HudEvent> eventsOf(List<HudEnvelope> envelopes) {
        return envelopes.stream().map(HudEnvelope::event).toList();
    }

    private static DeadLetter letter(int line) {
        return new DeadLetter("claude", "/f", line, "no JSON at column 1", OpenLog.NOW);
    }

    private static HudEvent chunk(String text) {
        return new HudEvent.Chunk(Role.ASSISTANT, text, "m1");
    }
}
