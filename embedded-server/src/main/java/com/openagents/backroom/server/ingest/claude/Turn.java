package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import org.jspecify.annotations.Nullable;

/// The turn that the session's main agent is in.
final class Turn {
    private @Nullable String tickId;
    private long startedAtMillis;
    private boolean isOpen;

    record Saved(@Nullable String tickId, long startedAtMillis, boolean isOpen) {}

    @Nullable String tickId() {
        return tickId;
    }

    boolean isOpen() {
        return isOpen;
    }

    /// A turn begins.
    ///
    /// @param cause the prompt; null when the record does not tell
    void begin(RowSink row, String id, @Nullable String cause) {
        tickId = id;
        startedAtMillis = row.at().toEpochMilli();
        isOpen = true;
        RowSink inTick = row.inTick(id);
        inTick.add(id + ":tick", new TickStart(cause));
        inTick.add(id + ":working", new Status(AgentState.WORKING, null));
    }

    /// Makes sure that a turn is open: an agent that acts is in one, whether its beginning was seen or not.
    void ensure(RowSink row, String id) {
        if (!isOpen) {
            begin(row, id, null);
        }
    }

    /// The turn ends; nothing when none is open.
    ///
    /// @param endId the same whichever record tells of this end
    void end(RowSink row, String endId, @Nullable Long durationMillis, boolean success) {
        if (!isOpen) {
            return;
        }
        isOpen = false;
        long measured = Math.max(0, row.at().toEpochMilli() - startedAtMillis);
        row.inTick(tickId)
                .add(endId, new TickEnd(durationMillis == null ? Long.valueOf(measured) : durationMillis, success));
    }

    void reset() {
        tickId = null;
        isOpen = false;
    }

    Saved saved() {
        return new Saved(tickId, startedAtMillis, isOpen);
    }

    void restore(Saved saved) {
        tickId = saved.tickId();
        startedAtMillis = saved.startedAtMillis();
        isOpen = saved.isOpen();
    }
}
