package com.openagents.backroom.server.purchase;

import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.PurchaseStore;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.db.SuspenseStore;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.invoice.Invoices.Sale;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.Posted;
import com.openagents.backroom.server.purchase.ReversalPlan.GiveBack;
import com.openagents.backroom.server.purchase.ReversalPlan.Step;
import com.openagents.backroom.server.purchase.ReversalPlan.Take;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeTrouble;
import java.lang.System.Logger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/* The only place where a payment becomes credits, and credits go with money that goes back (requirements ST-05, ST-06,
 * ST-10, ST-11, ST-17 to ST-19). Webhooks, the status of a purchase and the reconciler all call it, as often and in
 * whatever order they like, on any thread.
 *
 *   1. Stripe is asked for the payment as it is now. What a message said of it is not looked at: messages come late, twice
 *      and in any order.
 *   2. In one transaction, under the lock of the user's row: the purchase takes over what Stripe says; if it is paid and
 *      everything fits, its credits are posted, once; refunds and disputes are posted as [ReversalPlan] says.
 *   3. The transaction is on the disk before anybody is told.
 *
 * A payment that does not fit its purchase, or that says it is of one that is not here, is posted nowhere: it goes to
 * suspense, where the operator sees it.
 */
public final class Settlement {
    private static final Logger LOG = System.getLogger(Settlement.class.getName());

    /// Declines after which the same card is declined every time.
    ///
    /// Source: https://docs.stripe.com/declines/codes
    private static final Set<String> LASTING_DECLINES = Set.of(
            "card_not_supported",
            "expired_card",
            "incorrect_number",
            "invalid_account",
            "invalid_number",
            "lost_card",
            "pickup_card",
            "restricted_card",
            "revocation_of_all_authorizations",
            "revocation_of_authorization",
            "stolen_card",
            "stop_payment_order");

    private final StripePayments payments;
    private final Stores stores;
    private final Ledger ledger;
    private final Invoices invoices;
    private final InstantSource clock;

    /// Where it reads and writes.
    public record Stores(
            Database database,
            PurchaseStore purchases,
            SuspenseStore suspense,
            StripeCustomerStore customers,
            CardStore cards) {}

    /// What became of a payment.
    public enum Outcome {
        /// The credits were given now.
        CREDITED,
        /// Credits went, or came back, with a refund or a dispute.
        REVERSED,
        /// The purchase stands otherwise now.
        UPDATED,
        /// All of it was known.
        KNOWN,
        /// It fits no purchase; the operator is told.
        SUSPENSE,
        /// It is none of ours.
        NOT_OURS
    }

    /// @param invoices are issued in the transaction in which credits move
    public Settlement(StripePayments payments, Stores stores, Ledger ledger, Invoices invoices, InstantSource clock) {
        this.payments = payments;
        this.stores = stores;
        this.ledger = ledger;
        this.invoices = invoices;
        this.clock = clock;
    }

    /// Looks at a payment with its refunds and disputes and posts what is to be posted. What it did is on the disk when
    /// it returns.
    ///
    /// @param paymentIntent id of the payment
    /// @throws StripeTrouble when Stripe does not say how it stands; nothing is changed then
    public Outcome settle(String paymentIntent) throws StripeTrouble {
        return apply(payments.readWithClaims(paymentIntent, Patience.CALM));
    }

    /// The same with what Stripe said just now.
    Outcome apply(Payment payment) {
        Outcome outcome = stores.database().transact(tx -> apply(tx, payment));
        stores.database().checkpointSync();
        return outcome;
    }

    /// The same within a transaction, which the caller makes durable.
    public Outcome apply(Transaction tx, Payment payment) {
        Optional<Purchase> found = find(tx, payment);
        if (found.isEmpty()) {
            return stranger(tx, payment);
        }
        stores.purchases().lockUser(tx, found.get().userId());
        Purchase purchase = stores.purchases().find(tx, found.get().id()).orElseThrow();
        Optional<String> mismatch = mismatch(purchase, payment);
        if (mismatch.isPresent()) {
            return suspend(tx, payment, purchase.id(), mismatch.get());
        }
        boolean isUpdated = update(tx, purchase, payment);
        boolean isCredited = payment.isPaid() && credit(tx, purchase, payment);
        boolean isReversed = payment.isPaid() && reverse(tx, purchase, payment);
        return isCredited
                ? Outcome.CREDITED
                : isReversed ? Outcome.REVERSED : isUpdated ? Outcome.UPDATED : Outcome.KNOWN;
    }

    /// Notes how it stands with a purchase where there is no payment to look at, or none that may be credited yet.
    ///
    /// @param paymentIntent null when it is not known
    /// @param failure Stripe's word for why it failed; null otherwise
    void note(UUID purchaseId, PurchaseStatus status, @Nullable String paymentIntent, @Nullable String failure) {
        stores.database().run(tx -> {
            Purchase known = stores.purchases().find(tx, purchaseId).orElseThrow();
            stores.purchases().lockUser(tx, known.userId());
            Purchase purchase = stores.purchases().find(tx, purchaseId).orElseThrow();
            if (purchase.status().mayBecome(status)) {
                stores.purchases().update(tx, purchaseId, status, paymentIntent, failure, now());
                noteCard(tx, purchase.paymentMethodId(), status, failure);
            }
        });
        stores.database().checkpointSync();
    }

    private Optional<Purchase> find(Transaction tx, Payment payment) {
        Optional<Purchase> byPayment = stores.purchases().findPayment(tx, payment.id());
        return byPayment.isPresent()
                ? byPayment
                : uuid(payment.purchaseId()).flatMap(id -> stores.purchases().find(tx, id));
    }

    /// A payment of no purchase. The same account of Stripe's may sell other things, too: those are left alone.
    private Outcome stranger(Transaction tx, Payment payment) {
        boolean isOurs = payment.purchaseId() != null
                || Optional.ofNullable(payment.customerId())
                        .flatMap(customer -> stores.customers().findUser(tx, customer))
                        .isPresent();
        if (!isOurs || !payment.isPaid()) {
            return Outcome.NOT_OURS;
        }
        return suspend(tx, payment, null, "It is paid, and no purchase of it is known here.");
    }

    /// Why a payment is not that of its purchase (requirement ST-06).
    private Optional<String> mismatch(Purchase purchase, Payment payment) {
        if (purchase.paymentIntent() != null && !purchase.paymentIntent().equals(payment.id())) {
            return Optional.of("Its purchase is paid by another payment, " + purchase.paymentIntent() + ".");
        }
        if (payment.isLive() != payments.gateway().mode().isLive()) {
            return Optional.of("It is of the other mode: test and live were mixed.");
        }
        if (!purchase.customerId().equals(payment.customerId())) {
            return Optional.of("Its customer is " + payment.customerId() + ", not that of the purchase.");
        }
        if (!purchase.currency().equals(payment.currency()) || purchase.amountMinor() != payment.amountMinor()) {
            return Optional.of("It is of " + payment.amountMinor() + " " + payment.currency() + ", the purchase of "
                    + purchase.amountMinor() + " " + purchase.currency() + ".");
        }
        if (payment.isPaid() && payment.amountReceivedMinor() != purchase.amountMinor()) {
            return Optional.of("Of " + purchase.amountMinor() + " " + purchase.currency() + " "
                    + payment.amountReceivedMinor() + " were received.");
        }
        return Optional.empty();
    }

    private Outcome suspend(Transaction tx, Payment payment, @Nullable UUID purchase, String reason) {
        if (!payment.isPaid()) {
            return Outcome.NOT_OURS;
        }
        boolean isNew = stores.suspense()
                .add(
                        tx,
                        new SuspenseStore.Row(
                                payment.id(),
                                purchase,
                                reason,
                                payment.amountReceivedMinor(),
                                payment.currency(),
                                now(),
                                null,
                                null));
        if (isNew) {
            LOG.log(Logger.Level.WARNING, "the payment {0} goes to suspense: {1}", payment.id(), reason);
        }
        return Outcome.SUSPENSE;
    }

    private boolean update(Transaction tx, Purchase purchase, Payment payment) {
        PurchaseStatus next = payment.purchaseStatus();
        boolean isSame = next == purchase.status() && payment.id().equals(purchase.paymentIntent());
        if (isSame || !purchase.status().mayBecome(next)) {
            return false;
        }
        stores.purchases().update(tx, purchase.id(), next, payment.id(), payment.failure(), now());
        noteCard(tx, purchase.paymentMethodId(), next, payment.failure());
        return true;
    }

    private void noteCard(Transaction tx, String card, PurchaseStatus next, @Nullable String failure) {
        if (next == PurchaseStatus.SUCCEEDED) {
            stores.cards().markRefused(tx, card, null);
        } else if (failure != null && LASTING_DECLINES.contains(failure)) {
            stores.cards().markRefused(tx, card, now());
        }
    }

    private boolean credit(Transaction tx, Purchase purchase, Payment payment) {
        boolean isNew = ledger.grantPurchase(tx, purchase.userId(), payment.id(), purchase.credits())
                .isNew();
        if (isNew) {
            stores.purchases().settle(tx, purchase.id(), now());
            Invoice _ = invoices.issue(tx, sale(purchase, payment.id()));
        }
        return isNew;
    }

    private boolean reverse(Transaction tx, Purchase purchase, Payment payment) {
        List<Claim> claims = payment.claims();
        if (claims.isEmpty()) {
            return false;
        }
        Map<String, Reversal> known = new HashMap<>();
        stores.purchases().reversals(tx, purchase.id()).forEach(reversal -> known.put(reversal.id(), reversal));
        List<Step> steps =
                ReversalPlan.of(purchase.credits(), purchase.amountMinor(), claims, List.copyOf(known.values()));
        for (Claim claim : claims) {
            Reversal before = known.get(claim.id());
            known.put(
                    claim.id(),
                    new Reversal(
                            claim.id(),
                            claim.kind(),
                            claim.amountMinor(),
                            claim.status(),
                            before == null ? 0 : before.creditsTaken(),
                            before != null && before.isRestored()));
        }
        steps.forEach(step ->
                known.computeIfPresent(step.claim().id(), (_, row) -> post(tx, purchase, payment.id(), step, row)));
        for (Claim claim : claims) {
            Reversal row = Objects.requireNonNull(known.get(claim.id()));
            stores.purchases().save(tx, purchase.id(), row, claim.createdAt(), now());
        }
        return !steps.isEmpty();
    }

    private Reversal post(Transaction tx, Purchase purchase, String payment, Step step, Reversal row) {
        UUID user = purchase.userId();
        Sale sale = sale(purchase, payment);
        return switch (step) {
            case Take(Claim claim, long credits) -> {
                Posted _ = switch (claim.kind()) {
                    case REFUND -> ledger.reverseRefund(tx, user, claim.id(), credits);
                    case DISPUTE -> ledger.reverseDispute(tx, user, claim.id(), credits);
                };
                Invoice _ = invoices.credit(tx, sale, reason(claim), claim.id(), credits, claim.amountMinor());
                yield row.taking(credits);
            }
            case GiveBack(Claim claim, long credits) -> {
                Posted _ = switch (claim.kind()) {
                    case REFUND -> ledger.restoreRefund(tx, user, claim.id(), credits);
                    case DISPUTE -> ledger.restoreDispute(tx, user, claim.id(), credits);
                };
                Invoice _ = invoices.restore(tx, sale, reason(claim), claim.id(), credits, claim.amountMinor());
                yield row.restored();
            }
        };
    }

    private static Sale sale(Purchase purchase, String payment) {
        return new Sale(
                purchase.id(),
                purchase.userId(),
                payment,
                purchase.credits(),
                purchase.amountMinor(),
                purchase.currency());
    }

    private static Invoices.Reason reason(Claim claim) {
        return switch (claim.kind()) {
            case REFUND -> Invoices.Reason.REFUND;
            case DISPUTE -> Invoices.Reason.DISPUTE;
        };
    }

    private Instant now() {
        return clock.instant();
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
