package com.openagents.backroom.bench.latency;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.measure.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// From the agent's write to a client of the stream, and to the document of a real browser.
public final class LatencyBenchmark implements Benchmark {
    private static final int LINES_PER_SECOND = 20;

    /// Lines that are not counted: code is compiled, the page has grown its first rows.
    private static final int WARM_UP_LINES = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PEER = "bare file watch, socket and page";

    /// How long lines were on their way.
    ///
    /// @param stream times to the stream's client
    /// @param document times to the browser's document
    private record Outcome(Recorder stream, Recorder document) {}

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String description() {
        return "an appended line to the stream and to Chromium's document, beside a bare file watch and relay";
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException {
        int lines = run.amount(300, 20);
        Path watched = run.folder("watched");
        Path file = firstLine(watched);
        Outcome ours;
        run.say("through the server, " + lines + " lines");
        try (Relay server = ServerRelay.open(run.folder("house"), watched)) {
            ours = watch(server, file, lines);
        }
        Path folder = run.folder("bare");
        Path bareFile = firstLine(folder);
        Outcome bare;
        run.say("through a bare relay, " + lines + " lines");
        try (Relay relay = BareRelay.open(folder, bareFile)) {
            bare = watch(relay, bareFile, lines);
        }
        return List.of(
                figure("append to stream, p50", 50, ours.stream(), bare.stream()),
                figure("append to stream, p99", 99, ours.stream(), bare.stream()),
                figure("append to Chromium's document, p50", 50, ours.document(), bare.document()),
                figure("append to Chromium's document, p99", 99, ours.document(), bare.document()));
    }

    private static Figure figure(String name, double percent, Recorder ours, Recorder bare) {
        return Figure.of(name, "ms", ours.percentileMillis(percent), PEER, bare.percentileMillis(percent));
    }

    private static Outcome watch(Relay relay, Path file, int lines) throws IOException {
        Outcome outcome = new Outcome(new Recorder(WARM_UP_LINES), new Recorder(WARM_UP_LINES));
        int all = WARM_UP_LINES + lines;
        try (StreamEar _ = StreamEar.open(relay.port(), relay.stream(), outcome.stream());
                BrowserEye browser = BrowserEye.open(relay.page(), relay.ready())) {
            Waiting.until("client and page follow", PATIENCE, () -> relay.streams() == 2);
            append(file, all);
            browser.take(all, outcome.document());
            Waiting.until(
                    "all lines are received", PATIENCE, () -> outcome.stream().seen() == all);
            return outcome;
        }
    }

    private static void append(Path file, int lines) throws IOException {
        long next = System.nanoTime();
        for (int i = 1; i <= lines; i++) {
            next += 1_000_000_000L / LINES_PER_SECOND;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            Files.writeString(file, TimedLine.now(i), StandardOpenOption.APPEND);
        }
    }

    private static Path firstLine(Path folder) throws IOException {
        return Files.writeString(folder.resolve("bench.jsonl"), TimedLine.first());
    }
}
