package com.openagents.backroom.server.purchase;

import com.openagents.backroom.schema.text.Ascii;
import java.util.Locale;

/// Whether a person is there while their card is charged, and can prove who they are.
public enum Presence {
    /// They pressed the button.
    ON_SESSION,

    /// They agreed to it before.
    OFF_SESSION;

    /// The name in the database, which is Stripe's.
    public String wire() {
        return Ascii.wire(this);
    }

    /// The one of that name.
    ///
    /// @throws IllegalArgumentException when there is no such name
    public static Presence of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
