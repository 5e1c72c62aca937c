package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.DraftSink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the events of one record go: what they have in common is said once.
record RowSink(
        String sessionId,
        @Nullable String workspace,
        Instant at,
        @Nullable String agentId,
        @Nullable String tickId,
        DraftSink out) {

    static final String AGENT = "claude-code";

    void add(String sourceId, HudEvent event) {
        // Every text of Claude Code comes whole in one record, so no draft continues another (stream = null).
        out.add(new Draft(sessionId, workspace, at, AGENT, agentId, tickId, sourceId, null, event));
    }

    RowSink at(Instant other) {
        return new RowSink(sessionId, workspace, other, agentId, tickId, out);
    }

    RowSink inTick(@Nullable String tick) {
        return new RowSink(sessionId, workspace, at, agentId, tick, out);
    }

    RowSink ofAgent(String agent) {
        return new RowSink(sessionId, workspace, at, agent, tickId, out);
    }

    /// Whether the session's main agent is at work here, not a sub-agent.
    boolean isMain() {
        return agentId == null;
    }
}
