package com.openagents.backroom.server.log;

import static com.openagents.backroom.server.testing.OpenLog.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.LoggedSession;
import com.openagents.backroom.server.testing.OpenLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Witness NOBODY = (_, _, _) -> {};
    private static final Duration DAY = Duration.ofDays(1);
    private static final RetentionPolicy NINETY_DAYS = new RetentionPolicy(Duration.ofDays(90), Long.MAX_VALUE);

    @TempDir
    Path root;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int sources;
    private OpenLog open;
    private Hud hud;

    @BeforeEach
    void openLog() {
        open = OpenLog.in(root, () -> now);
        hud = open.hud("shop");
    }

    @AfterEach
    void closeLog() {
        open.close();
    }

    @Test
    void oldSessions_goWhole_andTheRestHasNoGap() {
        append("old", "text");
        append("old", "text");
        now = now.plus(DAY.multipliedBy(91));
        append("new", "text");

        assertEquals(2, prune(NINETY_DAYS));

        assertEquals(List.of(3L), seqs());
        Hud after = open.huds.refresh(hud);
        assertEquals(3, after.firstSeq());
        assertEquals(3, after.headSeq());
        assertEquals(List.of("new"), sessionIds());
        assertEquals(0, prune(NINETY_DAYS));
        assertEquals(4, append("new", "more").seq());
    }

    @Test
    void whenAllIsOld_theLogIsEmpty_andSeqGoesOn() {
        append("old", "text");
        now = now.plus(DAY.multipliedBy(91));

        assertEquals(1, prune(NINETY_DAYS));

        assertEquals(List.of(), seqs());
        assertEquals(2, open.huds.refresh(hud).firstSeq());
        assertEquals(2, append("new", "text").seq());
    }

    @Test
    void sessionsThatAreMixedWithANewerOne_stay() {
        append("a", "text");
        append("b", "text");
        append("a", "text");
        now = now.plus(DAY.multipliedBy(91));
        append("b", "resumed");

        assertEquals(0, prune(NINETY_DAYS));
        assertEquals(List.of(1L, 2L, 3L, 4L), seqs());
    }

    @Test
    void runningSessions_stay() {
        append("runs", "text");
        now = now.plus(DAY.multipliedBy(91));

        assertEquals(
                0, open.log.prune(NINETY_DAYS, session -> session.sessionId().equals("runs"), NOBODY));
        assertEquals(0, open.log.prune(new RetentionPolicy(DAY, 0), session -> true, NOBODY));
        assertEquals(1, open.log.prune(new RetentionPolicy(DAY, 0), session -> false, NOBODY));
    }

    @Test
    void aSessionSeenJustNow_staysWhateverTheSize() {
        append("runs", "text");
        now = now.plusSeconds(30);

        assertEquals(0, prune(new RetentionPolicy(DAY, 0)));
    }

    @Test
    void overTheSize_theOldestOfAllHudsGoFirst() {
        append("first", "x".repeat(1000));
        now = now.plus(DAY);
        Hud other = open.hud("blog");
        open.log.append(List.of(entry(other, "second", "s", chunk("x".repeat(1000)))), List.of(), null);
        now = now.plus(DAY);
        append("third", "x".repeat(1000));
        now = now.plus(DAY);

        assertEquals(1, prune(new RetentionPolicy(DAY.multipliedBy(90), 2500)));
        assertEquals(List.of("third"), sessionIds());
        assertEquals(1, open.log.sessions(other).size());
        assertEquals(1, prune(new RetentionPolicy(DAY.multipliedBy(90), 1500)));
        assertEquals(List.of(), open.log.sessions(other));
        assertEquals(List.of("third"), sessionIds());
    }

    @Test
    void blobsThatNoEventNeeds_goToo() {
        String shared = "s".repeat(StoredEvent.MAX_VALUE_BYTES + 1);
        HudEnvelope old = append("old", shared);
        HudEnvelope oldOnly = append("old", "o" + shared);
        now = now.plus(DAY.multipliedBy(91));
        HudEnvelope kept = append("new", shared);
        String stray = Blobs.name(new byte[] {1});
        open.blobs.write(stray, new byte[] {1});

        prune(NINETY_DAYS);

        assertEquals(old.clipped(), kept.clipped());
        assertTrue(open.blobs.find(kept.clipped().getFirst().sha256()).isPresent());
        assertFalse(open.blobs.find(oldOnly.clipped().getFirst().sha256()).isPresent());
        assertFalse(open.blobs.find(stray).isPresent(), "a blob of a transaction that was never committed");
    }

    @Test
    void manyEvents_goInSeveralTransactions() {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < 4500; i++) {
            entries.add(entry(hud, "old", "m" + i, chunk("text")));
        }
        open.log.append(entries, List.of(), null);
        now = now.plus(DAY.multipliedBy(91));

        assertEquals(4500, prune(NINETY_DAYS));
        assertEquals(List.of(), seqs());
    }

    @Test
    void plan_neverCutsASession_andKeepsOnlyWhatItMust() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<LoggedSession> sessions = sessions(random);
            RetentionPolicy policy =
                    new RetentionPolicy(DAY.multipliedBy(1 + random.nextInt(100)), random.nextLong(5000));
            Map<Long, Long> cuts = RetentionPlan.of(sessions, policy, now, _ -> false);
            requireSound(sessions, policy, cuts);
        }
    }

    private void requireSound(List<LoggedSession> sessions, RetentionPolicy policy, Map<Long, Long> cuts) {
        long left = 0;
        Set<Long> stuck = new HashSet<>();
        Set<LoggedSession> kept = new HashSet<>();
        for (LoggedSession session : sessions) {
            long cut = cuts.getOrDefault(session.hudId(), 0L);
            boolean goes = session.lastSeq() <= cut;
            assertTrue(goes || session.firstSeq() > cut, () -> "cut through " + session);
            assertFalse(goes && isRunning(session), () -> "running " + session);
            if (!goes) {
                left += session.bytes();
                kept.add(session);
                if (isRunning(session)) {
                    stuck.add(session.hudId());
                }
            }
        }
        boolean hudFree = kept.stream().anyMatch(session -> !stuck.contains(session.hudId()));
        assertTrue(left <= policy.maxBytes() || !hudFree, "over the size although something could go");
    }

    private boolean isRunning(LoggedSession session) {
        return session.lastSeenAt().isAfter(now.minus(RetentionPolicy.RUNNING));
    }

    private List<LoggedSession> sessions(Random random) {
        List<LoggedSession> sessions = new ArrayList<>();
        for (long hudId = 1; hudId <= 3; hudId++) {
            long seq = 1;
            for (int i = 0; i < random.nextInt(8); i++) {
                long first = Math.max(1, seq - random.nextInt(5));
                long last = first + random.nextInt(10);
                Instant seen = now.minus(DAY.multipliedBy(random.nextInt(120)));
                sessions.add(new LoggedSession(
                        hudId, "s" + i, "claude-code", first, last, 1, random.nextInt(1000), seen, seen, seen));
                seq = Math.max(seq, last + 1);
            }
        }
        return sessions;
    }

    private long prune(RetentionPolicy policy) {
        return open.log.prune(policy, _ -> false, NOBODY);
    }

    private HudEnvelope append(String session, String text) {
        return open.log
                .append(List.of(entry(hud, session, "e" + sources++, chunk(text))), List.of(), null)
                .getFirst();
    }

    private List<Long> seqs() {
        List<Long> seqs = new ArrayList<>();
        open.log.forEach(hud, null, 0, envelope -> seqs.add(envelope.seq()));
        return seqs;
    }

    private List<String> sessionIds() {
        return open.log.sessions(hud).stream().map(LoggedSession::sessionId).toList();
    }

    private static HudEvent chunk(String text) {
        return new HudEvent.Chunk(Role.ASSISTANT, text, "m1");
    }
}
