package com.openagents.backroom.schema.hud;

import com.openagents.backroom.schema.text.Ascii;

/// How much of the events the public projection shows.
public enum RedactionPolicy {
    /// All but what is private by its form: home paths, addresses, contents of excluded files.
    STANDARD,
    /// Names, times and counts only.
    STRICT;

    /// The name on the wire and in the database.
    public String wire() {
        return Ascii.wire(this);
    }

    /// The policy of that name; the stricter one if there is none.
    public static RedactionPolicy of(String wire) {
        return wire.equals(STANDARD.wire()) ? STANDARD : STRICT;
    }
}
