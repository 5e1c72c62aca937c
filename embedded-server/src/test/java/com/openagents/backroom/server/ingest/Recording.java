package com.openagents.backroom.server.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Maps whole files, as the follower would, without one.
public final class Recording {
    public static final Instant WRITTEN = Instant.parse("2026-11-23T12:00:00Z");

    private Recording() {}

    /// The lines of a file, gzipped or not.
    public static List<String> lines(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.isEmpty() ? List.of() : List.of(text.split("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The path as it was before somebody compressed the file.
    public static Path plain(Path file) {
        String path = file.toString();
        return path.endsWith(".gz") ? Path.of(path.substring(0, path.length() - 3)) : file;
    }

    /// All events of a file.
    public static List<Draft> map(Source source, Path file) {
        LineMapper mapper = source.mapper(new FileFacts(plain(file)), "");
        List<Draft> drafts = map(mapper, lines(file), 1);
        mapper.pause(drafts::add);
        return drafts;
    }

    /// The events of some lines, but for those that wait for further lines; every line must be good.
    public static List<Draft> map(LineMapper mapper, List<String> lines, long firstNumber) {
        List<Draft> drafts = new ArrayList<>();
        long number = firstNumber;
        for (String line : lines) {
            try {
                mapper.map(Line.of(line, number++, 0, WRITTEN), drafts::add);
            } catch (BadLineException e) {
                throw new AssertionError("line " + (number - 1) + ": " + e.reason(), e);
            }
        }
        return drafts;
    }
}
