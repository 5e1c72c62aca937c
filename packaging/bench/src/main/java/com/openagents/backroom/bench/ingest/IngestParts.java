package com.openagents.backroom.bench.ingest;

import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.claude.ClaudeTranscripts;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.redact.DraftLane;
import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The pure parts of reading, each over one whole session in memory.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class IngestParts {
    /// Events given to the redaction at once, as the follower does.
    private static final int BATCH_EVENTS = 500;

    private static final Instant WRITTEN = Instant.parse("2026-11-23T12:00:00Z");

    @Param("")
    public String session = "";

    private Path file = Path.of("");
    private List<byte[]> lines = List.of();
    private List<List<Draft>> batches = List.of();

    @Setup
    public void read() throws IOException {
        file = Path.of(session);
        lines = Files.readAllLines(file).stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
        List<Draft> drafts = mapping();
        batches = new ArrayList<>();
        for (int from = 0; from < drafts.size(); from += BATCH_EVENTS) {
            batches.add(drafts.subList(from, Math.min(from + BATCH_EVENTS, drafts.size())));
        }
    }

    /// JSON to trees: what mapping is measured beside.
    @Benchmark
    public long parsing() throws IOException {
        long fields = 0;
        for (byte[] line : lines) {
            try {
                fields += Json.parse(line).size();
            } catch (NotJsonException e) {
                throw new IOException(e);
            }
        }
        return fields;
    }

    /// Lines to events, their JSON parsed too.
    @Benchmark
    public List<Draft> mapping() throws IOException {
        List<Draft> drafts = new ArrayList<>();
        LineMapper mapper = new ClaudeTranscripts().mapper(new FileFacts(file), "");
        long number = 0;
        for (byte[] line : lines) {
            try {
                mapper.map(new Line(line, 0, line.length, ++number, 0, WRITTEN), drafts::add);
            } catch (BadLineException e) {
                throw new IOException(file + ":" + number + " " + e.reason(), e);
            }
        }
        return drafts;
    }

    /// Secrets out of events, those across boundaries too.
    @Benchmark
    public long redaction() {
        DraftLane lane = new DraftLane(new Redactor());
        long given = 0;
        for (List<Draft> batch : batches) {
            lane.add(new IngestBatch(batch, List.of(), null), WRITTEN);
            given += lane.ready().drafts().size();
            lane.stored();
        }
        return given;
    }
}
