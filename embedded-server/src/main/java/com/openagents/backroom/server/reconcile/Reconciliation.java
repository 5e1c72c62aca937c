package com.openagents.backroom.server.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one round came to.
///
/// @param events of Stripe's that were gone through
/// @param news those that no webhook had brought
/// @param payments that were looked at each by itself, as events do not reach back far enough or a week is over
/// @param failures events and payments that could not be worked on; the next round takes them again
/// @param trouble why the round ended early, for the operator; null when it came to its end
public record Reconciliation(
        Instant at,
        int events,
        int news,
        int payments,
        int failures,
        @Nullable String trouble) {
    /// Whether nothing is left for the next round.
    public boolean isWhole() {
        return failures == 0 && trouble == null;
    }
}
