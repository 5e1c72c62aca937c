package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.LedgerEntry.LEDGER_ENTRY;
import static com.openagents.backroom.server.db.jooq.tables.LedgerTxn.LEDGER_TXN;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.LedgerAccount;
import com.openagents.backroom.server.ledger.LedgerEntry;
import com.openagents.backroom.server.ledger.LedgerHead;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.Posting;
import com.openagents.backroom.server.ledger.TxnKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/// Rows of `ledger_txn` and `ledger_entry`, which are only ever added, and their cache in `users`.
public final class LedgerStore {
    /// For whoever has no threshold of their own; the column's default.
    private static final long DEFAULT_LOW_BALANCE = 20_000;

    /// Where a user's ledger stands; nobody else books for the user until the transaction ends.
    public Optional<LedgerHead> lock(Transaction tx, UUID userId) {
        return tx.sql()
                .select(
                        USERS.SIGNUP_CREDITS,
                        USERS.PURCHASED_CREDITS,
                        USERS.LEDGER_SEQ,
                        USERS.LEDGER_HASH,
                        USERS.LOW_BALANCE_THRESHOLD,
                        USERS.LOW_BALANCE_WARNED)
                .from(USERS)
                .where(USERS.USER_ID.eq(userId))
                .forUpdate()
                .fetchOptional(row -> new LedgerHead(
                        new Balance(row.value1(), row.value2()),
                        row.value3(),
                        row.value4(),
                        Objects.requireNonNullElse(row.value5(), DEFAULT_LOW_BALANCE),
                        Boolean.TRUE.equals(row.value6())));
    }

    /// What a user has.
    public Optional<Balance> findBalance(Transaction tx, UUID userId) {
        return tx.sql()
                .select(USERS.SIGNUP_CREDITS, USERS.PURCHASED_CREDITS)
                .from(USERS)
                .where(USERS.USER_ID.eq(userId))
                .fetchOptional(row -> new Balance(row.value1(), row.value2()));
    }

    /// The posting of a kind and a reference.
    public Optional<LedgerTxn> find(Transaction tx, TxnKind kind, String extRef) {
        return list(tx, LEDGER_TXN.KIND.eq(kind.wire()).and(LEDGER_TXN.EXT_REF.eq(extRef)), 1).stream()
                .findFirst();
    }

    /// A user's postings before one, the newest first.
    ///
    /// @param beforeSeq that one's number
    public List<LedgerTxn> list(Transaction tx, UUID userId, long beforeSeq, int limit) {
        return list(tx, LEDGER_TXN.USER_ID.eq(userId).and(LEDGER_TXN.SEQ.lt(beforeSeq)), limit);
    }

    /// Adds a posting and notes in the cache where the ledger stands after it.
    ///
    /// @return whether it was added; false when another user's has the same kind and reference, and then the
    /// transaction is good for nothing more
    public boolean add(Transaction tx, LedgerTxn txn, LedgerHead after) {
        try {
            long id = insert(tx, txn);
            var rows =
                    tx.sql().insertInto(LEDGER_ENTRY, LEDGER_ENTRY.TXN_ID, LEDGER_ENTRY.ACCOUNT, LEDGER_ENTRY.AMOUNT);
            for (LedgerEntry entry : txn.posting().entries()) {
                rows = rows.values(id, entry.account().wire(), entry.amount());
            }
            rows.execute();
        } catch (IntegrityConstraintViolationException e) {
            return false;
        }
        tx.sql()
                .update(USERS)
                .set(USERS.SIGNUP_CREDITS, after.balance().promo())
                .set(USERS.PURCHASED_CREDITS, after.balance().paid())
                .set(USERS.CREDITS_BALANCE, after.balance().total())
                .set(USERS.LEDGER_SEQ, after.seq())
                .set(USERS.LEDGER_HASH, after.hash())
                .set(USERS.LOW_BALANCE_WARNED, after.isWarned())
                .where(USERS.USER_ID.eq(txn.userId()))
                .execute();
        return true;
    }

    /// Those for whom nothing is booked yet.
    public List<UUID> withoutPostings(Transaction tx) {
        return tx.sql()
                .select(USERS.USER_ID)
                .from(USERS)
                .where(USERS.LEDGER_SEQ.eq(0L), USERS.DELETED_AT.isNull())
                .orderBy(USERS.CREATED_AT, USERS.USER_ID)
                .fetch(USERS.USER_ID);
    }

    private static long insert(Transaction tx, LedgerTxn txn) {
        Posting posting = txn.posting();
        return tx.sql()
                .insertInto(LEDGER_TXN)
                .set(LEDGER_TXN.USER_ID, txn.userId())
                .set(LEDGER_TXN.SEQ, txn.seq())
                .set(LEDGER_TXN.KIND, posting.kind().wire())
                .set(LEDGER_TXN.EXT_REF, posting.extRef())
                .set(LEDGER_TXN.AT, txn.at())
                .set(LEDGER_TXN.PROMO_AFTER, txn.after().promo())
                .set(LEDGER_TXN.PAID_AFTER, txn.after().paid())
                .set(LEDGER_TXN.OPERATOR_ID, posting.operator())
                .set(LEDGER_TXN.REASON, posting.reason())
                .set(LEDGER_TXN.HASH, txn.hash())
                .returningResult(LEDGER_TXN.ID)
                .fetchSingle()
                .value1();
    }

    private static List<LedgerTxn> list(Transaction tx, Condition which, int limit) {
        Map<Long, Record> rows = new LinkedHashMap<>();
        tx.sql()
                .selectFrom(LEDGER_TXN)
                .where(which)
                .orderBy(LEDGER_TXN.USER_ID, LEDGER_TXN.SEQ.desc())
                .limit(limit)
                .forEach(row -> rows.put(row.get(LEDGER_TXN.ID), row));
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<LedgerEntry>> entries = tx.sql()
                .select(LEDGER_ENTRY.TXN_ID, LEDGER_ENTRY.ACCOUNT, LEDGER_ENTRY.AMOUNT)
                .from(LEDGER_ENTRY)
                .where(LEDGER_ENTRY.TXN_ID.in(rows.keySet()))
                .orderBy(LEDGER_ENTRY.TXN_ID, LEDGER_ENTRY.ACCOUNT)
                .fetchGroups(LEDGER_ENTRY.TXN_ID, row -> new LedgerEntry(LedgerAccount.of(row.value2()), row.value3()));
        return rows.entrySet().stream()
                .map(row -> txn(row.getValue(), entries.getOrDefault(row.getKey(), List.of())))
                .toList();
    }

    private static LedgerTxn txn(Record row, List<LedgerEntry> entries) {
        Posting posting = new Posting(
                TxnKind.of(row.get(LEDGER_TXN.KIND)),
                row.get(LEDGER_TXN.EXT_REF),
                entries,
                row.get(LEDGER_TXN.OPERATOR_ID),
                row.get(LEDGER_TXN.REASON));
        return new LedgerTxn(
                row.get(LEDGER_TXN.USER_ID),
                row.get(LEDGER_TXN.SEQ),
                posting,
                row.get(LEDGER_TXN.AT),
                new Balance(row.get(LEDGER_TXN.PROMO_AFTER), row.get(LEDGER_TXN.PAID_AFTER)),
                row.get(LEDGER_TXN.HASH));
    }
}
