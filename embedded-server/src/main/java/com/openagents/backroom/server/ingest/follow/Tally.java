package com.openagents.backroom.server.ingest.follow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read from a folder since the start. Any thread may call it.
final class Tally {
    private long lines;
    private long bytes;
    private long deadLetters;
    private long repairedLines;
    private @Nullable Instant lastActivity;
    private final Map<String, Long> unknownRecords = new LinkedHashMap<>();

    /// The figures at one moment.
    record Figures(
            long lines,
            long bytes,
            long deadLetters,
            long repairedLines,
            Map<String, Long> unknownRecords,
            @Nullable Instant lastActivity) {}

    synchronized void read(long moreLines, long moreBytes, long dead, long repaired, Instant at) {
        lines += moreLines;
        bytes += moreBytes;
        deadLetters += dead;
        repairedLines += repaired;
        lastActivity = at;
    }

    /// Adds what a mapper met since it was asked last.
    synchronized void unknown(Map<String, Long> more) {
        more.forEach((type, count) -> unknownRecords.merge(type, count, Long::sum));
    }

    synchronized Figures figures() {
        return new Figures(lines, bytes, deadLetters, repairedLines, Map.copyOf(unknownRecords), lastActivity);
    }
}
