package com.openagents.backroom.server.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whose a file is, asked at whatever moment of its writing.
class FileStartTest {
    private static final Path FILE = Path.of("/w/a.jsonl");
    private static final Sources SOURCES = Sources.known();

    /// First rows as Claude Code writes them; what tells the first three apart from a stream stands at their end.
    static Stream<Arguments> firstRows() {
        return Stream.of(
                Arguments.of("claude-code", """
                        {"parentUuid":null,"isSidechain":true,"type":"user","message":{"content":"hi"},"sessionId":"s"}"""),
                Arguments.of("claude-code", """
                        {"type":"user","message":{"role":"user","content":"hi"},"uuid":"u","sessionId":"s"}"""),
                Arguments.of("claude-code", """
                        {"type":"progress","data":{"a":1},"sessionId":"s"}"""),
                Arguments.of("claude-code", """
                        {"type":"queue-operation","operation":"enqueue","sessionId":"s"}"""),
                Arguments.of("claude-code-stream", """
                        {"type":"system","subtype":"init","cwd":"/w","session_id":"s"}"""),
                Arguments.of("claude-code-stream", """
                        {"type":"user","message":{"content":"hi"},"timestamp":"2026-01-01T00:00:00Z"}"""));
    }

    @ParameterizedTest
    @MethodSource("firstRows")
    void rowBeingWritten_tellsNothingYet(String source, String row) {
        for (int length = 0; length < utf8(row).length; length++) {
            FileStart start = FileStart.of(FILE, Arrays.copyOf(utf8(row), length));
            int cut = length;
            assertEquals(Optional.empty(), name(start), () -> "cut after " + cut + " bytes");
            assertFalse(SOURCES.isForeign(start), () -> "cut after " + cut + " bytes");
        }
        for (String end : List.of("", "\n", "\r\n", "\n{\"type\":\"us")) {
            assertEquals(Optional.of(source), name(FileStart.of(FILE, utf8(row + end))));
        }
    }

    @Test
    void rowLongerThanWhatIsLookedAt_isKnownByItsBeginning() {
        String text = "x".repeat(FileStart.MAX_BYTES);
        byte[] start = Arrays.copyOf(utf8("""
                {"parentUuid":null,"isSidechain":true,"type":"user","message":{"content":"%s"},"sessionId":"s"}""".formatted(text)), FileStart.MAX_BYTES);
        assertEquals(Optional.of("claude-code"), name(FileStart.of(FILE, start)));
    }

    private static Optional<String> name(FileStart start) {
        return SOURCES.recognise(start).map(Source::name);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
