package com.openagents.backroom.bench.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Transcripts in a folder, made from captured ones, and what is in them, counted without the program's own mapping.
///
/// @param responses answers of a model: messages with an id of their own
/// @param toolCalls calls with an id of their own
public record Corpus(List<Path> files, long bytes, long lines, long responses, long toolCalls) {
    /// Long sessions are what takes time; agents write some MB of them.
    public static final int LONG_SESSION_BYTES = 2_300_000;

    /// Rows of a session that has just begun.
    private static final int SMALL_SESSION_LINES = 8;

    /// Writes so many short sessions, as if each had been written to last at a moment.
    public static Corpus writeSmall(Path folder, Captures captures, int sessions, Instant writtenAt)
            throws IOException {
        List<String> texts = captures.texts().stream()
                .map(text -> String.join(
                                "\n", text.lines().limit(SMALL_SESSION_LINES).toList()) + "\n")
                .toList();
        Corpus corpus = write(folder, texts, sessions, Long.MAX_VALUE, 1);
        for (Path file : corpus.files()) {
            Files.setLastModifiedTime(file, FileTime.from(writtenAt));
        }
        return corpus;
    }

    /// Writes sessions of a size until there are so many bytes. Every session repeats one of the captures.
    public static Corpus write(Path folder, Captures captures, long bytes, int sessionBytes) throws IOException {
        return write(folder, captures.texts(), Integer.MAX_VALUE, bytes, sessionBytes);
    }

    private static Corpus write(Path folder, List<String> texts, int sessions, long bytes, int sessionBytes)
            throws IOException {
        List<Mould> moulds = texts.stream().map(Mould::new).toList();
        List<Counts> counts = new ArrayList<>();
        for (String text : texts) {
            counts.add(Counts.of(text));
        }
        List<Path> files = new ArrayList<>();
        long written = 0;
        int copies = 0;
        Counts all = new Counts(0, 0, 0);
        while (written < bytes && files.size() < sessions) {
            int session = files.size();
            int which = session % moulds.size();
            Mould mould = moulds.get(which);
            StringBuilder text =
                    new StringBuilder(sessionBytes + texts.get(which).length());
            do {
                mould.append(text, session, copies++);
                all = all.plus(counts.get(which));
            } while (text.length() < sessionBytes);
            Path file = folder.resolve(mould.sessionId(session) + ".jsonl");
            Files.writeString(file, text);
            files.add(file);
            written += Files.size(file);
        }
        return new Corpus(List.copyOf(files), written, all.lines, all.responses, all.toolCalls);
    }

    private record Counts(long lines, long responses, long toolCalls) {
        static Counts of(String transcript) throws IOException {
            Set<String> responses = new HashSet<>();
            Set<String> calls = new HashSet<>();
            List<String> lines = transcript.lines().toList();
            for (String line : lines) {
                count(parse(line), responses, calls);
            }
            return new Counts(lines.size(), responses.size(), calls.size());
        }

        private static void count(JsonNode row, Set<String> responses, Set<String> calls) {
            JsonNode message = row.path("message");
            if (!row.path("type").asText().equals("assistant")
                    || message.path("model").asText().equals("<synthetic>")) {
                return;
            }
            responses.add(message.path("id").asText());
            for (JsonNode block : message.path("content")) {
                if (block.path("type").asText().equals("tool_use")) {
                    calls.add(block.path("id").asText());
                }
            }
        }

        private static JsonNode parse(String line) throws IOException {
            try {
                return Json.parse(line);
            } catch (NotJsonException e) {
                throw new IOException("a captured transcript has a line that is no JSON", e);
            }
        }

        Counts plus(Counts more) {
            return new Counts(lines + more.lines, responses + more.responses, toolCalls + more.toolCalls);
        }
    }
}
