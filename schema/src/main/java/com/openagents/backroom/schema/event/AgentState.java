package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.text.Ascii;

/// What an agent is doing; `WAITING` means that a human is needed.
public enum AgentState {
    STARTING,
    WORKING,
    WAITING,
    IDLE,
    COMPLETED,
    FAILED,
    OFFLINE;

    /// The name on the wire.
    public String wire() {
        return Ascii.wire(this);
    }
}
