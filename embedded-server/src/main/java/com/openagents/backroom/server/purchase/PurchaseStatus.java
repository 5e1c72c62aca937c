package com.openagents.backroom.server.purchase;

import com.openagents.backroom.schema.text.Ascii;
import java.util.Arrays;

/* How it stands with a purchase.
 *
 *   created ──► requires_action ──► processing ──► succeeded
 *      │               │                │             ▲
 *      └───────────────┴──► failed ─────┴─────────────┤   a payment that failed may be tried again at Stripe
 *                           canceled ─────────────────┘   money that came after all is never ignored
 */
public enum PurchaseStatus {
    /// Written here; whether Stripe knows of it is not known.
    CREATED,

    /// The person must prove to their bank who they are.
    REQUIRES_ACTION,

    /// Stripe works on it, or has it and we have not looked at it yet.
    PROCESSING,

    /// Paid, and the credits are there.
    SUCCEEDED,

    /// Not paid.
    FAILED,

    /// Given up.
    CANCELED;

    /// The name in the database and in answers.
    public String wire() {
        return Ascii.wire(this);
    }

    /// Whether it may still go one way or the other by itself.
    public boolean isOpen() {
        return switch (this) {
            case CREATED, REQUIRES_ACTION, PROCESSING -> true;
            case SUCCEEDED, FAILED, CANCELED -> false;
        };
    }

    /// Whether what Stripe says now takes the place of this.
    boolean mayBecome(PurchaseStatus next) {
        return switch (this) {
            case CREATED, REQUIRES_ACTION, PROCESSING, FAILED -> next != CREATED;
            case CANCELED -> next == SUCCEEDED;
            case SUCCEEDED -> false;
        };
    }

    /// The one of that name.
    ///
    /// @throws IllegalArgumentException when there is no such status
    public static PurchaseStatus of(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status of a purchase: " + wire));
    }
}
