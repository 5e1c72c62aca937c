package com.openagents.backroom.server.ledger;

import com.openagents.backroom.schema.text.Ascii;
import java.util.Arrays;

/// Why credits moved. With a kind goes what a posting is for, its `ext_ref`; a posting is once per both.
public enum TxnKind {
    /// Given at sign-up; for the user.
    SIGNUP,

    /// Bought; for the PaymentIntent.
    PURCHASE,

    /// Used; for user, source and id of the usage event.
    USAGE,

    /// A usage event taken back by the operator; for the same.
    USAGE_REFUND,

    /// Taken back with the money; for the Refund.
    REFUND,

    /// Given back, as the refund failed after all; for the same.
    REFUND_FAILED,

    /// Taken back, as the payment is disputed; for the Dispute.
    DISPUTE,

    /// Given back, as the dispute was won; for the same.
    DISPUTE_WON,

    /// Given or taken by the operator; for an id of the program's own.
    ADJUST;

    /// Whether an operator does it, and says why.
    public boolean isByHand() {
        return this == ADJUST || this == USAGE_REFUND;
    }

    /// The name in the database and on statements.
    public String wire() {
        return Ascii.wire(this);
    }

    /// The kind of posting of that name.
    ///
    /// @throws IllegalArgumentException when there is no such kind
    public static TxnKind of(String wire) {
        return Arrays.stream(values())
                .filter(kind -> kind.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of posting: " + wire));
    }
}
