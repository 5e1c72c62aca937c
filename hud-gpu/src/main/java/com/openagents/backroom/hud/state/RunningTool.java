package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tool call that has not ended.
///
/// @param agentId the sub-agent that made it; null for the main agent
public record RunningTool(
        String toolId,
        String name,
        ToolKind kind,
        String title,
        Instant at,
        @Nullable String agentId) {

    void write(FieldSink out) {
        out.text("id", toolId);
        out.text("name", name);
        out.text("kind", kind.wire());
        out.text("title", title);
        out.text("at", IsoTime.text(at));
        out.text("agent_id", agentId);
    }

    static RunningTool read(Fields in) {
        return new RunningTool(
                Read.text(in, "id"),
                Read.text(in, "name"),
                Read.choice(in, "kind", ToolKind.values(), ToolKind.OTHER),
                Read.text(in, "title"),
                Read.time(in, "at"),
                in.text("agent_id"));
    }
}
