package com.openagents.backroom.schema.hud;

import com.openagents.backroom.schema.text.Ascii;

/// What the messages of a HUD's stream are (docs/events.md). The server writes no others, and whoever reads a stream
/// has a `switch` over all of them.
public enum MessageType {
    /// A whole state, first of all.
    SNAPSHOT,

    /// Events of the log: always an array.
    HUD,

    /// Agents that were seen alive though they say nothing.
    ALIVE,

    /// How many watch, and who may.
    PRESENCE,

    /// What the viewer has is of no use any more.
    RESET;

    /// The name on the wire.
    public String wire() {
        return Ascii.wire(this);
    }

    /// The type of this name.
    ///
    /// @throws IllegalArgumentException when there is none
    public static MessageType ofWire(String wire) {
        for (MessageType type : values()) {
            if (type.wire().equals(wire)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type of message: " + wire);
    }
}
