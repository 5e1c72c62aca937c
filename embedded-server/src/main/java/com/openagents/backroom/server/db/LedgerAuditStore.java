package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.LedgerEntry.LEDGER_ENTRY;
import static com.openagents.backroom.server.db.jooq.tables.LedgerTxn.LEDGER_TXN;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import com.openagents.backroom.server.db.jooq.tables.LedgerTxn;
import com.openagents.backroom.server.ledger.LedgerAccount;
import com.openagents.backroom.server.ledger.TxnKind;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Looks for what must not be in the ledger. Each question is one statement, so that what is booked meanwhile is either
/// seen whole or not at all.
public final class LedgerAuditStore {
    /// A posting, by what it is called.
    public record Named(long id, String kind, String extRef) {}

    /// A user whose cached credits are not what the entries say.
    public record Stale(UUID userId, long promo, long paid, long total, long bookedPromo, long bookedPaid) {}

    /// Postings whose entries do not sum to 0, or that have none.
    public List<Named> unbalanced(Transaction tx, int max) {
        return tx.sql()
                .select(LEDGER_TXN.ID, LEDGER_TXN.KIND, LEDGER_TXN.EXT_REF)
                .from(LEDGER_TXN)
                .leftJoin(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.TXN_ID.eq(LEDGER_TXN.ID))
                .groupBy(LEDGER_TXN.ID, LEDGER_TXN.KIND, LEDGER_TXN.EXT_REF)
                .having(sum(DSL.trueCondition())
                        .ne(0L)
                        .or(DSL.count(LEDGER_ENTRY.ACCOUNT).eq(0)))
                .orderBy(LEDGER_TXN.ID)
                .limit(max)
                .fetch(row -> new Named(row.value1(), row.value2(), row.value3()));
    }

    /// Users whose cached credits are not what the entries say.
    public List<Stale> stale(Transaction tx, int max) {
        Field<Long> bookedPromo =
                sum(LEDGER_ENTRY.ACCOUNT.eq(LedgerAccount.USER_PROMO.wire())).as("booked_promo");
        Field<Long> bookedPaid =
                sum(LEDGER_ENTRY.ACCOUNT.eq(LedgerAccount.USER_PAID.wire())).as("booked_paid");
        Table<?> booked = tx.sql()
                .select(LEDGER_TXN.USER_ID, bookedPromo, bookedPaid)
                .from(LEDGER_TXN)
                .join(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.TXN_ID.eq(LEDGER_TXN.ID))
                .groupBy(LEDGER_TXN.USER_ID)
                .asTable("booked");
        Field<Long> promo = DSL.coalesce(booked.field(bookedPromo), 0L);
        Field<Long> paid = DSL.coalesce(booked.field(bookedPaid), 0L);
        return tx.sql()
                .select(
                        USERS.USER_ID,
                        USERS.SIGNUP_CREDITS,
                        USERS.PURCHASED_CREDITS,
                        USERS.CREDITS_BALANCE,
                        promo,
                        paid)
                .from(USERS)
                .leftJoin(booked)
                .on(USERS.USER_ID.eq(booked.field(LEDGER_TXN.USER_ID)))
                .where(USERS.SIGNUP_CREDITS
                        .ne(promo)
                        .or(USERS.PURCHASED_CREDITS.ne(paid))
                        .or(USERS.CREDITS_BALANCE.ne(promo.plus(paid))))
                .orderBy(USERS.USER_ID)
                .limit(max)
                .fetch(row ->
                        new Stale(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /// Postings after which somebody had less than nothing of what was given, or had spent more than there was.
    public List<Named> overspent(Transaction tx, int max) {
        return named(
                tx,
                LEDGER_TXN
                        .PROMO_AFTER
                        .lt(0L)
                        .or(LEDGER_TXN
                                .KIND
                                .eq(TxnKind.USAGE.wire())
                                .and(LEDGER_TXN
                                        .PROMO_AFTER
                                        .plus(LEDGER_TXN.PAID_AFTER)
                                        .lt(0L))),
                max);
    }

    /// Postings that nothing stands behind: a sign-up of somebody else, an adjustment without operator or reason, and
    /// what gives back what was never taken.
    public List<Named> unfounded(Transaction tx, int max) {
        Condition signUp =
                kind(TxnKind.SIGNUP).and(LEDGER_TXN.EXT_REF.ne(DSL.cast(LEDGER_TXN.USER_ID, SQLDataType.VARCHAR(36))));
        Condition adjust = kind(TxnKind.ADJUST)
                .and(LEDGER_TXN
                        .OPERATOR_ID
                        .isNull()
                        .or(DSL.coalesce(DSL.trim(LEDGER_TXN.REASON), "").eq("")));
        Condition unknown = LEDGER_TXN.KIND.notIn(
                Arrays.stream(TxnKind.values()).map(TxnKind::wire).toList());
        return named(
                tx,
                signUp.or(adjust)
                        .or(unknown)
                        .or(withoutOriginal(tx, TxnKind.USAGE_REFUND, TxnKind.USAGE))
                        .or(withoutOriginal(tx, TxnKind.REFUND_FAILED, TxnKind.REFUND))
                        .or(withoutOriginal(tx, TxnKind.DISPUTE_WON, TxnKind.DISPUTE)),
                max);
    }

    /// What the cache says of a user's newest posting.
    public record Last(long seq, @Nullable String hash) {}

    /// What the cache says of a user's newest posting.
    public Last last(Transaction tx, UUID userId) {
        return tx.sql()
                .select(USERS.LEDGER_SEQ, USERS.LEDGER_HASH)
                .from(USERS)
                .where(USERS.USER_ID.eq(userId))
                .fetchSingle(row -> new Last(row.value1(), row.value2()));
    }

    /// Users for whom something is booked.
    public List<UUID> booked(Transaction tx) {
        return tx.sql()
                .select(USERS.USER_ID)
                .from(USERS)
                .whereExists(tx.sql().selectOne().from(LEDGER_TXN).where(LEDGER_TXN.USER_ID.eq(USERS.USER_ID)))
                .or(USERS.LEDGER_SEQ.ne(0L))
                .orderBy(USERS.USER_ID)
                .fetch(USERS.USER_ID);
    }

    private static Condition withoutOriginal(Transaction tx, TxnKind kind, TxnKind original) {
        LedgerTxn first = LEDGER_TXN.as("first_one");
        return kind(kind)
                .andNotExists(tx.sql()
                        .selectOne()
                        .from(first)
                        .where(
                                first.KIND.eq(original.wire()),
                                first.EXT_REF.eq(LEDGER_TXN.EXT_REF),
                                first.USER_ID.eq(LEDGER_TXN.USER_ID)));
    }

    private static Condition kind(TxnKind kind) {
        return LEDGER_TXN.KIND.eq(kind.wire());
    }

    private static List<Named> named(Transaction tx, Condition which, int max) {
        return tx.sql()
                .select(LEDGER_TXN.ID, LEDGER_TXN.KIND, LEDGER_TXN.EXT_REF)
                .from(LEDGER_TXN)
                .where(which)
                .orderBy(LEDGER_TXN.ID)
                .limit(max)
                .fetch(row -> new Named(row.value1(), row.value2(), row.value3()));
    }

    /// The sum of the entries of a group that a condition holds for, 0 when there are none.
    private static Field<Long> sum(Condition which) {
        Field<Long> amount = DSL.when(which, LEDGER_ENTRY.AMOUNT).otherwise(0L);
        return DSL.coalesce(DSL.sum(amount).cast(SQLDataType.BIGINT), 0L);
    }
}
