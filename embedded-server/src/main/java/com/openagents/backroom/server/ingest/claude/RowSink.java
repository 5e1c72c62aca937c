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

    /// An event whose texts are whole.
    void add(String sourceId, HudEvent event) {
        add(sourceId, null, event);
    }

    /// @param stream names the text that continues over several events; null when those of this one are whole
    void add(String sourceId, @Nullable String stream, HudEvent event) {
        out.add(new Draft(sessionId, workspace, at, AGENT, agentId, tickId, sourceId, stream, event));
    }

    RowSink to(DraftSink other) {
        return new RowSink(sessionId, workspace, at, agentId, tickId, other);
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
