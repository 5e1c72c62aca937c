package com.openagents.backroom.schema.event;

import java.util.Locale;

/// Who speaks in a thread.
public enum Role {
    USER,
    ASSISTANT,
    THINKING,
    SYSTEM;

    /// The name on the wire.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
