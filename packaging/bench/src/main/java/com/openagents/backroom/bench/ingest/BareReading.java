package com.openagents.backroom.bench.ingest;

import com.openagents.backroom.bench.measure.Clocked;
import com.openagents.backroom.bench.recording.Corpus;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The least that anyone who understands transcripts must do: read lines, parse each with the same library.
final class BareReading {
    private BareReading() {}

    /// MB a second, by one thread.
    static double megabytesPerSecond(Corpus corpus) throws IOException {
        long start = System.nanoTime();
        long lines = 0;
        for (Path file : corpus.files()) {
            lines += parse(Files.readAllBytes(file));
        }
        double seconds = Clocked.secondsSince(start);
        if (lines != corpus.lines()) {
            throw new IllegalStateException(corpus.lines() + " lines were written, " + lines + " were read");
        }
        return corpus.bytes() / 1e6 / seconds;
    }

    private static long parse(byte[] bytes) throws IOException {
        long lines = 0;
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                try {
                    if (Json.parse(bytes, from, at - from).isObject()) {
                        lines++;
                    }
                } catch (NotJsonException e) {
                    throw new IOException(e);
                }
                from = at + 1;
            }
        }
        return lines;
    }
}
