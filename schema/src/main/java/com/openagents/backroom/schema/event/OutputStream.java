package com.openagents.backroom.schema.event;

import java.util.Locale;

/// Which stream of a process wrote.
public enum OutputStream {
    STDOUT,
    STDERR;

    /// The name on the wire.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
