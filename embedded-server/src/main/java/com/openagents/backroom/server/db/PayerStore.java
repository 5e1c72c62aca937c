package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import com.openagents.backroom.server.backoffice.Payer;
import com.openagents.backroom.server.ledger.Balance;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Rows of `users` as the operator looks at their credits.
public final class PayerStore {
    /// How many need a look.
    ///
    /// @param frozen with a balance below 0
    /// @param low with little left
    public record Counts(int frozen, int low) {}

    /// People whose name here or at GitHub contains a text, in any case: those who can't spend first, those with little
    /// left next, and the newest first among equals.
    public List<Payer> search(Transaction tx, String text, int max) {
        String part = text.toLowerCase(Locale.ROOT);
        return tx.sql()
                .selectFrom(USERS)
                .where(
                        USERS.DELETED_AT.isNull(),
                        USERS.USERNAME_KEY
                                .contains(part)
                                .or(DSL.lower(USERS.GITHUB_USERNAME).contains(part)))
                .orderBy(DSL.when(isFrozen(), 0).when(isLow(), 1).otherwise(2), USERS.CREATED_AT.desc(), USERS.USER_ID)
                .limit(max)
                .fetch(PayerStore::payer);
    }

    /// The person of that key, unless they left.
    public Optional<Payer> find(Transaction tx, UUID id) {
        return tx.sql()
                .selectFrom(USERS)
                .where(USERS.USER_ID.eq(id), USERS.DELETED_AT.isNull())
                .fetchOptional(PayerStore::payer);
    }

    public Counts counts(Transaction tx) {
        return new Counts(
                tx.sql().fetchCount(USERS, USERS.DELETED_AT.isNull(), isFrozen()),
                tx.sql().fetchCount(USERS, USERS.DELETED_AT.isNull(), DSL.not(isFrozen()), isLow()));
    }

    private static Condition isFrozen() {
        return USERS.CREDITS_BALANCE.lt(0L);
    }

    private static Condition isLow() {
        return USERS.LOW_BALANCE_WARNED.isTrue();
    }

    private static Payer payer(Record row) {
        return new Payer(
                row.get(USERS.USER_ID),
                row.get(USERS.USERNAME),
                row.get(USERS.GITHUB_USERNAME),
                Boolean.TRUE.equals(row.get(USERS.IS_OPERATOR)),
                row.get(USERS.CREATED_AT),
                new Balance(row.get(USERS.SIGNUP_CREDITS), row.get(USERS.PURCHASED_CREDITS)),
                Objects.requireNonNullElse(row.get(USERS.LOW_BALANCE_THRESHOLD), LedgerStore.DEFAULT_LOW_BALANCE),
                Boolean.TRUE.equals(row.get(USERS.LOW_BALANCE_WARNED)));
    }
}
