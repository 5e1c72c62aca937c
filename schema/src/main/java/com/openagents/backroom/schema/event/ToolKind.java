package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.text.Ascii;

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
        return Ascii.wire(this);
    }
}
