package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.text.Ascii;

/// Which stream of a process wrote.
public enum OutputStream {
    STDOUT,
    STDERR;

    /// The name on the wire.
    public String wire() {
        return Ascii.wire(this);
    }
}
