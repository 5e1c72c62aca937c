package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolProgress;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.event.Role;
import org.jspecify.annotations.Nullable;

/// An agent waits for a human, until it goes on: what other agents, and other calls of its own, do meanwhile is no
/// answer.
///
/// @param toolId the call that needs the human; null when it is none
record Wait(
        long atMillis, @Nullable String reason, @Nullable String toolId) {
    /// Whether the event shows that its agent does something.
    static boolean isActivity(HudEvent event) {
        return switch (event) {
            case ToolStart _, ToolDone _, ToolProgress _, ContainerOutput _, FileDiff _ -> true;
            case Chunk chunk -> chunk.role() != Role.SYSTEM;
            case Status status -> Phase.of(status.state()).isActive();
            case SessionStart _,
                    SessionEnd _,
                    TickStart _,
                    TickEnd _,
                    Usage _,
                    Plan _,
                    Queue _,
                    LastPr _,
                    SessionTotal _,
                    StateChange _,
                    Failure _ -> false;
        };
    }

    /// Whether an event of the same agent shows that it goes on.
    boolean isAnsweredBy(HudEvent event, long at) {
        if (at <= atMillis || !isActivity(event)) {
            return false;
        }
        if (toolId == null || (event instanceof Chunk chunk && chunk.role() == Role.USER)) {
            return true;
        }
        return toolId.equals(toolOf(event));
    }

    private static @Nullable String toolOf(HudEvent event) {
        if (event instanceof ToolDone done) {
            return done.toolId();
        }
        if (event instanceof ToolProgress progress) {
            return progress.toolId();
        }
        return event instanceof ContainerOutput output ? output.toolId() : null;
    }

    /// The same for the call that the event starts, when that comes with the wait itself.
    Wait withToolOf(HudEvent event, long at) {
        return toolId == null && at == atMillis && event instanceof ToolStart start
                ? new Wait(atMillis, reason, start.toolId())
                : this;
    }
}
