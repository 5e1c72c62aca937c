package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.StripeCustomers.STRIPE_CUSTOMERS;
import static com.openagents.backroom.server.db.jooq.tables.StripeDetachments.STRIPE_DETACHMENTS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;

/// Rows of `stripe_customers`, one per user at most, and of `stripe_detachments`: cards to detach of people who left.
public final class StripeCustomerStore {
    private final Database database;

    public StripeCustomerStore(Database database) {
        this.database = database;
    }

    /// A user's customer at Stripe.
    ///
    /// @param generation counts the customers the user had, from 1
    /// @param isDeleted whether it was deleted at Stripe
    public record Customer(UUID userId, String id, int generation, boolean isDeleted) {}

    /// A customer whose cards are to be detached.
    public record Detachment(String customerId, int attempts) {}

    /// Whether anybody here is known at Stripe.
    public boolean hasAny() {
        return database.transact(tx -> tx.sql().fetchExists(tx.sql().selectOne().from(STRIPE_CUSTOMERS)));
    }

    public Optional<Customer> find(UUID userId) {
        return database.transact(tx -> tx.sql()
                .selectFrom(STRIPE_CUSTOMERS)
                .where(STRIPE_CUSTOMERS.USER_ID.eq(userId))
                .fetchOptional(row -> new Customer(
                        row.get(STRIPE_CUSTOMERS.USER_ID),
                        row.get(STRIPE_CUSTOMERS.STRIPE_CUSTOMER_ID),
                        row.get(STRIPE_CUSTOMERS.GENERATION),
                        row.get(STRIPE_CUSTOMERS.DELETED_AT) != null)));
    }

    /// Whose customer it is, also of one that was deleted at Stripe.
    public Optional<UUID> findUser(String customerId) {
        return database.transact(tx -> findUser(tx, customerId));
    }

    /// Whose customer it is, also of one that was deleted at Stripe.
    public Optional<UUID> findUser(Transaction tx, String customerId) {
        return tx.sql()
                .select(STRIPE_CUSTOMERS.USER_ID)
                .from(STRIPE_CUSTOMERS)
                .where(STRIPE_CUSTOMERS.STRIPE_CUSTOMER_ID.eq(customerId))
                .fetchOptional(STRIPE_CUSTOMERS.USER_ID);
    }

    /// Notes a user's customer, unless one of this generation is noted already.
    public void save(UUID userId, String customerId, int generation, Instant now) {
        database.run(tx -> {
            UserRows.lock(tx, userId);
            int updated = tx.sql()
                    .update(STRIPE_CUSTOMERS)
                    .set(STRIPE_CUSTOMERS.STRIPE_CUSTOMER_ID, customerId)
                    .set(STRIPE_CUSTOMERS.GENERATION, generation)
                    .setNull(STRIPE_CUSTOMERS.DELETED_AT)
                    .set(STRIPE_CUSTOMERS.UPDATED_AT, micros(now))
                    .where(STRIPE_CUSTOMERS.USER_ID.eq(userId), STRIPE_CUSTOMERS.GENERATION.lt(generation))
                    .execute();
            boolean isKnown =
                    updated > 0 || tx.sql().fetchCount(STRIPE_CUSTOMERS, STRIPE_CUSTOMERS.USER_ID.eq(userId)) > 0;
            if (!isKnown) {
                tx.sql()
                        .insertInto(STRIPE_CUSTOMERS)
                        .set(STRIPE_CUSTOMERS.USER_ID, userId)
                        .set(STRIPE_CUSTOMERS.STRIPE_CUSTOMER_ID, customerId)
                        .set(STRIPE_CUSTOMERS.GENERATION, generation)
                        .set(STRIPE_CUSTOMERS.CREATED_AT, micros(now))
                        .execute();
            }
        });
    }

    /// Notes that a customer was deleted at Stripe.
    ///
    /// @return whether that is new
    public boolean markDeleted(Transaction tx, String customerId, Instant now) {
        findUser(tx, customerId).ifPresent(userId -> UserRows.lock(tx, userId));
        return tx.sql()
                        .update(STRIPE_CUSTOMERS)
                        .set(STRIPE_CUSTOMERS.DELETED_AT, micros(now))
                        .where(STRIPE_CUSTOMERS.STRIPE_CUSTOMER_ID.eq(customerId), STRIPE_CUSTOMERS.DELETED_AT.isNull())
                        .execute()
                > 0;
    }

    /// Asks for the cards of somebody who leaves to be detached.
    static void addDetachment(Transaction tx, UUID userId, Instant now) {
        tx.sql()
                .insertInto(
                        STRIPE_DETACHMENTS,
                        STRIPE_DETACHMENTS.STRIPE_CUSTOMER_ID,
                        STRIPE_DETACHMENTS.ATTEMPTS,
                        STRIPE_DETACHMENTS.NEXT_ATTEMPT_AT,
                        STRIPE_DETACHMENTS.CREATED_AT)
                .select(tx.sql()
                        .select(
                                STRIPE_CUSTOMERS.STRIPE_CUSTOMER_ID,
                                DSL.val(0),
                                DSL.val(micros(now)),
                                DSL.val(micros(now)))
                        .from(STRIPE_CUSTOMERS)
                        .where(STRIPE_CUSTOMERS.USER_ID.eq(userId), STRIPE_CUSTOMERS.DELETED_AT.isNull()))
                .execute();
    }

    /// Customers whose time to try has come.
    public List<Detachment> dueDetachments(Instant now, int limit) {
        return database.transact(tx -> tx.sql()
                .select(STRIPE_DETACHMENTS.STRIPE_CUSTOMER_ID, STRIPE_DETACHMENTS.ATTEMPTS)
                .from(STRIPE_DETACHMENTS)
                .where(STRIPE_DETACHMENTS.NEXT_ATTEMPT_AT.le(micros(now)))
                .orderBy(STRIPE_DETACHMENTS.NEXT_ATTEMPT_AT)
                .limit(limit)
                .fetch(row -> new Detachment(row.value1(), row.value2())));
    }

    /// Puts a customer off.
    public void putOff(Detachment detachment, Instant next) {
        database.run(tx -> tx.sql()
                .update(STRIPE_DETACHMENTS)
                .set(STRIPE_DETACHMENTS.ATTEMPTS, detachment.attempts() + 1)
                .set(STRIPE_DETACHMENTS.NEXT_ATTEMPT_AT, micros(next))
                .where(STRIPE_DETACHMENTS.STRIPE_CUSTOMER_ID.eq(detachment.customerId()))
                .execute());
    }

    /// Forgets a customer who has no cards any more.
    public void deleteDetachment(String customerId) {
        database.run(tx -> tx.sql()
                .deleteFrom(STRIPE_DETACHMENTS)
                .where(STRIPE_DETACHMENTS.STRIPE_CUSTOMER_ID.eq(customerId))
                .execute());
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
