package com.openagents.backroom.server.ingest.follow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.openagents.backroom.server.ingest.FileStart;
import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whose a file is, however little of it is there yet, and whatever was there before.
class RecognitionTest {
    @TempDir
    private Path folder;

    private final Sources sources = Sources.known();

    @ParameterizedTest
    @EnumSource(CutCaptures.Form.class)
    void partOfTheFirstRecord_isNobodysYet_theWholeIsItsOwn(CutCaptures.Form form) {
        for (Path capture : CutCaptures.files()) {
            byte[] bytes = form.of(CutCaptures.bytes(capture));
            int recordEnd = new String(bytes, ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .length();
            for (int there = 0; there < recordEnd; there++) {
                FileStart start = FileStart.of(capture, Arrays.copyOf(bytes, there));
                String what = capture + " of which " + there + " bytes are there";
                assertEquals(Optional.empty(), sources.recognise(start), what);
                assertFalse(sources.isForeign(start), what);
            }
            assertEquals(ownSource(capture), recognised(capture, Arrays.copyOf(bytes, recordEnd)));
        }
    }

    @Test
    void cutRecordOfAFileThatNobodyWritesTo_isAllThereIsToTellBy() {
        byte[] bytes = "{\"type\":\"system\",\"session_id\":\"s\",\"cwd\":\"/ho".getBytes(UTF_8);
        assertEquals("nobody", recognised(folder, bytes));
        assertEquals(
                Optional.of("claude-code-stream"),
                sources.recognise(FileStart.ofEnded(folder, bytes)).map(Source::name));
    }

    @Test
    void fileWrittenAnewByAnotherAgent_isToldAsThat() throws Exception {
        Path transcript = capture("agent-a054db6910ac4a4f8.jsonl");
        Path stream = capture("errors.stream.jsonl");
        Path file = Files.write(folder.resolve("one.jsonl"), CutCaptures.bytes(transcript));
        Set<String> first = told(file);
        MemoryInlet inlet = new MemoryInlet();
        try (Follower _ = Follower.start(
                Sources.watched(List.of(folder)), sources, inlet, InstantSource.system(), CutCaptures.settings())) {
            awaitTold(inlet, first);
            Files.write(file, CutCaptures.bytes(stream)); // the same file, its contents replaced
            Set<String> both = new HashSet<>(first);
            both.addAll(told(file));
            awaitTold(inlet, both);
        }
    }

    private static void awaitTold(MemoryInlet inlet, Set<String> all) {
        Await.until(
                "all of both is told",
                () -> Set.copyOf(CutCaptures.told(inlet.stored())).equals(all));
    }

    private static Set<String> told(Path file) throws IOException {
        return Set.copyOf(CutCaptures.whole(file));
    }

    private static Path capture(String name) {
        return CutCaptures.files().stream()
                .filter(file -> CutCaptures.plainName(file).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String recognised(Path file, byte[] beginning) {
        return sources.recognise(FileStart.of(file, beginning))
                .map(Source::name)
                .orElse("nobody");
    }

    private static String ownSource(Path capture) {
        return CutCaptures.plainName(capture).contains("stream") ? "claude-code-stream" : "claude-code";
    }
}
