package com.openagents.backroom.server.key;

import com.openagents.backroom.schema.text.Ascii;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a key may do. None of them reaches keys, sessions, billing or the end of an account (requirement AK-06).
public enum KeyScope {
    /// Send events of agents to the owner's HUDs.
    EVENTS,

    /// Read who the owner is and what credits are left.
    ACCOUNT,

    /// Book usage against the owner's credits.
    USAGE;

    /// The name on the wire and in the database.
    public String wire() {
        return Ascii.wire(this);
    }

    static Optional<KeyScope> of(String wire) {
        return Arrays.stream(values())
                .filter(scope -> scope.wire().equals(wire))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(KeyScope::wire).collect(Collectors.joining(", "));
    }
}
