package com.openagents.backroom.server.purchase;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.PurchaseStore;
import com.openagents.backroom.server.db.SuspenseStore;
import com.openagents.backroom.server.purchase.Settlement.Outcome;
import com.openagents.backroom.server.stripe.StripeTrouble;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the operator does about payments. Any thread may call it; it waits for Stripe where it says so.
public final class PaymentDesk {
    /// Rows shown at once.
    private static final int MAX_ROWS = 500;

    private final Database database;
    private final PurchaseStore purchases;
    private final SuspenseStore suspense;
    private final StripePayments payments;
    private final Settlement settlement;
    private final InstantSource clock;

    /// A purchase with what refunds and disputes did to it.
    public record Shown(Purchase purchase, List<Reversal> reversals) {}

    public PaymentDesk(
            Database database,
            PurchaseStore purchases,
            SuspenseStore suspense,
            StripePayments payments,
            Settlement settlement,
            InstantSource clock) {
        this.database = database;
        this.purchases = purchases;
        this.suspense = suspense;
        this.payments = payments;
        this.settlement = settlement;
        this.clock = clock;
    }

    /// A person's purchases, the newest first.
    public List<Shown> purchases(UUID userId) {
        return database.transact(tx -> purchases.list(tx, userId, MAX_ROWS).stream()
                .map(purchase -> new Shown(purchase, purchases.reversals(tx, purchase.id())))
                .toList());
    }

    /// A purchase, whoever's it is.
    public Optional<Shown> find(UUID purchaseId) {
        return database.transact(tx -> purchases
                .find(tx, purchaseId)
                .map(purchase -> new Shown(purchase, purchases.reversals(tx, purchaseId))));
    }

    /// Gives money of a paid purchase back, and takes the credits that go with it. Waits for Stripe.
    ///
    /// @param amountMinor how much; null for all that is left
    /// @param ref of the refund, so that a second click on one button is one refund
    /// @throws IllegalArgumentException with a sentence when that can't be given back
    /// @throws StripeTrouble when Stripe does not do it, or does not say so
    public Shown refund(UUID purchaseId, @Nullable Long amountMinor, UUID ref) throws StripeTrouble {
        Purchase purchase = find(purchaseId)
                .map(Shown::purchase)
                .orElseThrow(() -> new IllegalArgumentException("There is no such purchase."));
        String payment = purchase.paymentIntent();
        if (purchase.status() != PurchaseStatus.SUCCEEDED || payment == null) {
            throw new IllegalArgumentException("That purchase was not paid, so nothing can be given back.");
        }
        if (amountMinor != null && (amountMinor <= 0 || amountMinor > purchase.amountMinor())) {
            throw new IllegalArgumentException(
                    "Between 1 and " + purchase.amountMinor() + " can be given back of that purchase.");
        }
        payments.refund(payment, amountMinor, ref);
        Outcome _ = settlement.settle(payment);
        return find(purchaseId).orElseThrow();
    }

    /// Payments that fit no purchase, those that nobody looked at first.
    public List<SuspenseStore.Row> suspense() {
        return suspense.list(MAX_ROWS);
    }

    /// How many of them nobody looked at: each is an alarm.
    public int suspenseCount() {
        return suspense.countOpen();
    }

    /// Looks at a payment again that fitted no purchase. Waits for Stripe.
    public Outcome settle(String paymentIntent) throws StripeTrouble {
        Outcome outcome = settlement.settle(paymentIntent);
        if (outcome != Outcome.SUSPENSE && outcome != Outcome.NOT_OURS) {
            boolean _ = resolve(paymentIntent, "It fits its purchase now.");
        }
        return outcome;
    }

    /// Notes what became of a payment that fits no purchase.
    ///
    /// @return whether there was such a payment that nobody had looked at
    public boolean resolve(String paymentIntent, String resolution) {
        return suspense.resolve(paymentIntent, resolution, clock.instant());
    }
}
