package com.openagents.backroom.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.testing.CrashRounds;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.testing.RandomEvents;
import com.openagents.backroom.testing.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final int ROUNDS = Seeds.count(5, 100);

    /// Side by side, so that each is stopped where it waits for a processor, too.
    private static final int LOGS = Seeds.count(1, 4);

    @Test
    void kill9WhileAppending_losesNothing_andStoresNothingTwice(@TempDir Path root) throws Exception {
        long seed = Seeds.of(1, 1).getFirst();
        try (ExecutorService logs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> runs = new ArrayList<>();
            for (int log = 0; log < LOGS; log++) {
                Path data = root.resolve("log" + log);
                long itsSeed = seed + log;
                runs.add(logs.submit(() -> {
                    run(data, itsSeed);
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }

    private static void run(Path root, long seed) throws Exception {
        new CrashRounds(Writer.class, root.toString()).run(ROUNDS, seed, (round, acknowledged) -> {
            try (OpenLog open = OpenLog.in(root)) {
                long stored = position(open);
                assertTrue(
                        stored >= acknowledged, acknowledged + " events were acknowledged, " + stored + " are there");
                for (int hud = 0; hud < SourceOfEvents.HUDS; hud++) {
                    requireEqualToSource(open, hud, stored);
                }
            }
        });
    }

    private static void requireEqualToSource(OpenLog open, int hudNumber, long stored) {
        Hud hud = SourceOfEvents.hud(open, hudNumber);
        long[] next = {hudNumber};
        long[] seq = {0};
        open.log.forEach(hud, null, 0, envelope -> {
            assertEquals(++seq[0], envelope.seq(), "seq has a gap");
            assertEquals("e" + next[0], envelope.sourceId());
            HudEvent expected = SourceOfEvents.event(next[0]);
            HudEnvelope whole = envelope.clipped().isEmpty()
                    ? envelope
                    : open.log.findWhole(hud, envelope.seq()).orElseThrow();
            assertEquals(expected, whole.event());
            next[0] += SourceOfEvents.HUDS;
        });
        assertEquals(hud.headSeq(), seq[0]);
        assertTrue(next[0] >= stored && next[0] < stored + SourceOfEvents.HUDS, "the log ends at " + next[0]);
    }

    private static long position(OpenLog open) {
        return open.log.checkpoints("crash").stream()
                .mapToLong(FileCheckpoint::line)
                .findFirst()
                .orElse(0);
    }

    /// An endless file of events, the same whenever it is read.
    private static final class SourceOfEvents {
        static final int HUDS = 2;
        private static final int LARGE_EVERY = 401;

        static HudEvent event(long index) {
            RandomEvents random = new RandomEvents(new Random(index));
            return index % LARGE_EVERY == 0
                    ? new HudEvent.TickStart((random.text() + index).repeat(20_000))
                    : random.next();
        }

        static LogEntry entry(OpenLog open, long index) {
            Hud hud = hud(open, (int) (index % HUDS));
            return OpenLog.entry(hud, "s" + index % 3, "e" + index, event(index));
        }

        static Hud hud(OpenLog open, int number) {
            return open.hud("hud" + number);
        }
    }

    /// The process that is killed: appends from where the checkpoint says, and a little from before it, as one that
    /// reads a file again would.
    static final class Writer {
        private static final int MAX_BATCH = 100;
        private static final int READ_AGAIN = 5;

        private Writer() {}

        public static void main(String[] args) {
            Random random = new Random();
            try (OpenLog open = OpenLog.in(Path.of(args[0]))) {
                // Space in the file is used again at once, not after 45 s, as in a log that is written for long.
                OpenLog.asAdmin(Path.of(args[0]), "SET RETENTION_TIME 0");
                long next = position(open);
                while (next >= 0) {
                    long end = next + 1 + random.nextInt(MAX_BATCH);
                    List<LogEntry> batch = new ArrayList<>();
                    for (long i = Math.max(0, next - READ_AGAIN); i < end; i++) {
                        batch.add(SourceOfEvents.entry(open, i));
                    }
                    var _ = open.log.append(
                            batch, List.of(), new FileCheckpoint("crash", "/source", "1:1", end, end, "{}"));
                    System.out.println(end);
                    next = end;
                }
            }
        }
    }
}
