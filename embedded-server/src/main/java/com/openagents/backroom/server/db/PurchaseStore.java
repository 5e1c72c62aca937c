package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.PurchaseReversals.PURCHASE_REVERSALS;
import static com.openagents.backroom.server.db.jooq.tables.Purchases.PURCHASES;

import com.openagents.backroom.server.purchase.Claim;
import com.openagents.backroom.server.purchase.Presence;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.purchase.PurchaseStatus;
import com.openagents.backroom.server.purchase.Reversal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Rows of `purchases`, and of `purchase_reversals`: what refunds and disputes did to them.
public final class PurchaseStore {
    /// Stripe's words for refunds and disputes after which nothing comes.
    private static final List<String> ENDED =
            List.of("succeeded", "failed", "canceled", "won", "lost", "warning_closed", "prevented");

    private static final List<String> OPEN = Arrays.stream(PurchaseStatus.values())
            .filter(PurchaseStatus::isOpen)
            .map(PurchaseStatus::wire)
            .toList();

    /// Holds the user's row until the transaction ends, so that their purchases have one writer.
    public void lockUser(Transaction tx, UUID userId) {
        UserRows.lock(tx, userId);
    }

    public void add(Transaction tx, Purchase purchase) {
        tx.sql()
                .insertInto(PURCHASES)
                .set(PURCHASES.ID, purchase.id())
                .set(PURCHASES.USER_ID, purchase.userId())
                .set(PURCHASES.REQUEST_ID, purchase.requestId())
                .set(PURCHASES.PACKAGE_ID, purchase.packageId())
                .set(PURCHASES.AMOUNT_MINOR, purchase.amountMinor())
                .set(PURCHASES.CURRENCY, purchase.currency())
                .set(PURCHASES.CREDITS, purchase.credits())
                .set(PURCHASES.STATUS, purchase.status().wire())
                .set(PURCHASES.PRESENCE, purchase.presence().wire())
                .set(PURCHASES.STRIPE_CUSTOMER_ID, purchase.customerId())
                .set(PURCHASES.PAYMENT_METHOD_ID, purchase.paymentMethodId())
                .set(PURCHASES.CREATED_AT, micros(purchase.createdAt()))
                .set(PURCHASES.UPDATED_AT, micros(purchase.createdAt()))
                .execute();
    }

    public Optional<Purchase> find(Transaction tx, UUID id) {
        return one(tx, PURCHASES.ID.eq(id));
    }

    /// The purchase of a person who asked for it under this name.
    public Optional<Purchase> findRequest(Transaction tx, UUID userId, String requestId) {
        return one(tx, PURCHASES.USER_ID.eq(userId).and(PURCHASES.REQUEST_ID.eq(requestId)));
    }

    /// The purchase that a payment is known to be of.
    public Optional<Purchase> findPayment(Transaction tx, String paymentIntent) {
        return one(tx, PURCHASES.PAYMENT_INTENT.eq(paymentIntent));
    }

    /// How many of a person's purchases may still go one way or the other.
    public int countOpen(Transaction tx, UUID userId) {
        return tx.sql().fetchCount(PURCHASES, PURCHASES.USER_ID.eq(userId), PURCHASES.STATUS.in(OPEN));
    }

    /// Purchases that may still go one way or the other and were begun before a time, the oldest first.
    public List<Purchase> open(Transaction tx, Instant before, int limit) {
        return tx.sql()
                .selectFrom(PURCHASES)
                .where(PURCHASES.STATUS.in(OPEN), PURCHASES.CREATED_AT.lt(micros(before)))
                .orderBy(PURCHASES.CREATED_AT)
                .limit(limit)
                .fetch(PurchaseStore::purchase);
    }

    /// When the first purchase of all was begun.
    public Optional<Instant> findFirstTime(Transaction tx) {
        return Optional.ofNullable(
                tx.sql().select(DSL.min(PURCHASES.CREATED_AT)).from(PURCHASES).fetchOne(DSL.min(PURCHASES.CREATED_AT)));
    }

    /// Payments of which a refund or a dispute has no end yet.
    public List<String> paymentsWithOpenReversals(Transaction tx) {
        return tx.sql()
                .selectDistinct(PURCHASES.PAYMENT_INTENT)
                .from(PURCHASES)
                .join(PURCHASE_REVERSALS)
                .on(PURCHASE_REVERSALS.PURCHASE_ID.eq(PURCHASES.ID))
                .where(PURCHASES.PAYMENT_INTENT.isNotNull(), PURCHASE_REVERSALS.STATUS.notIn(ENDED))
                .orderBy(PURCHASES.PAYMENT_INTENT)
                .fetch(PURCHASES.PAYMENT_INTENT);
    }

    /// A person's purchases, the newest first.
    public List<Purchase> list(Transaction tx, UUID userId, int limit) {
        return tx.sql()
                .selectFrom(PURCHASES)
                .where(PURCHASES.USER_ID.eq(userId))
                .orderBy(PURCHASES.CREATED_AT.desc(), PURCHASES.ID)
                .limit(limit)
                .fetch(PurchaseStore::purchase);
    }

    /// Notes what Stripe says of a purchase.
    public void update(
            Transaction tx,
            UUID id,
            PurchaseStatus status,
            @Nullable String paymentIntent,
            @Nullable String failure,
            Instant now) {
        tx.sql()
                .update(PURCHASES)
                .set(PURCHASES.STATUS, status.wire())
                .set(
                        PURCHASES.PAYMENT_INTENT,
                        paymentIntent == null ? PURCHASES.PAYMENT_INTENT : DSL.val(paymentIntent))
                .set(PURCHASES.FAILURE, failure)
                .set(PURCHASES.UPDATED_AT, micros(now))
                .where(PURCHASES.ID.eq(id))
                .execute();
    }

    /// Notes that the credits are given.
    public void settle(Transaction tx, UUID id, Instant now) {
        tx.sql()
                .update(PURCHASES)
                .set(PURCHASES.SETTLED_AT, micros(now))
                .where(PURCHASES.ID.eq(id))
                .execute();
    }

    /// What refunds and disputes did to a purchase.
    public List<Reversal> reversals(Transaction tx, UUID purchaseId) {
        return tx.sql()
                .selectFrom(PURCHASE_REVERSALS)
                .where(PURCHASE_REVERSALS.PURCHASE_ID.eq(purchaseId))
                .orderBy(PURCHASE_REVERSALS.CREATED_AT, PURCHASE_REVERSALS.ID)
                .fetch(row -> new Reversal(
                        row.get(PURCHASE_REVERSALS.ID),
                        Claim.Kind.valueOf(row.get(PURCHASE_REVERSALS.KIND)),
                        row.get(PURCHASE_REVERSALS.AMOUNT_MINOR),
                        row.get(PURCHASE_REVERSALS.STATUS),
                        row.get(PURCHASE_REVERSALS.CREDITS_TAKEN),
                        row.get(PURCHASE_REVERSALS.IS_RESTORED)));
    }

    /// Notes a refund or a dispute as it is now, in place of what was noted before.
    public void save(Transaction tx, UUID purchaseId, Reversal reversal, Instant createdAt, Instant now) {
        int updated = tx.sql()
                .update(PURCHASE_REVERSALS)
                .set(PURCHASE_REVERSALS.AMOUNT_MINOR, reversal.amountMinor())
                .set(PURCHASE_REVERSALS.STATUS, reversal.status())
                .set(PURCHASE_REVERSALS.CREDITS_TAKEN, reversal.creditsTaken())
                .set(PURCHASE_REVERSALS.IS_RESTORED, reversal.isRestored())
                .set(PURCHASE_REVERSALS.UPDATED_AT, micros(now))
                .where(PURCHASE_REVERSALS.ID.eq(reversal.id()))
                .execute();
        if (updated == 0) {
            tx.sql()
                    .insertInto(PURCHASE_REVERSALS)
                    .set(PURCHASE_REVERSALS.ID, reversal.id())
                    .set(PURCHASE_REVERSALS.PURCHASE_ID, purchaseId)
                    .set(PURCHASE_REVERSALS.KIND, reversal.kind().name())
                    .set(PURCHASE_REVERSALS.AMOUNT_MINOR, reversal.amountMinor())
                    .set(PURCHASE_REVERSALS.STATUS, reversal.status())
                    .set(PURCHASE_REVERSALS.CREDITS_TAKEN, reversal.creditsTaken())
                    .set(PURCHASE_REVERSALS.IS_RESTORED, reversal.isRestored())
                    .set(PURCHASE_REVERSALS.CREATED_AT, micros(createdAt))
                    .set(PURCHASE_REVERSALS.UPDATED_AT, micros(now))
                    .execute();
        }
    }

    private static Optional<Purchase> one(Transaction tx, Condition which) {
        return tx.sql().selectFrom(PURCHASES).where(which).fetchOptional(PurchaseStore::purchase);
    }

    private static Purchase purchase(Record row) {
        return new Purchase(
                row.get(PURCHASES.ID),
                row.get(PURCHASES.USER_ID),
                row.get(PURCHASES.PACKAGE_ID),
                row.get(PURCHASES.AMOUNT_MINOR),
                row.get(PURCHASES.CURRENCY),
                row.get(PURCHASES.CREDITS),
                PurchaseStatus.of(row.get(PURCHASES.STATUS)),
                row.get(PURCHASES.PAYMENT_INTENT),
                row.get(PURCHASES.REQUEST_ID),
                row.get(PURCHASES.CREATED_AT),
                row.get(PURCHASES.SETTLED_AT),
                Presence.of(row.get(PURCHASES.PRESENCE)),
                row.get(PURCHASES.STRIPE_CUSTOMER_ID),
                row.get(PURCHASES.PAYMENT_METHOD_ID),
                row.get(PURCHASES.FAILURE));
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
