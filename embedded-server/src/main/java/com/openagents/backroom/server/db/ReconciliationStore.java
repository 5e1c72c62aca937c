package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.StripeReconciliation.STRIPE_RECONCILIATION;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows of `stripe_reconciliation`: how far we went through what Stripe has, in each of its modes.
public final class ReconciliationStore {
    private final Database database;

    public ReconciliationStore(Database database) {
        this.database = database;
    }

    /// How far it went.
    ///
    /// @param event the last event up to which all are done; null while Stripe has had none
    /// @param reconciledAt all events up to then were gone through; null before the first time
    /// @param listedAt payments, refunds and disputes themselves were gone through; null before the first time
    public record Position(
            @Nullable Mark event,
            @Nullable Instant reconciledAt,
            @Nullable Instant listedAt) {
        public static final Position START = new Position(null, null, null);
    }

    /// An event among all others.
    public record Mark(String id, Instant createdAt) {}

    /// How far it went in a mode of Stripe's.
    ///
    /// @param mode `test` or `live`
    public Optional<Position> find(String mode) {
        return database.transact(tx -> tx.sql()
                .selectFrom(STRIPE_RECONCILIATION)
                .where(STRIPE_RECONCILIATION.STRIPE_MODE.eq(mode))
                .fetchOptional(row -> {
                    String id = row.get(STRIPE_RECONCILIATION.EVENT_ID);
                    return new Position(
                            id == null ? null : new Mark(id, row.get(STRIPE_RECONCILIATION.EVENT_CREATED_AT)),
                            row.get(STRIPE_RECONCILIATION.RECONCILED_AT),
                            row.get(STRIPE_RECONCILIATION.LISTED_AT));
                }));
    }

    /// Notes how far it went, in place of what was noted before.
    public void save(String mode, Position position) {
        Mark event = position.event();
        String id = event == null ? null : event.id();
        Instant createdAt = event == null ? null : micros(event.createdAt());
        database.run(tx -> tx.sql()
                .insertInto(STRIPE_RECONCILIATION)
                .set(STRIPE_RECONCILIATION.STRIPE_MODE, mode)
                .set(STRIPE_RECONCILIATION.EVENT_ID, id)
                .set(STRIPE_RECONCILIATION.EVENT_CREATED_AT, createdAt)
                .set(STRIPE_RECONCILIATION.RECONCILED_AT, micros(position.reconciledAt()))
                .set(STRIPE_RECONCILIATION.LISTED_AT, micros(position.listedAt()))
                .onConflict(STRIPE_RECONCILIATION.STRIPE_MODE)
                .doUpdate()
                .set(STRIPE_RECONCILIATION.EVENT_ID, id)
                .set(STRIPE_RECONCILIATION.EVENT_CREATED_AT, createdAt)
                .set(STRIPE_RECONCILIATION.RECONCILED_AT, micros(position.reconciledAt()))
                .set(STRIPE_RECONCILIATION.LISTED_AT, micros(position.listedAt()))
                .execute());
    }

    private static @Nullable Instant micros(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
