package com.openagents.backroom.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.claude.ClaudeTranscripts;
import com.openagents.backroom.server.ingest.follow.FollowSettings;
import com.openagents.backroom.server.ingest.follow.Follower;
import com.openagents.backroom.server.ingest.naming.Workspaces;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.testing.CrashRounds;
import com.openagents.backroom.server.testing.GrowingRecordings;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.testing.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole way in, from agents' files that grow to the log, killed at any moment.
class IngestCrashTest {
    private static final int ROUNDS = Seeds.count(20, 200);

    /// More than a process reads between two of its acknowledgements, so that it is never without work.
    private static final int GROWTH_BYTES = 4 * 1024;

    private static final int GROWTH_WHILE_DEAD_BYTES = CrashRounds.MAX_ACKNOWLEDGEMENTS * GROWTH_BYTES / 4;

    /// Small, so that there are many transactions to be killed in.
    private static final int BATCH_EVENTS = 5;

    @Test
    @Timeout(3600)
    void kill9WhileIngesting_givesTheSameLogAsAnUndisturbedRun(@TempDir Path root) throws Exception {
        long seed = System.nanoTime();
        Path data = root.resolve("data");
        Folders folders = Folders.in(root.resolve("files"));
        GrowingRecordings agents = new GrowingRecordings(folders.transcripts(), folders.streams(), new Random(seed));
        agents.grow(GROWTH_WHILE_DEAD_BYTES);
        CrashRounds rounds = new CrashRounds(
                Ingest.class,
                () -> agents.grow(GROWTH_BYTES),
                data.toString(),
                folders.root().toString());
        Map<String, List<Stored>> before = new TreeMap<>();
        rounds.run(ROUNDS, seed, (round, acknowledged) -> {
            Map<String, List<Stored>> now = log(data);
            long stored = now.values().stream().mapToLong(List::size).sum();
            assertTrue(stored >= acknowledged, acknowledged + " events were acknowledged, " + stored + " are there");
            before.forEach((hud, events) -> {
                List<Stored> later = now.getOrDefault(hud, List.of());
                assertTrue(
                        later.size() >= events.size() && events.equals(later.subList(0, events.size())),
                        "round " + round + " changed what was stored");
            });
            before.putAll(now);
            agents.grow(GROWTH_WHILE_DEAD_BYTES);
        });
        agents.finish();
        ingestToTheEnd(data, folders);
        Path undisturbed = root.resolve("undisturbed");
        ingestToTheEnd(undisturbed, folders);
        requireEqual(bySession(log(undisturbed)), bySession(log(data)));
    }

    /// An event as far as it does not depend on when it was read.
    private record Stored(
            String sessionId,
            Instant at,
            String agent,
            @Nullable String agentId,
            @Nullable String tickId,
            String sourceId,
            HudEvent event) {
        static Stored of(HudEnvelope envelope) {
            return new Stored(
                    envelope.sessionId(),
                    envelope.at(),
                    envelope.agent(),
                    envelope.agentId(),
                    envelope.tickId(),
                    envelope.sourceId(),
                    envelope.event());
        }
    }

    /// All events of each HUD; fails when `seq` has a gap or an event is there twice.
    private static Map<String, List<Stored>> log(Path data) {
        Map<String, List<Stored>> all = new TreeMap<>();
        try (OpenLog open = OpenLog.in(data)) {
            for (Hud hud : open.huds.all()) {
                List<Stored> events = new ArrayList<>();
                Set<String> sourceIds = new HashSet<>();
                open.log.forEach(hud, null, 0, envelope -> {
                    assertEquals(events.size() + 1, envelope.seq(), "seq has a gap");
                    assertTrue(sourceIds.add(envelope.sourceId()), envelope.sourceId() + " is there twice");
                    HudEnvelope whole = envelope.clipped().isEmpty()
                            ? envelope
                            : open.log.findWhole(hud, envelope.seq()).orElseThrow();
                    events.add(Stored.of(whole));
                });
                assertEquals(hud.headSeq(), events.size());
                all.put(hud.name().toString(), events);
            }
        }
        return all;
    }

    /// Files are read side by side, so only the events of one session in one HUD have an order.
    private static Map<String, List<Stored>> bySession(Map<String, List<Stored>> log) {
        Map<String, List<Stored>> sessions = new TreeMap<>();
        log.forEach((hud, events) ->
                events.forEach(event -> sessions.computeIfAbsent(hud + ' ' + event.sessionId(), _ -> new ArrayList<>())
                        .add(event)));
        return sessions;
    }

    private static void requireEqual(Map<String, List<Stored>> expected, Map<String, List<Stored>> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        assertTrue(expected.size() > ROUNDS, "only " + expected.size() + " sessions were written");
        expected.forEach((session, events) -> {
            List<Stored> found = actual.getOrDefault(session, List.of());
            for (int i = 0; i < Math.min(events.size(), found.size()); i++) {
                assertEquals(events.get(i), found.get(i), session + ", event " + (i + 1));
            }
            assertEquals(events.size(), found.size(), session);
        });
    }

    private static void ingestToTheEnd(Path data, Folders folders) throws InterruptedException {
        try (OpenLog open = OpenLog.in(data, InstantSource.system());
                Publisher publisher = publisher(open);
                Follower follower = follow(folders, publisher, FollowSettings.defaults())) {
            follower.awaitCaughtUp();
        }
    }

    private static Publisher publisher(OpenLog open) {
        Workspaces workspaces = new Workspaces();
        return new Publisher(open.log, open.huds, open.operator, workspaces::of, new Redactor(), System::nanoTime);
    }

    private static Follower follow(Folders folders, Publisher publisher, FollowSettings settings) {
        List<Sources.Folder> watched = List.of(
                new Sources.Folder(folders.transcripts(), new ClaudeTranscripts()),
                new Sources.Folder(folders.streams(), null));
        return Follower.start(watched, Sources.known(), publisher, InstantSource.system(), settings);
    }

    /// Where the agents write.
    private record Folders(Path root) {
        static Folders in(Path root) throws Exception {
            Folders folders = new Folders(root);
            Files.createDirectories(folders.transcripts());
            Files.createDirectories(folders.streams());
            return folders;
        }

        Path transcripts() {
            return root.resolve("projects");
        }

        Path streams() {
            return root.resolve("streams");
        }
    }

    /// The process that is killed. It prints how many events the log holds each time some were stored.
    static final class Ingest {
        private Ingest() {}

        public static void main(String[] args) throws Exception {
            try (OpenLog open = OpenLog.in(Path.of(args[0]), InstantSource.system());
                    Publisher publisher = publisher(open)) {
                AtomicLong stored = new AtomicLong(
                        open.huds.all().stream().mapToLong(Hud::headSeq).sum());
                var _ = publisher.listen(events -> System.out.println(stored.addAndGet(events.size())));
                try (Follower _ = follow(Folders.in(Path.of(args[1])), publisher, settings())) {
                    Thread.currentThread().join(); // until it is killed
                }
            }
        }

        private static FollowSettings settings() {
            FollowSettings program = FollowSettings.defaults();
            return new FollowSettings(
                    Duration.ofMillis(20),
                    Duration.ofMillis(100),
                    program.recentAge(),
                    program.recentFiles(),
                    program.recentBytes(),
                    program.maxLineBytes(),
                    program.batchBytes(),
                    BATCH_EVENTS,
                    program.retryDelay(),
                    program.maxRetryDelay(),
                    program.readers());
        }
    }
}
