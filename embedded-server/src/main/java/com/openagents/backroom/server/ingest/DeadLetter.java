package com.openagents.backroom.server.ingest;

import java.time.Instant;
import java.util.Collection;

/// A line that could not be understood: where it is and why, never what it says.
///
/// @param line number of the line, from 1
/// @param lines how many lines it stands for: itself, and those behind it that are only counted
public record DeadLetter(String source, String file, long line, String reason, Instant at, long lines) {
    /// Stands for one line.
    public DeadLetter(String source, String file, long line, String reason, Instant at) {
        this(source, file, line, reason, at, 1);
    }

    /// All the lines that letters stand for.
    public static long lines(Collection<DeadLetter> letters) {
        return letters.stream().mapToLong(DeadLetter::lines).sum();
    }
}
