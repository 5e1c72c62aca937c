package com.openagents.backroom.server.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts one round.
final class Tally {
    private int events;
    private int news;
    private int payments;
    private int failures;

    void event(boolean isNew) {
        events++;
        news += isNew ? 1 : 0;
    }

    void payment() {
        payments++;
    }

    void failure() {
        failures++;
    }

    boolean isClean() {
        return failures == 0;
    }

    Reconciliation end(Instant at, @Nullable String trouble) {
        return new Reconciliation(at, events, news, payments, failures, trouble);
    }
}
