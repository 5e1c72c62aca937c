package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.DraftSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a file tells before its first record that bears a time. It happened before that record, but the file itself may
/// have been written to long after, so it waits for it while there is more to read.
final class Untimed implements DraftSink {
    private final List<Draft> waiting = new ArrayList<>();

    @Override
    public void add(Draft draft) {
        waiting.add(draft);
    }

    /// Gives out all that waits, none of it later than a time.
    void release(Instant limit, DraftSink out) {
        waiting.forEach(draft -> out.add(notAfter(limit, draft)));
        waiting.clear();
    }

    static Draft notAfter(Instant limit, Draft draft) {
        return draft.at().isAfter(limit) ? draft.at(limit) : draft;
    }
}
