package com.openagents.backroom.schema.event;

import java.util.Locale;

/// What a tool call does, whatever the agent calls the tool.
public enum ToolKind {
    READ,
    EDIT,
    DELETE,
    MOVE,
    SEARCH,
    EXECUTE,
    THINK,
    FETCH,
    OTHER;

    /// The name on the wire.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
