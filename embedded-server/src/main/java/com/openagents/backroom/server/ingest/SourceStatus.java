package com.openagents.backroom.server.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How it stands with one watched folder.
///
/// @param source name of the source, or `any` for a folder whose files are recognised by their contents
/// @param title what people call it
/// @param advice one sentence that says what is wrong and what to do; null when nothing is
/// @param isNative whether the operating system tells of changes; else the folder is only looked at from
///     time to time
/// @param followed files that are read to their end and followed
/// @param listed files known but not read: older ones, read on demand
/// @param unreadable files that could not be opened
/// @param foreign files of no known format, or too short yet to tell
/// @param lines lines read since the start
/// @param bytes bytes read since the start
/// @param deadLetters lines that could not be understood, since the start
/// @param repairedLines lines with bytes that were no UTF-8, read with U+FFFD in their place
/// @param unknownRecords records of unknown type since the start, by type
/// @param lastActivity when something was last read; null when nothing was
public record SourceStatus(
        String source,
        String title,
        Path folder,
        Presence presence,
        @Nullable String advice,
        boolean isNative,
        int followed,
        int listed,
        int unreadable,
        int foreign,
        long lines,
        long bytes,
        long deadLetters,
        long repairedLines,
        Map<String, Long> unknownRecords,
        @Nullable Instant lastActivity) {

    /// The source's name where files are recognised by their contents.
    public static final String ANY = "any";

    public SourceStatus {
        unknownRecords = Map.copyOf(unknownRecords);
    }

    /// Whether the folder can be looked into.
    public enum Presence {
        PRESENT,
        ABSENT,
        UNREADABLE
    }
}
