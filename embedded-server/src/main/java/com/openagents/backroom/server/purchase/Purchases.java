package com.openagents.backroom.server.purchase;

import com.openagents.backroom.server.catalog.Catalog;
import com.openagents.backroom.server.catalog.CreditPackage;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.PurchaseStore;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.purchase.Settlement.Outcome;
import com.openagents.backroom.server.stripe.Cards;
import com.openagents.backroom.server.stripe.Cards.Means;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RateLimit;
import io.helidon.http.Status;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/* Buying credits (requirements ST-03, ST-04, ST-14, ST-15, ST-23, ST-25). Any thread may call it.
 *
 *   1. The row is written, with price and credits of the table.
 *   2. Stripe is asked for the payment under an idempotency key that names the row: however often it is asked, there is one
 *      payment.
 *   3. What it answers is noted, and nothing is credited: that is [Settlement]'s, when Stripe is asked again.
 *
 * When no answer comes, nobody knows whether the card was charged. The purchase stays open, its screen says "pending", and
 * each look at it asks again: with the same key while the person may still be waiting, later only whether there is a
 * payment.
 */
public final class Purchases {
    private static final Logger LOG = System.getLogger(Purchases.class.getName());

    /// Purchases of one person that may be open at a time.
    static final int MAX_OPEN = 3;

    /// For so long a payment that got no answer is asked for again: a person who waits for it. After that, nobody
    /// expects
    /// to be charged. Stripe keeps idempotency keys for a day.
    static final Duration RESEND = Duration.ofMinutes(10);

    /// A payment that nobody finishes is given up after this.
    static final Duration ABANDONED = Duration.ofHours(1);

    /// How far Stripe's clock may be from ours when a payment is looked for by its time.
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    /// How often within a minute one purchase is looked up at Stripe; in between, what is known is shown.
    private static final int MAX_LOOKS = 30;

    /// Abandoned purchases looked at in one round.
    private static final int BATCH = 100;

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Database database;
    private final PurchaseStore store;
    private final Catalog catalog;
    private final Cards cards;
    private final StripePayments payments;
    private final Settlement settlement;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final RateLimit looks;

    /// A purchase for its buyer.
    ///
    /// @param clientSecret by which their browser goes on; null when there is nothing for it to do
    public record Begun(Purchase purchase, @Nullable String clientSecret) {
        /// Everything but the secret.
        @Override
        public String toString() {
            return "Begun[" + purchase + "]";
        }
    }

    public Purchases(
            Database database,
            PurchaseStore store,
            Catalog catalog,
            Cards cards,
            StripePayments payments,
            Settlement settlement,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.database = database;
        this.store = store;
        this.catalog = catalog;
        this.cards = cards;
        this.payments = payments;
        this.settlement = settlement;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.looks = new RateLimit(MAX_LOOKS, Duration.ofMinutes(1), nanoTime);
    }

    /// Begins to buy a package with the person's default card, while they are there.
    ///
    /// @param requestId chosen by the asker: the same again gives the same purchase
    /// @param limit counts a purchase that is none of those before, and throws when there were too many
    /// @throws ApiException with what to do when it can't be begun; nothing is charged then
    public Begun begin(UUID userId, String packageId, String requestId, Runnable limit) {
        return begin(userId, packageId, requestId, Presence.ON_SESSION, limit);
    }

    /// Begins to buy a package, whether or not the person is there.
    public Begun begin(UUID userId, String packageId, String requestId, Presence presence, Runnable limit) {
        payments.gateway().setup().require();
        requireRequestId(requestId);
        CreditPackage wanted = catalog.findPackage(packageId)
                .orElseThrow(() -> new ApiException(
                        Status.BAD_REQUEST_400,
                        "unknown_package",
                        "There is no such package. See GET /api/billing/credits for those there are."));
        Optional<Purchase> before = database.transact(tx -> store.findRequest(tx, userId, requestId));
        if (before.isPresent()) {
            return again(before.get(), packageId);
        }
        requireStripe();
        Means means = cards.requireMeans(userId);
        limit.run();
        Purchase written = database.transact(tx -> write(tx, userId, wanted, requestId, presence, means));
        database.checkpointSync();
        return again(written, packageId);
    }

    /// A person's purchase as it is known here.
    public Optional<Purchase> find(UUID userId, UUID id) {
        return database.transact(tx -> store.find(tx, id))
                .filter(purchase -> purchase.userId().equals(userId));
    }

    /// A person's purchases, the newest first.
    public List<Purchase> list(UUID userId, int limit) {
        return database.transact(tx -> store.list(tx, userId, limit));
    }

    /// Credits of a purchase that refunds and disputes took, and that were not given back.
    public long creditsGone(UUID purchaseId) {
        return database.transact(tx -> store.reversals(tx, purchaseId).stream()
                .mapToLong(Reversal::creditsGone)
                .sum());
    }

    /// A person's purchase as Stripe has it now; as it is known here, when Stripe does not answer.
    public Optional<Begun> look(UUID userId, UUID id) {
        Optional<Purchase> known = find(userId, id);
        if (known.isEmpty() || !known.get().status().isOpen() || !looks.allows(id.toString())) {
            return known.map(purchase -> new Begun(purchase, null));
        }
        return known.map(purchase -> lookAtStripe(purchase, Patience.brief(nanoTime)));
    }

    /// Goes on with a payment whose payer was not there when their bank wanted to see them.
    public Optional<Begun> resume(UUID userId, UUID id) {
        Optional<Purchase> known = find(userId, id);
        Optional<String> payment = known.filter(purchase -> purchase.presence() == Presence.OFF_SESSION)
                .filter(purchase -> purchase.status() == PurchaseStatus.REQUIRES_ACTION)
                .map(Purchase::paymentIntent);
        if (known.isEmpty() || payment.isEmpty()) {
            return look(userId, id);
        }
        Purchase purchase = known.get();
        try {
            return Optional.of(noted(purchase, payments.confirm(purchase, payment.get())));
        } catch (StripeTrouble e) {
            return Optional.of(troubled(purchase, e));
        }
    }

    /// Gives a person's open purchase up; if it was paid meanwhile, it is paid.
    public Optional<Begun> cancel(UUID userId, UUID id) {
        Optional<Purchase> known = find(userId, id);
        known.filter(purchase -> purchase.status().isOpen()).ifPresent(this::giveUp);
        return known.flatMap(_ -> find(userId, id)).map(purchase -> new Begun(purchase, null));
    }

    /// Looks at purchases that are open for long: what nobody finishes is given up.
    public void tidy() {
        if (payments.gateway().setup().active().isEmpty()) {
            return;
        }
        Instant before = clock.instant().minus(ABANDONED);
        for (Purchase purchase : database.transact(tx -> store.open(tx, before, BATCH))) {
            Purchase now = lookAtStripe(purchase, Patience.CALM).purchase();
            if (now.status() == PurchaseStatus.REQUIRES_ACTION) {
                giveUp(now);
            }
        }
    }

    private void requireStripe() {
        if (payments.gateway().isPaused()) {
            throw new ApiException(
                            Status.SERVICE_UNAVAILABLE_503,
                            "stripe_unavailable",
                            "Stripe does not answer just now, and nothing was charged. Try again in a minute.")
                    .retryAfter(StripeGateway.PAUSE);
        }
    }

    private Purchase write(
            Transaction tx, UUID userId, CreditPackage wanted, String requestId, Presence presence, Means means) {
        store.lockUser(tx, userId);
        Optional<Purchase> meanwhile = store.findRequest(tx, userId, requestId);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        if (store.countOpen(tx, userId) >= MAX_OPEN) {
            throw new ApiException(
                    Status.TOO_MANY_REQUESTS_429,
                    "too_many_open",
                    MAX_OPEN + " purchases of yours are not finished. Finish or cancel one first.");
        }
        Purchase purchase = new Purchase(
                UUID.randomUUID(),
                userId,
                wanted.id(),
                wanted.amountMinor(),
                wanted.currency(),
                wanted.credits(),
                PurchaseStatus.CREATED,
                null,
                requestId,
                clock.instant(),
                null,
                presence,
                means.customerId(),
                means.cardId(),
                null);
        store.add(tx, purchase);
        return purchase;
    }

    private Begun again(Purchase purchase, String packageId) {
        if (!purchase.packageId().equals(packageId)) {
            throw new ApiException(
                    Status.CONFLICT_409,
                    "request_id_used",
                    "This request_id was used for another package. Choose a new one for each purchase.");
        }
        if (!purchase.status().isOpen()) {
            return new Begun(purchase, null);
        }
        if (purchase.paymentIntent() == null) {
            return send(purchase, Patience.CALM);
        }
        try {
            return noted(purchase, payments.read(purchase.paymentIntent(), Patience.CALM));
        } catch (StripeTrouble e) {
            return troubled(purchase, e);
        }
    }

    private Begun lookAtStripe(Purchase purchase, Patience patience) {
        if (purchase.paymentIntent() == null) {
            boolean isWaitedFor = purchase.createdAt().isAfter(clock.instant().minus(RESEND));
            return isWaitedFor ? send(purchase, patience) : search(purchase, patience);
        }
        try {
            Payment payment = payments.read(purchase.paymentIntent(), patience);
            Outcome _ = settlement.apply(payment);
            return current(purchase, payment);
        } catch (StripeTrouble e) {
            return troubled(purchase, e);
        }
    }

    private Begun send(Purchase purchase, Patience patience) {
        try {
            return noted(purchase, payments.create(purchase, patience));
        } catch (StripeTrouble e) {
            return troubled(purchase, e);
        }
    }

    private Begun search(Purchase purchase, Patience patience) {
        try {
            Optional<Payment> found = payments.findOf(purchase, CLOCKS_APART, patience);
            if (found.isPresent()) {
                Outcome _ = settlement.apply(found.get());
                return current(purchase, found.get());
            }
            settlement.note(purchase.id(), PurchaseStatus.CANCELED, null, null);
            return current(purchase, null);
        } catch (StripeTrouble e) {
            return troubled(purchase, e);
        }
    }

    private void giveUp(Purchase purchase) {
        try {
            if (purchase.paymentIntent() != null) {
                Outcome _ = settlement.apply(payments.cancel(purchase.paymentIntent()));
            }
        } catch (StripeTrouble e) { // paid or canceled meanwhile, or Stripe is down: what it is then is looked up
            Begun _ = lookAtStripe(purchase, Patience.CALM);
        }
    }

    /// Takes over what Stripe answered, without any credits: a payment that succeeded is looked at again.
    private Begun noted(Purchase purchase, Payment payment) {
        PurchaseStatus status = payment.isPaid() ? PurchaseStatus.PROCESSING : payment.purchaseStatus();
        settlement.note(purchase.id(), status, payment.id(), payment.failure());
        return current(purchase, payment);
    }

    private Begun troubled(Purchase purchase, StripeTrouble trouble) {
        String reason = String.valueOf(trouble.getMessage());
        switch (trouble.kind()) {
            case PAUSED, UNKNOWN, LIMITED ->
                LOG.log(Logger.Level.INFO, "the purchase {0} is pending: {1}", purchase.id(), reason);
            case DECLINED -> {
                String code = trouble.code().orElse("declined");
                boolean isToAsk = code.equals(Payment.AUTHENTICATION_REQUIRED)
                        && purchase.presence() == Presence.OFF_SESSION
                        && trouble.paymentIntent().isPresent();
                settlement.note(
                        purchase.id(),
                        isToAsk ? PurchaseStatus.REQUIRES_ACTION : PurchaseStatus.FAILED,
                        trouble.paymentIntent().orElse(null),
                        code);
            }
            case NOT_THERE, REFUSED -> {
                LOG.log(Logger.Level.WARNING, "Stripe refuses the purchase {0}: {1}", purchase.id(), reason);
                settlement.note(
                        purchase.id(),
                        PurchaseStatus.FAILED,
                        null,
                        Purchase.refused(trouble.code().orElse("")));
            }
        }
        return current(purchase, null);
    }

    private Begun current(Purchase purchase, @Nullable Payment payment) {
        Purchase now = find(purchase.userId(), purchase.id()).orElse(purchase);
        String secret = payment == null ? null : payment.clientSecret();
        return new Begun(now, now.status() == PurchaseStatus.REQUIRES_ACTION ? secret : null);
    }

    private static void requireRequestId(String requestId) {
        if (!REQUEST_ID.matcher(requestId).matches()) {
            throw ApiException.badRequest(
                    "`request_id` must be 1 to 64 letters, digits, `-` or `_`, new for each purchase: a UUID.");
        }
    }
}
