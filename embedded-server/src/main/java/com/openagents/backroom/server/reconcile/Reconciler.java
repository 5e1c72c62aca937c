package com.openagents.backroom.server.reconcile;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.PurchaseStore;
import com.openagents.backroom.server.db.ReconciliationStore;
import com.openagents.backroom.server.db.ReconciliationStore.Mark;
import com.openagents.backroom.server.db.ReconciliationStore.Position;
import com.openagents.backroom.server.purchase.Settlement;
import com.openagents.backroom.server.purchase.Settlement.Outcome;
import com.openagents.backroom.server.reconcile.StripeHistory.Page;
import com.openagents.backroom.server.reconcile.StripeHistory.Told;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.stripe.StripeTrouble.Kind;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.webhook.Inbox;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/* What webhooks did not bring (requirements ST-20, ST-21): the machine was off, the network down, a secret wrong. Any thread
 * may call it; rounds are one after the other, and wait for Stripe.
 *
 *   1. All events since the last one that is done go into the [Inbox] in their order, as if they came by webhook. The ones
 *      that did are known there.
 *   2. Stripe keeps events for 30 days. After a longer gap, at the very first time, and once a week whatever happened,
 *      the payments, refunds and disputes themselves are gone through, and [Settlement] looks at each payment.
 *
 * Where a round ends is noted only as far as all before it is done. Going through something twice does nothing, so what
 * fails, and whatever a crash leaves, is simply gone through again.
 */
public final class Reconciler {
    private static final Logger LOG = System.getLogger(Reconciler.class.getName());

    /// An event this old may be gone before we have asked for the next one: a day less than Stripe keeps them.
    static final Duration EVENTS_REACH = Duration.ofDays(29);

    /// How often payments are gone through themselves.
    static final Duration LISTING = Duration.ofDays(7);

    /// What changes is looked for among what was made this long before, too: a refund can fail, a payment be tried
    /// again,
    /// for about a month. Disputes take longer; those that are open here are looked at by themselves.
    static final Duration CHANGES_WITHIN = Duration.ofDays(30);

    private final StripeGateway gateway;
    private final StripeHistory history;
    private final Inbox inbox;
    private final Settlement settlement;
    private final Database database;
    private final PurchaseStore purchases;
    private final ReconciliationStore store;
    private final InstantSource clock;
    private final ReentrantLock rounds = new ReentrantLock();
    private volatile Optional<Reconciliation> latest = Optional.empty();

    public Reconciler(
            StripeGateway gateway,
            Inbox inbox,
            Settlement settlement,
            Database database,
            PurchaseStore purchases,
            InstantSource clock) {
        this.gateway = gateway;
        this.history = new StripeHistory(gateway);
        this.inbox = inbox;
        this.settlement = settlement;
        this.database = database;
        this.purchases = purchases;
        this.store = new ReconciliationStore(database);
        this.clock = clock;
    }

    /// What the last round of this process came to.
    public Optional<Reconciliation> latest() {
        return latest;
    }

    /// Goes through everything new; does nothing while billing is off.
    public void work() {
        if (gateway.setup().active().isPresent()) {
            Reconciliation _ = reconcileNow();
        }
    }

    /// Goes through everything new, and waits until that is done.
    ///
    /// @throws ApiException 503 while billing is off
    public Reconciliation reconcileNow() {
        gateway.setup().require();
        rounds.lock();
        try {
            Reconciliation done = round();
            latest = Optional.of(done);
            return done;
        } finally {
            rounds.unlock();
        }
    }

    private Reconciliation round() {
        Instant began = clock.instant();
        String mode = gateway.mode().name().toLowerCase(Locale.ROOT);
        Position before = store.find(mode).orElse(Position.START);
        Tally tally = new Tally();
        try {
            Position after = walk(mode, before, began, tally);
            if (after.event() == null || isDue(after, began)) {
                after = list(after, began, tally);
            }
            if (tally.isClean()) {
                store.save(mode, new Position(after.event(), began, after.listedAt()));
            }
            return tally.end(began, null);
        } catch (StripeTrouble e) {
            LOG.log(Logger.Level.INFO, "what Stripe did is looked at later: {0}", e.getMessage());
            return tally.end(began, e.getMessage());
        }
    }

    /// Takes all events after the last one that is done; no event where there is no such, or Stripe has it no more.
    private Position walk(String mode, Position before, Instant began, Tally tally) throws StripeTrouble {
        Position position = before;
        Mark seen = before.event();
        if (seen == null || seen.createdAt().isBefore(began.minus(EVENTS_REACH))) {
            return new Position(null, before.reconciledAt(), before.listedAt());
        }
        boolean hasMore = true;
        while (hasMore) {
            Page page;
            try {
                page = history.after(seen.id());
            } catch (StripeTrouble e) {
                if (e.kind() == Kind.NOT_THERE) {
                    return new Position(null, before.reconciledAt(), before.listedAt());
                }
                throw e;
            }
            for (Told told : page.events()) {
                take(told, tally);
                if (gateway.isPaused()) {
                    return position;
                }
                seen = told.mark();
                if (tally.isClean()) {
                    position = new Position(seen, before.reconciledAt(), before.listedAt());
                }
            }
            store.save(mode, position);
            hasMore = page.hasMore();
        }
        return position;
    }

    private void take(Told told, Tally tally) {
        try {
            tally.event(inbox.take(told.json().getBytes(StandardCharsets.UTF_8), Patience.CALM));
        } catch (ApiException e) { // noted there with its reason
            tally.failure();
        }
    }

    /// Looks at all payments that may have changed since the last time, one by one.
    private Position list(Position before, Instant began, Tally tally) throws StripeTrouble {
        // The mark is taken first: what happens while payments are looked at comes after it.
        Optional<Mark> newest = before.event() == null ? history.newest() : Optional.of(before.event());
        Set<String> payments = new LinkedHashSet<>(openDisputes());
        Optional<Instant> since = since(before);
        if (since.isPresent()) {
            payments.addAll(history.paymentsSince(since.get().minus(CHANGES_WITHIN)));
        }
        for (String payment : payments) {
            settle(payment, tally);
        }
        return new Position(newest.orElse(null), before.reconciledAt(), began);
    }

    private void settle(String payment, Tally tally) throws StripeTrouble {
        try {
            Outcome _ = settlement.settle(payment);
            tally.payment();
        } catch (StripeTrouble e) {
            if (e.kind() == Kind.PAUSED) {
                throw e;
            }
            if (e.kind() != Kind.NOT_THERE) { // one of the other mode is none of this one's
                LOG.log(Logger.Level.INFO, "the payment {0} is looked at later: {1}", payment, e.getMessage());
                tally.failure();
            }
        }
    }

    /// Since when something may have been missed; nothing where nobody ever bought anything.
    private Optional<Instant> since(Position before) {
        return Optional.ofNullable(before.reconciledAt()).or(() -> database.transact(purchases::findFirstTime));
    }

    private List<String> openDisputes() {
        return database.transact(purchases::paymentsWithOpenReversals);
    }

    private boolean isDue(Position position, Instant now) {
        return position.listedAt() == null || position.listedAt().isBefore(now.minus(LISTING));
    }
}
