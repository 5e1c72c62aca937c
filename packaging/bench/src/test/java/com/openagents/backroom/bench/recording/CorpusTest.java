package com.openagents.backroom.bench.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    private static final int BYTES = 1_500_000;
    private static final int SESSION_BYTES = 200_000;

    private final Captures captures = Captures.of(SharedFixtures.root());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void recordings_areAsLargeAsAsked_andCountedRight() throws IOException, NotJsonException {
        Corpus corpus = Corpus.write(folder, captures, BYTES, SESSION_BYTES);

        long bytes = 0;
        long lines = 0;
        Set<String> responses = new HashSet<>();
        Set<String> calls = new HashSet<>();
        Map<String, Path> sessions = new HashMap<>();
        for (Path file : corpus.files()) {
            bytes += Files.size(file);
            for (String line : Files.readAllLines(file)) {
                lines++;
                JsonNode row = Json.parse(line);
                if (row.has("sessionId")) {
                    Path known = sessions.computeIfAbsent(row.path("sessionId").asText(), _ -> file);
                    assertEquals(file, known, "a session in two files");
                }
                collect(row, responses, calls);
            }
        }
        assertEquals(bytes, corpus.bytes());
        assertTrue(bytes >= BYTES, bytes + " bytes");
        assertEquals(lines, corpus.lines());
        assertEquals(responses.size(), corpus.responses());
        assertEquals(calls.size(), corpus.toolCalls());
        assertTrue(calls.size() > 50, calls.size() + " calls");
    }

    @Test
    void recordsOfCopies_haveIdsOfTheirOwn() throws IOException, NotJsonException {
        Corpus corpus = Corpus.write(folder, captures, BYTES, SESSION_BYTES);
        Set<String> ids = new HashSet<>();
        for (Path file : corpus.files()) {
            for (String line : Files.readAllLines(file)) {
                JsonNode id = Json.parse(line).path("uuid");
                assertTrue(id.isMissingNode() || ids.add(id.asText()), id + " twice");
            }
        }
        assertTrue(ids.size() > 100, ids.size() + " ids");
    }

    @Test
    void smallSessions_areOld() throws IOException {
        Instant old = Instant.parse("2026-01-01T00:00:00Z");

        Corpus corpus = Corpus.writeSmall(folder, captures, 25, old);

        assertEquals(25, corpus.files().size());
        for (Path file : corpus.files()) {
            assertEquals(old, Files.getLastModifiedTime(file).toInstant());
        }
    }

    @Test
    void capturesOfTheCheckout_areEnough() {
        Captures own = Captures.of(folder.resolve("no checkout beside it"));

        assertEquals(2, own.files().size());
        List<Path> here = Captures.of(SharedFixtures.root()).files();
        assertTrue(here.stream().allMatch(Files::isReadable), here.toString());
    }

    private static void collect(JsonNode row, Set<String> responses, Set<String> calls) {
        if (row.path("type").asText().equals("assistant")
                && !row.path("message").path("model").asText().equals("<synthetic>")) {
            responses.add(row.path("message").path("id").asText());
            row.path("message").path("content").forEach(block -> {
                if (block.path("type").asText().equals("tool_use")) {
                    calls.add(block.path("id").asText());
                }
            });
        }
    }
}
