package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.schema.text.Ascii;
import java.util.Locale;

/// What an operator can do that is written down.
public enum ActionKind {
    /// Gave or took credits.
    ADJUST,

    /// Gave money of a purchase back.
    REFUND,

    /// Gave back what a usage event cost.
    REFUND_USAGE,

    /// Had an event of Stripe's worked on once more.
    REPLAY_EVENT,

    /// Had everything at Stripe compared with what is known here.
    RECONCILE,

    /// Said what became of a payment that fits no purchase.
    RESOLVE_SUSPENSE,

    /// Stored keys of Stripe's.
    SAVE_KEYS,

    /// Let a live key charge real cards.
    CONFIRM_LIVE;

    /// The name in the database and in answers.
    public String wire() {
        return Ascii.wire(this);
    }

    /// The one of that name.
    ///
    /// @throws IllegalArgumentException when there is no such name
    public static ActionKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
