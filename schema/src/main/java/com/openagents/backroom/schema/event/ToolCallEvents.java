package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of one tool call, picked out of those of its session: its start, what it wrote, its end. An event that
/// starts no call stands alone.
public final class ToolCallEvents {
    private final List<HudEnvelope> events = new ArrayList<>();
    private final @Nullable String toolId;
    private boolean isOver;

    public ToolCallEvents(HudEnvelope first) {
        events.add(first);
        toolId = first.event() instanceof ToolStart start ? start.toolId() : null;
        isOver = toolId == null;
    }

    /// Whether nothing more can come.
    public boolean isOver() {
        return isOver;
    }

    /// Takes a later event, if it is of this call.
    public void take(HudEnvelope later) {
        if (isOver) {
            return;
        }
        if (later.event() instanceof ToolDone done && done.toolId().equals(toolId)) {
            events.add(later);
            isOver = true;
        } else if (later.event() instanceof ContainerOutput output
                && output.toolId() != null
                && output.toolId().equals(toolId)) {
            events.add(later);
        }
    }

    /// Those taken so far, in order.
    public List<HudEnvelope> events() {
        return List.copyOf(events);
    }
}
