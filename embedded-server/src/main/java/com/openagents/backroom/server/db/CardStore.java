package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.SetupIntents.SETUP_INTENTS;
import static com.openagents.backroom.server.db.jooq.tables.StripePaymentMethods.STRIPE_PAYMENT_METHODS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Rows of `stripe_payment_methods`: people's cards as Stripe had them last; and of `setup_intents`: what they agreed
/// to when a card was to be kept.
public final class CardStore {
    private final Database database;

    public CardStore(Database database) {
        this.database = database;
    }

    /// A card. Of its number only the end is known to us.
    ///
    /// @param refusedAt since when its bank is known to decline it every time; null if it is not
    public record Card(
            String id,
            @Nullable String brand,
            @Nullable String last4,
            @Nullable Integer expiryMonth,
            @Nullable Integer expiryYear,
            boolean isDefault,
            Instant addedAt,
            @Nullable Instant refusedAt) {}

    /// What somebody agreed to.
    ///
    /// @param id of the SetupIntent
    /// @param consent the very words
    public record Consent(String id, UUID userId, String usage, String consent, Instant at) {}

    /// A user's cards, the default first.
    public List<Card> list(UUID userId) {
        return database.transact(tx -> list(tx, userId));
    }

    /// A user's cards, the default first.
    public List<Card> list(Transaction tx, UUID userId) {
        return tx.sql()
                .selectFrom(STRIPE_PAYMENT_METHODS)
                .where(STRIPE_PAYMENT_METHODS.USER_ID.eq(userId))
                .orderBy(
                        STRIPE_PAYMENT_METHODS.IS_DEFAULT.desc(),
                        STRIPE_PAYMENT_METHODS.CREATED_AT.desc(),
                        STRIPE_PAYMENT_METHODS.STRIPE_PAYMENT_METHOD_ID)
                .fetch(row -> new Card(
                        row.get(STRIPE_PAYMENT_METHODS.STRIPE_PAYMENT_METHOD_ID),
                        row.get(STRIPE_PAYMENT_METHODS.BRAND),
                        row.get(STRIPE_PAYMENT_METHODS.LAST4),
                        row.get(STRIPE_PAYMENT_METHODS.EXP_MONTH),
                        row.get(STRIPE_PAYMENT_METHODS.EXP_YEAR),
                        row.get(STRIPE_PAYMENT_METHODS.IS_DEFAULT),
                        row.get(STRIPE_PAYMENT_METHODS.CREATED_AT),
                        row.get(STRIPE_PAYMENT_METHODS.REFUSED_AT)));
    }

    /// Whose card it is, of those that we know.
    public Optional<UUID> findUser(String cardId) {
        return database.transact(tx -> tx.sql()
                .select(STRIPE_PAYMENT_METHODS.USER_ID)
                .from(STRIPE_PAYMENT_METHODS)
                .where(STRIPE_PAYMENT_METHODS.STRIPE_PAYMENT_METHOD_ID.eq(cardId))
                .fetchOptional(STRIPE_PAYMENT_METHODS.USER_ID));
    }

    /// Puts the cards that Stripe has in place of those we had. That one is refused stays, unless its expiry is
    /// another: then its bank gave it out anew. The user's row is held first, as everything about a user's money
    /// does: a payment that is settled meanwhile notes what it knows of its card.
    public void replace(Transaction tx, UUID userId, List<Card> cards, Instant now) {
        UserRows.lock(tx, userId);
        Map<String, Card> before = list(tx, userId).stream().collect(Collectors.toMap(Card::id, card -> card));
        tx.sql()
                .deleteFrom(STRIPE_PAYMENT_METHODS)
                .where(STRIPE_PAYMENT_METHODS.USER_ID.eq(userId))
                .execute();
        for (Card card : cards) {
            tx.sql()
                    .insertInto(STRIPE_PAYMENT_METHODS)
                    .set(STRIPE_PAYMENT_METHODS.STRIPE_PAYMENT_METHOD_ID, card.id())
                    .set(STRIPE_PAYMENT_METHODS.USER_ID, userId)
                    .set(STRIPE_PAYMENT_METHODS.PM_TYPE, "card")
                    .set(STRIPE_PAYMENT_METHODS.BRAND, card.brand())
                    .set(STRIPE_PAYMENT_METHODS.LAST4, card.last4())
                    .set(STRIPE_PAYMENT_METHODS.EXP_MONTH, card.expiryMonth())
                    .set(STRIPE_PAYMENT_METHODS.EXP_YEAR, card.expiryYear())
                    .set(STRIPE_PAYMENT_METHODS.IS_DEFAULT, card.isDefault())
                    .set(STRIPE_PAYMENT_METHODS.CREATED_AT, micros(card.addedAt()))
                    .set(STRIPE_PAYMENT_METHODS.UPDATED_AT, micros(now))
                    .set(STRIPE_PAYMENT_METHODS.REFUSED_AT, stillRefused(before.get(card.id()), card))
                    .execute();
        }
    }

    /// Notes whether a card's bank is known to decline it every time.
    public void markRefused(Transaction tx, String cardId, @Nullable Instant since) {
        tx.sql()
                .update(STRIPE_PAYMENT_METHODS)
                .set(STRIPE_PAYMENT_METHODS.REFUSED_AT, since == null ? null : micros(since))
                .where(STRIPE_PAYMENT_METHODS.STRIPE_PAYMENT_METHOD_ID.eq(cardId))
                .execute();
    }

    /// What the user's row says of how they pay: `none`, `valid` or `invalid`.
    public String status(Transaction tx, UUID userId) {
        return tx.sql()
                .select(USERS.PAYMENT_METHOD_STATUS)
                .from(USERS)
                .where(USERS.USER_ID.eq(userId))
                .fetchOptional(USERS.PAYMENT_METHOD_STATUS)
                .orElse("none");
    }

    /// Writes into the user's row how they pay; not for somebody who left.
    ///
    /// @param shown the card that is shown there; null for none
    public void saveStatus(Transaction tx, UUID userId, String status, @Nullable Card shown) {
        tx.sql()
                .update(USERS)
                .set(USERS.PAYMENT_METHOD_STATUS, status)
                .set(USERS.PAYMENT_METHOD_BRAND, shown == null ? null : shown.brand())
                .set(USERS.PAYMENT_METHOD_LAST4, shown == null ? null : shown.last4())
                .set(USERS.PAYMENT_METHOD_ADDED_AT, shown == null ? null : micros(shown.addedAt()))
                .where(USERS.USER_ID.eq(userId), USERS.DELETED_AT.isNull())
                .execute();
    }

    /// Notes what somebody agreed to.
    public void addConsent(Consent consent) {
        database.run(tx -> tx.sql()
                .insertInto(SETUP_INTENTS)
                .set(SETUP_INTENTS.ID, consent.id())
                .set(SETUP_INTENTS.USER_ID, consent.userId())
                .set(SETUP_INTENTS.CARD_USAGE, consent.usage())
                .set(SETUP_INTENTS.CONSENT, consent.consent())
                .set(SETUP_INTENTS.CONSENTED_AT, micros(consent.at()))
                .set(SETUP_INTENTS.CREATED_AT, micros(consent.at()))
                .execute());
    }

    /// What somebody agreed to since a time, the newest first.
    public List<Consent> consents(UUID userId, Instant since) {
        return database.transact(tx -> tx.sql()
                .selectFrom(SETUP_INTENTS)
                .where(SETUP_INTENTS.USER_ID.eq(userId), SETUP_INTENTS.CREATED_AT.ge(micros(since)))
                .orderBy(SETUP_INTENTS.CREATED_AT.desc())
                .fetch(row -> new Consent(
                        row.get(SETUP_INTENTS.ID),
                        row.get(SETUP_INTENTS.USER_ID),
                        row.get(SETUP_INTENTS.CARD_USAGE),
                        row.get(SETUP_INTENTS.CONSENT),
                        row.get(SETUP_INTENTS.CONSENTED_AT))));
    }

    static void delete(Transaction tx, UUID userId) {
        tx.sql()
                .deleteFrom(STRIPE_PAYMENT_METHODS)
                .where(STRIPE_PAYMENT_METHODS.USER_ID.eq(userId))
                .execute();
    }

    private static @Nullable Instant stillRefused(@Nullable Card before, Card now) {
        if (before == null
                || !Objects.equals(before.expiryMonth(), now.expiryMonth())
                || !Objects.equals(before.expiryYear(), now.expiryYear())) {
            return null;
        }
        return before.refusedAt();
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
