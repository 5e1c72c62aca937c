package com.openagents.backroom.server.purchase;

import java.time.Instant;
import java.util.Comparator;

/// Money of one payment that goes back or is held back: a refund or a dispute, as Stripe has it now.
///
/// @param amountMinor in the payment's currency
/// @param status Stripe's word, for the operator
/// @param createdAt to the second, at Stripe
public record Claim(String id, Kind kind, long amountMinor, State state, String status, Instant createdAt) {
    /// The order in which they came to be, the same whoever looks.
    static final Comparator<Claim> OLDEST_FIRST =
            Comparator.comparing(Claim::createdAt).thenComparing(Claim::id);

    /// What takes the money.
    public enum Kind {
        REFUND,
        DISPUTE
    }

    /// Where the money is.
    public enum State {
        /// Still with us: a question of the bank's, no chargeback.
        UNTOUCHED,

        /// Gone, or held back.
        TAKEN,

        /// It came back: the refund failed, the dispute was won.
        RETURNED
    }

    public Claim {
        if (amountMinor < 0) {
            throw new IllegalArgumentException("a claim of " + amountMinor);
        }
    }

    /* What Stripe's words mean (requirements ST-17, ST-18).
     *
     *   refund   pending, requires_action, succeeded                    taken
     *            failed, canceled                                       returned
     *   dispute  warning_needs_response, warning_under_review,
     *            warning_closed, prevented                              untouched
     *            needs_response, under_review, lost                     taken
     *            won                                                    returned
     *
     * A word that is none of these is that of a newer Stripe: the money is taken until it says otherwise.
     *
     * Source: stripe-java 33.3.0, com.stripe.model.Refund and Dispute.
     */
    static State stateOf(Kind kind, String status) {
        return switch (kind) {
            case REFUND ->
                switch (status) {
                    case "failed", "canceled" -> State.RETURNED;
                    default -> State.TAKEN;
                };
            case DISPUTE ->
                switch (status) {
                    case "warning_needs_response", "warning_under_review", "warning_closed", "prevented" ->
                        State.UNTOUCHED;
                    case "won" -> State.RETURNED;
                    default -> State.TAKEN;
                };
        };
    }
}
