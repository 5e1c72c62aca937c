package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.StripeSuspense.STRIPE_SUSPENSE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of `stripe_suspense`: payments that fit no purchase, for a person to look at.
public final class SuspenseStore {
    private final Database database;

    public SuspenseStore(Database database) {
        this.database = database;
    }

    /// A payment that fits no purchase.
    ///
    /// @param purchaseId what it says it is for; null when it says nothing that we know
    /// @param reason one sentence
    /// @param resolvedAt null while nobody said what became of it
    public record Row(
            String paymentIntent,
            @Nullable UUID purchaseId,
            String reason,
            long amountMinor,
            String currency,
            Instant foundAt,
            @Nullable Instant resolvedAt,
            @Nullable String resolution) {}

    /// Notes a payment, unless it is noted already.
    ///
    /// @return whether it is new
    public boolean add(Transaction tx, Row row) {
        if (tx.sql().fetchCount(STRIPE_SUSPENSE, STRIPE_SUSPENSE.PAYMENT_INTENT.eq(row.paymentIntent())) > 0) {
            return false;
        }
        tx.sql()
                .insertInto(STRIPE_SUSPENSE)
                .set(STRIPE_SUSPENSE.PAYMENT_INTENT, row.paymentIntent())
                .set(STRIPE_SUSPENSE.PURCHASE_ID, row.purchaseId())
                .set(STRIPE_SUSPENSE.REASON, row.reason())
                .set(STRIPE_SUSPENSE.AMOUNT_MINOR, row.amountMinor())
                .set(STRIPE_SUSPENSE.CURRENCY, row.currency())
                .set(STRIPE_SUSPENSE.FOUND_AT, micros(row.foundAt()))
                .execute();
        return true;
    }

    /// All of them, those that nobody looked at first.
    public List<Row> list(int limit) {
        return database.transact(tx -> tx.sql()
                .selectFrom(STRIPE_SUSPENSE)
                .orderBy(STRIPE_SUSPENSE.RESOLVED_AT.isNotNull(), STRIPE_SUSPENSE.FOUND_AT.desc())
                .limit(limit)
                .fetch(row -> new Row(
                        row.get(STRIPE_SUSPENSE.PAYMENT_INTENT),
                        row.get(STRIPE_SUSPENSE.PURCHASE_ID),
                        row.get(STRIPE_SUSPENSE.REASON),
                        row.get(STRIPE_SUSPENSE.AMOUNT_MINOR),
                        row.get(STRIPE_SUSPENSE.CURRENCY),
                        row.get(STRIPE_SUSPENSE.FOUND_AT),
                        row.get(STRIPE_SUSPENSE.RESOLVED_AT),
                        row.get(STRIPE_SUSPENSE.RESOLUTION))));
    }

    /// How many nobody looked at.
    public int countOpen() {
        return database.transact(tx -> tx.sql().fetchCount(STRIPE_SUSPENSE, STRIPE_SUSPENSE.RESOLVED_AT.isNull()));
    }

    /// Notes what became of a payment.
    ///
    /// @return whether there is such a payment that was open
    public boolean resolve(String paymentIntent, String resolution, Instant now) {
        return database.transact(tx -> tx.sql()
                        .update(STRIPE_SUSPENSE)
                        .set(STRIPE_SUSPENSE.RESOLVED_AT, micros(now))
                        .set(STRIPE_SUSPENSE.RESOLUTION, resolution)
                        .where(STRIPE_SUSPENSE.PAYMENT_INTENT.eq(paymentIntent), STRIPE_SUSPENSE.RESOLVED_AT.isNull())
                        .execute())
                > 0;
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
