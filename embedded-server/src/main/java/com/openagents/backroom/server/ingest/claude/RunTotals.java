package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import org.jspecify.annotations.Nullable;

/// The totals of a session over the results of its runs in one file.
///
/// Cost and time at the API grow over the process (new versions: over the session, even when it is resumed); a
/// smaller
/// figure than before means that the counter began anew. Turns and duration are those of one run.
final class RunTotals {
    private Saved now = NONE;

    private static final Saved NONE = new Saved(0, 0, 0, 0, 0, 0);

    record Saved(long costBefore, long cost, long apiBefore, long api, long turns, long durationMillis) {}

    void add(JsonNode result, RowSink row) {
        Long cost = Nodes.microUsd(result, "total_cost_usd");
        Long api = Nodes.whole(result, "duration_api_ms");
        long newCost = cost == null ? now.cost() : cost;
        long newApi = api == null ? now.api() : Math.max(0, api);
        now = new Saved(
                now.costBefore() + (newCost < now.cost() ? now.cost() : 0),
                newCost,
                now.apiBefore() + (newApi < now.api() ? now.api() : 0),
                newApi,
                now.turns() + Nodes.small(result, "num_turns"),
                now.durationMillis() + Nodes.small(result, "duration_ms"));
        Long total = cost == null ? null : Long.valueOf(now.costBefore() + now.cost());
        Totals.add(row, new SessionTotal(total, now.turns(), now.durationMillis(), now.apiBefore() + now.api()));
    }

    Saved saved() {
        return now;
    }

    void restore(@Nullable Saved saved) {
        now = saved == null ? NONE : saved;
    }
}
