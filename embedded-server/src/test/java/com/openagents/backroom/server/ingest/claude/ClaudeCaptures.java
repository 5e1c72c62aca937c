package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The shared captures of Claude Code, by name.
final class ClaudeCaptures {
    private ClaudeCaptures() {}

    static JsonNode oracle(String folder) {
        try {
            return Json.parse(Files.readAllBytes(SharedFixtures.require(folder + "/oracle.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotJsonException e) {
            throw new AssertionError(e);
        }
    }

    /// The transcripts of a capture, those of sub-agents too.
    static List<Path> transcripts(String capture) {
        return files(SharedFixtures.require("claude-code/" + capture + "/projects"), ".jsonl");
    }

    /// The streams of a capture, in the order they were recorded in (they are named so, but for the first
    /// pair).
    static List<Path> streams(String capture) {
        List<Path> files = files(SharedFixtures.require("claude-code/" + capture), ".stream.jsonl");
        return capture.equals("feature-and-resume") ? files.reversed() : files;
    }

    static List<Draft> drafts(List<Path> transcripts, List<Path> streams) {
        List<Draft> drafts = new ArrayList<>();
        transcripts.forEach(file -> drafts.addAll(Recording.map(new ClaudeTranscripts(), file)));
        streams.forEach(file -> drafts.addAll(Recording.map(new ClaudeStreams(), file)));
        return drafts;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> Recording.plain(file).toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
