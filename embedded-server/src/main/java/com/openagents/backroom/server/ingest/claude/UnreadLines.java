package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.UnreadLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts the lines of a file that could not be understood for the session of the records around them. Those before the
/// first record wait for it.
final class UnreadLines {
    /// Lines that wait. A file that begins with more of them is hardly a session's, and the rest counts for none.
    private static final int MAX_WAITING = 200;

    private final String mark;
    private final List<Saved> waiting = new ArrayList<>();

    /// A line that waits, as it is kept over a restart.
    record Saved(long offset, String reason, String at) {}

    UnreadLines(FileFacts file) {
        this.mark = file.mark();
    }

    /// Keeps a line for the session of the next record.
    void hold(UnreadLine line) {
        if (waiting.size() < MAX_WAITING) {
            waiting.add(new Saved(line.offset(), line.reason(), line.writtenAt().toString()));
        }
    }

    /// Gives out what waits, as of the session of a row.
    void release(RowSink row) {
        for (Saved line : waiting) {
            Instant before = Instant.parse(line.at()).isBefore(row.at()) ? Instant.parse(line.at()) : row.at();
            add(line.offset(), line.reason(), row.at(before));
        }
        waiting.clear();
    }

    /// Counts a line.
    void add(UnreadLine line, RowSink row) {
        add(line.offset(), line.reason(), row);
    }

    private void add(long offset, String reason, RowSink row) {
        row.add("unread:" + mark + ":" + offset, StateChange.deadLetter(reason));
    }

    List<Saved> saved() {
        return List.copyOf(waiting);
    }

    void restore(@Nullable List<Saved> saved) {
        if (saved != null) { // a state of an earlier version has none
            waiting.addAll(saved);
        }
    }
}
