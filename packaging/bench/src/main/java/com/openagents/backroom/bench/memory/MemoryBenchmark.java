package com.openagents.backroom.bench.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.process.Backroom;
import com.openagents.backroom.bench.process.ProcessMemory;
import com.openagents.backroom.bench.recording.Captures;
import com.openagents.backroom.bench.recording.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The memory of a server that has read many recordings, beside one that has read none.
public final class MemoryBenchmark implements Benchmark {
    private static final int MEGA = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String description() {
        return "heap and resident memory of a server with 100 MB of recordings, beside one with none";
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException, InterruptedException {
        Path watched = run.folder("watched");
        Corpus corpus = Corpus.write(
                watched,
                Captures.of(run.root()),
                run.amount(100, 3) * (long) MEGA,
                run.amount(Corpus.LONG_SESSION_BYTES, 300_000));
        Path data = run.folder("data");
        run.say("a server without recordings");
        ProcessMemory empty = memory(run, run.folder("empty-data"), run.folder("empty"), null);
        run.say("a server with " + corpus.bytes() / MEGA + " MB");
        ProcessMemory full = memory(run, data, watched, corpus);
        double recordings = corpus.bytes() / (double) MEGA;
        double database = Files.size(data.resolve("backroom.mv.db")) / (double) MEGA;
        return List.of(
                figure("heap after GC", full.heapBytes(), "without recordings", empty.heapBytes()),
                figure("resident, at the peak", full.peakBytes(), "without recordings", empty.peakBytes()),
                figure("resident, after GC", full.residentBytes(), "without recordings", empty.residentBytes()),
                Figure.of("database file", "MB", database, "the recordings", recordings));
    }

    private static Figure figure(String name, long bytes, String peer, long peerBytes) {
        return Figure.of(name, "MB", bytes / (double) MEGA, peer, peerBytes / (double) MEGA);
    }

    private static ProcessMemory memory(BenchRun run, Path data, Path watched, @Nullable Corpus corpus)
            throws IOException, InterruptedException {
        try (Backroom server = Backroom.start(Backroom.script(run.root()), "server", data, watched)) {
            server.awaitReady();
            if (corpus != null) {
                awaitRead(server, corpus);
                requireCounts(server, corpus);
            }
            return ProcessMemory.of(server.pid());
        }
    }

    private static void awaitRead(Backroom server, Corpus corpus) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sum(server.admin("/api/admin/sources").path("sources"), "bytes") < corpus.bytes()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the recordings were not read within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private static void requireCounts(Backroom server, Corpus corpus) throws IOException, InterruptedException {
        JsonNode sessions = server.admin("/api/admin/sessions").path("sessions");
        if (sum(sessions, "responses") != corpus.responses() || sum(sessions, "tool_calls") != corpus.toolCalls()) {
            throw new IllegalStateException(corpus.responses() + " responses and " + corpus.toolCalls()
                    + " calls were written, " + sum(sessions, "responses") + " and " + sum(sessions, "tool_calls")
                    + " are counted");
        }
    }

    private static long sum(JsonNode items, String field) {
        long sum = 0;
        for (JsonNode item : items) {
            sum += item.path(field).asLong();
        }
        return sum;
    }
}
