package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.HudEvent.SessionTotal;

/// Adds a session's total. Its id is made of its figures: the transcript and the stream of one session then
/// give the
/// same total once.
final class Totals {
    private Totals() {}

    static void add(RowSink row, SessionTotal total) {
        String figures = total.costMicroUsd() + "." + total.turns() + "." + total.durationMillis();
        row.add(row.sessionId() + ":total:" + figures, total);
    }
}
