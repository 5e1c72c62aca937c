package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.db.StripeCustomerStore.Detachment;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// Detaches the cards of people who left, and tries again until Stripe says that they are gone. Any thread may call it.
public final class Detachments {
    private static final Logger LOG = System.getLogger(Detachments.class.getName());

    /// After a failure, doubled each time up to a day. It is never given up: a card that stays is a person's.
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final Duration MAX_PAUSE = Duration.ofDays(1);

    /// Doublings after which the pause is a day anyway.
    private static final int MAX_DOUBLINGS = 11;

    /// People tried at once.
    private static final int BATCH = 100;

    private final StripeGateway gateway;
    private final Cards cards;
    private final StripeCustomerStore store;
    private final InstantSource clock;
    private final ReentrantLock working = new ReentrantLock();

    public Detachments(StripeGateway gateway, Cards cards, StripeCustomerStore store, InstantSource clock) {
        this.gateway = gateway;
        this.cards = cards;
        this.store = store;
        this.clock = clock;
    }

    /// Tries those whose time has come; while billing is off, they wait. One thread at a time; another one returns at
    /// once.
    public void work() {
        if (gateway.setup().active().isEmpty() || !working.tryLock()) {
            return;
        }
        try {
            store.dueDetachments(clock.instant(), BATCH).forEach(this::attempt);
        } finally {
            working.unlock();
        }
    }

    private void attempt(Detachment due) {
        try {
            cards.detachAll(due.customerId());
            store.deleteDetachment(due.customerId());
        } catch (StripeTrouble e) {
            if (e.kind() == StripeTrouble.Kind.NOT_THERE) {
                store.deleteDetachment(due.customerId());
                return;
            }
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(due.attempts(), MAX_DOUBLINGS));
            store.putOff(due, clock.instant().plus(pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause));
            LOG.log(Logger.Level.INFO, "the cards of somebody who left cannot be detached yet: {0}", e.getMessage());
        }
    }
}
