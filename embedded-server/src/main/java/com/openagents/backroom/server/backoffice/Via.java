package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.schema.text.Ascii;
import java.util.Locale;

/// How the operator's wish came to us.
public enum Via {
    /// By the window of this program.
    CONSOLE,

    /// By the admin listener, with the operator's token.
    API;

    /// The name in the database and in answers.
    public String wire() {
        return Ascii.wire(this);
    }

    /// The one of that name.
    ///
    /// @throws IllegalArgumentException when there is no such name
    public static Via of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
