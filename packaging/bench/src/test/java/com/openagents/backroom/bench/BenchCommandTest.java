package com.openagents.backroom.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    private static final Set<String> FIELDS =
            Set.of("name", "unit", "value", "peer", "ratio", "device", "jvm", "cores", "date");

    /// Three figures of four digits that matter, each rounded: value, peer and their ratio.
    private static final double ROUNDING = 0.002;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void list_namesAllBenchmarks_aLineEach() {
        assertEquals(0, run("--list"));

        List<String> names = said(out)
                .lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertEquals(Benchmarks.known().names(), names);
        assertTrue(names.containsAll(
                List.of("ingest", "log", "ledger", "latency", "memory", "start", "viewers", "http", "replay", "hud")));
    }

    @Test
    void unknownName_isRefusedWithTheNearest() {
        assertEquals(2, run("log", "ingets"));

        assertEquals("", said(out));
        assertEquals("backroom: there is no benchmark ingets; did you mean ingest?\n", said(err));
    }

    @Test
    void unknownOption_isRefusedInASentence() {
        assertEquals(2, run("--jsno", "x"));

        assertEquals("", said(out));
        assertEquals(1, said(err).lines().count(), said(err));
        assertTrue(said(err).startsWith("backroom: Unknown option"), said(err));
    }

    @Test
    void folderThatIsNotThere_isRefusedBeforeAnythingIsMeasured() {
        Path file = folder.resolve("nowhere/figures.json");

        assertEquals(2, run("log", "--json", file.toString()));

        assertEquals(
                "backroom: the folder of " + file + " is not there; make it or choose another --json.\n", said(err));
    }

    @Test
    void figures_standBesideAPeer_withWhatTheyWereMeasuredOn() throws IOException, NotJsonException {
        Path report = folder.resolve("figures.json");

        assertEquals(0, run("log", "--quick", "--alone", report.toString()), () -> said(err));

        JsonNode figures = Json.parse(Files.readAllBytes(report)).path("benchmarks");
        assertEquals(4, figures.size());
        for (JsonNode figure : figures) {
            Set<String> fields = new TreeSet<>();
            figure.fieldNames().forEachRemaining(fields::add);
            assertEquals(new TreeSet<>(FIELDS), fields);
            assertTrue(figure.path("name").asText().startsWith("log: "), figure.toString());
            assertTrue(figure.path("value").asDouble() > 0, figure.toString());
            double peer = figure.path("peer").path("value").asDouble();
            double ratio = figure.path("value").asDouble() / peer;
            assertEquals(ratio, figure.path("ratio").asDouble(), ratio * ROUNDING, figure.toString());
            assertEquals(
                    Runtime.getRuntime().availableProcessors(),
                    figure.path("cores").asInt());
            assertTrue(Instant.parse(figure.path("date").asText()).isAfter(Instant.EPOCH));
        }
    }

    @Test
    void help_namesEveryOption() throws IOException {
        String help = Files.readString(SharedFixtures.root().resolve("console-app/src/main/help/bench.txt"));

        for (String option : List.of("NAME", "--list", "--json FILE", "--quick", "--gpu", "--help")) {
            assertTrue(help.contains("  " + option) || help.contains(", " + option), option);
        }
    }

    private int run(String... arguments) {
        return BenchCommand.execute(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                arguments);
    }

    private static String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
