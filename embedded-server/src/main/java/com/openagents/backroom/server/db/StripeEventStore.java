package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.StripeCustomers.STRIPE_CUSTOMERS;
import static com.openagents.backroom.server.db.jooq.tables.StripeEvent.STRIPE_EVENT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Rows of `stripe_event`: each event of Stripe's once, with what it came to.
public final class StripeEventStore {
    private static final int MAX_ERROR_CHARS = 500;

    private final Database database;

    public StripeEventStore(Database database) {
        this.database = database;
    }

    /// An event as it came.
    ///
    /// @param objectId of the payment, card, refund … that it is about
    /// @param customerId whose that is; null when it says nothing of a customer
    /// @param sha256 of the body, hexadecimal
    /// @param payload the body; null once it is too old to be of use
    public record Event(
            String id,
            String type,
            @Nullable String apiVersion,
            Instant createdAt,
            @Nullable String objectId,
            @Nullable String customerId,
            String sha256,
            @Nullable String payload) {}

    /// An event and what it came to.
    ///
    /// @param attempts how often it was worked on
    /// @param processedAt null while what it tells is not done
    public record Row(
            Event event,
            Instant receivedAt,
            int attempts,
            @Nullable Instant processedAt,
            @Nullable String outcome,
            @Nullable String error) {}

    public Optional<Row> find(String id) {
        return database.transact(tx -> tx.sql()
                .selectFrom(STRIPE_EVENT)
                .where(STRIPE_EVENT.ID.eq(id))
                .fetchOptional(row -> row(row, row.get(STRIPE_EVENT.PAYLOAD))));
    }

    /// Whether what an event tells is done.
    public boolean isProcessed(Transaction tx, String id) {
        return tx.sql().fetchCount(STRIPE_EVENT, STRIPE_EVENT.ID.eq(id), STRIPE_EVENT.PROCESSED_AT.isNotNull()) > 0;
    }

    /// Events received before a time, the newest first, without their bodies.
    ///
    /// @param text that the id, the type or what it is about contains, in any case
    /// @param onlyTroubled those that failed or were made for another version of the API
    /// @param ownVersion the version this program speaks
    public List<Row> list(Instant before, String text, boolean onlyTroubled, String ownVersion, int limit) {
        Condition which = STRIPE_EVENT
                .RECEIVED_AT
                .lt(micros(before))
                .and(STRIPE_EVENT
                        .ID
                        .containsIgnoreCase(text)
                        .or(STRIPE_EVENT.TYPE.containsIgnoreCase(text))
                        .or(STRIPE_EVENT.OBJECT_ID.containsIgnoreCase(text)));
        Condition troubled = STRIPE_EVENT.PROCESSED_AT.isNull().or(STRIPE_EVENT.API_VERSION.ne(ownVersion));
        return database.transact(tx -> tx.sql()
                .select(STRIPE_EVENT.fields())
                .from(STRIPE_EVENT)
                .where(onlyTroubled ? which.and(troubled) : which)
                .orderBy(STRIPE_EVENT.RECEIVED_AT.desc(), STRIPE_EVENT.ID)
                .limit(limit)
                .fetch(row -> row(row, null)));
    }

    /// Notes that what an event tells is done.
    public void done(Transaction tx, Event event, String outcome, Instant now) {
        int updated = tx.sql()
                .update(STRIPE_EVENT)
                .set(STRIPE_EVENT.PROCESSED_AT, micros(now))
                .set(STRIPE_EVENT.OUTCOME, outcome)
                .setNull(STRIPE_EVENT.ERROR)
                .set(STRIPE_EVENT.ATTEMPTS, STRIPE_EVENT.ATTEMPTS.plus(1))
                .where(STRIPE_EVENT.ID.eq(event.id()))
                .execute();
        if (updated == 0) {
            insert(tx, event, now, micros(now), outcome, null);
        }
    }

    /// Notes that it could not be done yet, unless it is done meanwhile.
    public void failed(Event event, String error, Instant now) {
        String clipped = error.length() > MAX_ERROR_CHARS ? error.substring(0, MAX_ERROR_CHARS) : error;
        database.run(tx -> {
            int known = tx.sql()
                    .update(STRIPE_EVENT)
                    .set(STRIPE_EVENT.ERROR, clipped)
                    .set(STRIPE_EVENT.ATTEMPTS, STRIPE_EVENT.ATTEMPTS.plus(1))
                    .where(STRIPE_EVENT.ID.eq(event.id()), STRIPE_EVENT.PROCESSED_AT.isNull())
                    .execute();
            if (known == 0 && !isProcessed(tx, event.id())) {
                insert(tx, event, now, null, null, clipped);
            }
        });
    }

    /// Events whose effect is not there, and those of another version of the API, since a time.
    public int countTroubled(Instant since, String ownVersion) {
        return database.transact(tx -> tx.sql()
                .fetchCount(
                        STRIPE_EVENT,
                        STRIPE_EVENT.RECEIVED_AT.ge(micros(since)),
                        STRIPE_EVENT.PROCESSED_AT.isNull().or(STRIPE_EVENT.API_VERSION.ne(ownVersion))));
    }

    /// Forgets the bodies of events received before a time.
    public int forgetPayloads(Instant before) {
        return database.transact(tx -> tx.sql()
                .update(STRIPE_EVENT)
                .setNull(STRIPE_EVENT.PAYLOAD)
                .where(
                        STRIPE_EVENT.RECEIVED_AT.lt(micros(before)),
                        STRIPE_EVENT.PAYLOAD.isNotNull(),
                        STRIPE_EVENT.PROCESSED_AT.isNotNull())
                .execute());
    }

    /// Forgets the bodies of events about somebody who leaves.
    static void forgetPayloads(Transaction tx, UUID userId) {
        tx.sql()
                .update(STRIPE_EVENT)
                .setNull(STRIPE_EVENT.PAYLOAD)
                .where(STRIPE_EVENT.STRIPE_CUSTOMER_ID.in(tx.sql()
                        .select(STRIPE_CUSTOMERS.STRIPE_CUSTOMER_ID)
                        .from(STRIPE_CUSTOMERS)
                        .where(STRIPE_CUSTOMERS.USER_ID.eq(userId))))
                .execute();
    }

    private static void insert(
            Transaction tx,
            Event event,
            Instant receivedAt,
            @Nullable Instant processedAt,
            @Nullable String outcome,
            @Nullable String error) {
        tx.sql()
                .insertInto(STRIPE_EVENT)
                .set(STRIPE_EVENT.ID, event.id())
                .set(STRIPE_EVENT.TYPE, event.type())
                .set(STRIPE_EVENT.API_VERSION, event.apiVersion())
                .set(STRIPE_EVENT.CREATED_AT, micros(event.createdAt()))
                .set(STRIPE_EVENT.OBJECT_ID, event.objectId())
                .set(STRIPE_EVENT.STRIPE_CUSTOMER_ID, event.customerId())
                .set(STRIPE_EVENT.PAYLOAD_SHA, event.sha256())
                .set(STRIPE_EVENT.PAYLOAD, event.payload())
                .set(STRIPE_EVENT.RECEIVED_AT, micros(receivedAt))
                .set(STRIPE_EVENT.ATTEMPTS, 1)
                .set(STRIPE_EVENT.PROCESSED_AT, processedAt)
                .set(STRIPE_EVENT.OUTCOME, outcome)
                .set(STRIPE_EVENT.ERROR, error)
                .execute();
    }

    private static Row row(Record row, @Nullable String payload) {
        return new Row(
                new Event(
                        row.get(STRIPE_EVENT.ID),
                        row.get(STRIPE_EVENT.TYPE),
                        row.get(STRIPE_EVENT.API_VERSION),
                        row.get(STRIPE_EVENT.CREATED_AT),
                        row.get(STRIPE_EVENT.OBJECT_ID),
                        row.get(STRIPE_EVENT.STRIPE_CUSTOMER_ID),
                        row.get(STRIPE_EVENT.PAYLOAD_SHA),
                        payload),
                row.get(STRIPE_EVENT.RECEIVED_AT),
                row.get(STRIPE_EVENT.ATTEMPTS),
                row.get(STRIPE_EVENT.PROCESSED_AT),
                row.get(STRIPE_EVENT.OUTCOME),
                row.get(STRIPE_EVENT.ERROR));
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
