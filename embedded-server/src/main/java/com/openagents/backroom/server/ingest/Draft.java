package com.openagents.backroom.server.ingest;

import com.openagents.backroom.schema.event.HudEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as a source found it: not yet redacted, not yet in a HUD, without a place in the log.
///
/// @param workspace absolute path of the folder the agent works in; null sends it to the HUD `unsorted`
/// @param sourceId the source's own id of this event, the same whenever it is read again
/// @param stream names a text that continues over several drafts (a message, a terminal), so that redaction sees
/// secrets
///     cut by a boundary; null when the event's texts are whole
public record Draft(
        String sessionId,
        @Nullable String workspace,
        Instant at,
        String agent,
        @Nullable String agentId,
        @Nullable String tickId,
        String sourceId,
        @Nullable String stream,
        HudEvent event) {
    /// The same at another time.
    public Draft at(Instant other) {
        return new Draft(sessionId, workspace, other, agent, agentId, tickId, sourceId, stream, event);
    }

    /// The same in another folder.
    public Draft in(@Nullable String folder) {
        return new Draft(sessionId, folder, at, agent, agentId, tickId, sourceId, stream, event);
    }
}
