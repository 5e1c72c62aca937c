package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.text.Ascii;

/// Who speaks in a thread.
public enum Role {
    USER,
    ASSISTANT,
    THINKING,
    SYSTEM;

    /// The name on the wire.
    public String wire() {
        return Ascii.wire(this);
    }
}
