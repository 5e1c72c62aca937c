package com.openagents.backroom.bench.ingest;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.Benchmark;
import com.openagents.backroom.bench.Figure;
import com.openagents.backroom.bench.house.ServerHouse;
import com.openagents.backroom.bench.measure.Clocked;
import com.openagents.backroom.bench.measure.Microbenchmarks;
import com.openagents.backroom.bench.recording.Captures;
import com.openagents.backroom.bench.recording.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// MB of transcripts a second from the file to the database and into the state of HUDs.
public final class IngestBenchmark implements Benchmark {
    private static final int MEGA = 1_000_000;
    private static final String PEER = "bare line reading and JSON parse, one thread";

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String description() {
        return "transcripts read, stored and folded, beside reading and parsing alone";
    }

    @Override
    public List<Figure> run(BenchRun run) throws IOException, InterruptedException {
        Path watched = run.folder("watched");
        Corpus corpus = Corpus.write(
                watched,
                Captures.of(run.root()),
                run.amount(100, 3) * (long) MEGA,
                run.amount(Corpus.LONG_SESSION_BYTES, 300_000));
        run.say(corpus.files().size() + " files with " + corpus.bytes() / MEGA + " MB are written");
        double cold = BareReading.megabytesPerSecond(corpus);
        double bare = Math.max(cold, BareReading.megabytesPerSecond(corpus));
        List<Figure> figures = new ArrayList<>(parts(corpus, run.isQuick()));
        run.say("the parts are measured; now the whole");
        double whole = corpus.bytes() / (double) MEGA / ingest(run.folder("house"), watched, corpus);
        figures.addFirst(Figure.of("file to database and folded, from a cold start", "MB/s", whole, PEER, bare));
        return figures;
    }

    /// Seconds from opening the server to the last event folded.
    private static double ingest(Path house, Path watched, Corpus corpus) {
        long start = System.nanoTime();
        try (ServerHouse server = ServerHouse.open(house, watched)) {
            server.awaitFolded(corpus);
            return Clocked.secondsSince(start);
        }
    }

    private static List<Figure> parts(Corpus corpus, boolean isQuick) throws IOException {
        Path session = corpus.files().getFirst();
        double megabytes = Files.size(session) / (double) MEGA;
        Map<String, Double> scores =
                Microbenchmarks.scores(IngestParts.class, Map.of("session", session.toString()), isQuick);
        double parsing = scores.getOrDefault("parsing", 0.0) * megabytes;
        return List.of("mapping", "redaction").stream()
                .map(part -> Figure.of(
                        part + " alone, warm (JMH)",
                        "MB/s of transcript",
                        scores.getOrDefault(part, 0.0) * megabytes,
                        "JSON parse alone, warm (JMH)",
                        parsing))
                .toList();
    }
}
