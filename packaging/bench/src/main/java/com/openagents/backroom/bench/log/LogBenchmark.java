package com.openagents.backroom.bench.log;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.measure.Clocked;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.naming.Workspaces;
import com.openagents.backroom.server.json.EventCodec;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Durable events a second through the publisher, and events a second read back.
public final class LogBenchmark implements Benchmark {
    private static final int BATCH_EVENTS = 100;
    private static final int PAGE_EVENTS = 1000;

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String description() {
        return "durable events into the log and read back, beside the disk's own fsync";
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException {
        double seconds = run.amount(5, 1);
        Path disk = run.folder("log");
        InstantSource clock = InstantSource.system();
        Workspaces workspaces = new Workspaces();
        try (OpenFolder folder = OpenFolder.open(disk.resolve("data"), Map.of("USER", "bench"), clock);
                Publisher publisher = new Publisher(
                        folder.log(),
                        folder.huds(),
                        folder.operator(),
                        workspaces::of,
                        new Redactor(),
                        System::nanoTime)) {
            Writer writer = new Writer(publisher);
            run.say("warming up");
            Clocked.perSecond(seconds / 2, () -> writer.write(BATCH_EVENTS));
            run.say("single events, then batches, each for " + seconds + " s");
            double syncs = SyncFloor.syncsPerSecond(disk, seconds / 2);
            double singles = Clocked.perSecond(seconds, () -> writer.write(1));
            double batches = Clocked.perSecond(seconds, () -> writer.write(BATCH_EVENTS));
            double proofs = ProofAlone.perSecond(seconds / 2);
            run.say("reading back");
            Reading reading = Reading.of(folder, writer.written);
            return List.of(
                    Figure.of("one event a transaction", "events/s", singles, "write and fsync of 4 KiB", syncs),
                    Figure.of(
                            BATCH_EVENTS + " events a transaction",
                            "events/s",
                            batches * BATCH_EVENTS,
                            "fsync of 4 KiB, once for " + BATCH_EVENTS,
                            syncs * BATCH_EVENTS),
                    Figure.of(
                            "commitments and chain alone",
                            "events/s",
                            proofs,
                            BATCH_EVENTS + " events a transaction",
                            batches * BATCH_EVENTS),
                    Figure.of(
                            "read in pages of " + PAGE_EVENTS,
                            "events/s",
                            reading.read(),
                            "decoding the same from memory",
                            reading.decoded()));
        }
    }

    /// Publishes short texts of one session.
    private static final class Writer {
        private final Publisher publisher;
        private long written;

        private Writer(Publisher publisher) {
            this.publisher = publisher;
        }

        private void write(int count) {
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String id = "event-" + written++;
                Chunk chunk = new Chunk(Role.ASSISTANT, "The tests pass; next is the cart of the shop.", id);
                drafts.add(new Draft(
                        "bench", "/home/bench/shop", Instant.now(), "claude-code", null, null, id, null, chunk));
            }
            publisher.accept(new IngestBatch(drafts, List.of(), null));
        }
    }

    /// @param read events a second out of the log
    /// @param decoded events a second out of their JSON in memory
    private record Reading(double read, double decoded) {
        /// @throws IllegalStateException when the log does not give back what was written, in order and without a gap
        static Reading of(OpenFolder folder, long written) {
            Hud hud = folder.huds().all().getFirst();
            List<byte[]> encoded = new ArrayList<>();
            long kept = readAll(folder.log(), hud, event -> encoded.add(EventCodec.encode(event))); // warms up, too
            requireWhole(kept, written);
            long start = System.nanoTime();
            long events = readAll(folder.log(), hud, _ -> {});
            double read = events / Clocked.secondsSince(start);
            decodeAll(encoded);
            start = System.nanoTime();
            decodeAll(encoded);
            return new Reading(read, encoded.size() / Clocked.secondsSince(start));
        }

        private static long readAll(EventLog log, Hud hud, Consumer<HudEnvelope> taken) {
            long seq = 0;
            while (true) {
                List<HudEnvelope> page = log.read(hud, seq, PAGE_EVENTS);
                if (page.isEmpty()) {
                    return seq;
                }
                if (page.getFirst().seq() != seq + 1) {
                    throw new IllegalStateException("the log has a gap after " + seq);
                }
                seq = page.getLast().seq();
                page.forEach(taken);
            }
        }

        private static void decodeAll(List<byte[]> encoded) {
            for (byte[] event : encoded) {
                if (EventCodec.decode(event).seq() < 1) {
                    throw new IllegalStateException("an event came back without its place");
                }
            }
        }

        private static void requireWhole(long events, long written) {
            if (events != written) {
                throw new IllegalStateException(written + " events were written, the log has " + events);
            }
        }
    }
}
