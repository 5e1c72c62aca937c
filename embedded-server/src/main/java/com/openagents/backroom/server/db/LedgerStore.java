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
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Rows of `ledger_txn` and `ledger_entry`, which are only ever added, and their cache in `users`.
public final class LedgerStore {
    /// For whoever has no threshold of their own; the column's default.
    static final long DEFAULT_LOW_BALANCE = 20_000;

    /// Where a user's ledger stands; nobody else books for the user until the transaction ends.
    public Optional<LedgerHead> lock(Transaction tx, UUID userId) {
        return head(tx, userId).forUpdate().fetchOptional(LedgerStore::head);
    }

    /// Where a user's ledger stands now.
    public Optional<LedgerHead> findHead(Transaction tx, UUID userId) {
        return head(tx, userId).fetchOptional(LedgerStore::head);
    }

    private static SelectConditionStep<?> head(Transaction tx, UUID userId) {
        return tx.sql()
                .select(
                        USERS.SIGNUP_CREDITS,
                        USERS.PURCHASED_CREDITS,
                        USERS.LEDGER_SEQ,
                        USERS.LEDGER_HASH,
                        USERS.LOW_BALANCE_THRESHOLD,
                        USERS.LOW_BALANCE_WARNED)
                .from(USERS)
                .where(USERS.USER_ID.eq(userId));
    }

    private static LedgerHead head(Record row) {
        return new LedgerHead(
                new Balance(row.get(USERS.SIGNUP_CREDITS), row.get(USERS.PURCHASED_CREDITS)),
                row.get(USERS.LEDGER_SEQ),
                row.get(USERS.LEDGER_HASH),
                Objects.requireNonNullElse(row.get(USERS.LOW_BALANCE_THRESHOLD), DEFAULT_LOW_BALANCE),
                Boolean.TRUE.equals(row.get(USERS.LOW_BALANCE_WARNED)));
    }

    /// The posting of a kind and a reference.
    public Optional<LedgerTxn> find(Transaction tx, TxnKind kind, String extRef) {
        return list(tx, LEDGER_TXN.KIND.eq(kind.wire()).and(LEDGER_TXN.EXT_REF.eq(extRef)), LEDGER_TXN.SEQ.asc(), 1)
                .stream()
                .findFirst();
    }

    /// The postings of a kind with one of these references, by reference.
    ///
    /// They are joined to a table of the references, as H2 uses an index for a list of values only where it is the
    /// index's first column.
    public Map<String, LedgerTxn> all(Transaction tx, TxnKind kind, List<String> extRefs) {
        Field<String> ref = DSL.field(DSL.name("ref"), String.class);
        RowN[] wanted = extRefs.stream().map(one -> DSL.row(List.of(one))).toArray(RowN[]::new);
        List<Long> ids = tx
                .sql()
                .select(LEDGER_TXN.ID)
                .from(DSL.values(wanted).as("wanted", "ref"))
                .leftJoin(LEDGER_TXN)
                .on(LEDGER_TXN.KIND.eq(kind.wire()), LEDGER_TXN.EXT_REF.eq(ref))
                .fetch(LEDGER_TXN.ID)
                .stream()
                .filter(Objects::nonNull)
                .toList();
        return list(tx, LEDGER_TXN.ID.in(ids), LEDGER_TXN.SEQ.asc(), extRefs.size()).stream()
                .collect(Collectors.toMap(txn -> txn.posting().extRef(), txn -> txn));
    }

    /// A user's postings before one, the newest first.
    ///
    /// @param beforeSeq that one's number
    public List<LedgerTxn> list(Transaction tx, UUID userId, long beforeSeq, int limit) {
        Condition which = LEDGER_TXN.USER_ID.eq(userId).and(LEDGER_TXN.SEQ.lt(beforeSeq));
        return list(tx, which, LEDGER_TXN.SEQ.desc(), limit);
    }

    /// A user's postings after one, the oldest first.
    ///
    /// @param afterSeq that one's number
    /// @throws IllegalArgumentException when one of them is none, as somebody else wrote it
    public List<LedgerTxn> listAfter(Transaction tx, UUID userId, long afterSeq, int limit) {
        Condition which = LEDGER_TXN.USER_ID.eq(userId).and(LEDGER_TXN.SEQ.gt(afterSeq));
        return list(tx, which, LEDGER_TXN.SEQ.asc(), limit);
    }

    /// Somebody whose balance is low.
    ///
    /// @param username null when the account was deleted
    public record Low(UUID userId, @Nullable String username, long total) {}

    /// Those who are warned of a low balance, the lowest first.
    public List<Low> low(Transaction tx, int max) {
        return tx.sql()
                .select(USERS.USER_ID, USERS.USERNAME, USERS.CREDITS_BALANCE)
                .from(USERS)
                .where(USERS.LOW_BALANCE_WARNED.isTrue(), USERS.DELETED_AT.isNull())
                .orderBy(USERS.CREDITS_BALANCE, USERS.USER_ID)
                .limit(max)
                .fetch(row -> new Low(row.value1(), row.value2(), row.value3()));
    }

    /// Adds postings of a user's, one after the other, and notes in the cache where the ledger stands after them.
    ///
    /// @return whether they were added; false when another user's has the same kind and reference, and then the
    /// transaction is good for nothing more
    public boolean add(Transaction tx, List<LedgerTxn> txns, LedgerHead after) {
        UUID userId = txns.getFirst().userId();
        try {
            insert(tx, txns);
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
                .where(USERS.USER_ID.eq(userId))
                .execute();
        return true;
    }

    /// Those for whom nothing is booked yet, though they have had nothing in an account before.
    public List<UUID> withoutPostings(Transaction tx) {
        return tx.sql()
                .select(USERS.USER_ID)
                .from(USERS)
                .where(USERS.LEDGER_SEQ.eq(0L), USERS.IS_RETURNING.isFalse(), USERS.DELETED_AT.isNull())
                .orderBy(USERS.USER_ID)
                .fetch(USERS.USER_ID);
    }

    private static void insert(Transaction tx, List<LedgerTxn> txns) {
        insertTxns(tx, txns);
        LedgerTxn first = txns.getFirst();
        Map<Long, Long> ids = tx.sql()
                .select(LEDGER_TXN.SEQ, LEDGER_TXN.ID)
                .from(LEDGER_TXN)
                .where(
                        LEDGER_TXN.USER_ID.eq(first.userId()),
                        LEDGER_TXN.SEQ.between(first.seq(), txns.getLast().seq()))
                .fetchMap(LEDGER_TXN.SEQ, LEDGER_TXN.ID);
        BatchBindStep entries = tx.sql()
                .batch(tx.sql()
                        .insertInto(LEDGER_ENTRY, LEDGER_ENTRY.TXN_ID, LEDGER_ENTRY.ACCOUNT, LEDGER_ENTRY.AMOUNT)
                        .values((Long) null, null, null));
        for (LedgerTxn txn : txns) {
            for (LedgerEntry entry : txn.posting().entries()) {
                entries = entries.bind(ids.get(txn.seq()), entry.account().wire(), entry.amount());
            }
        }
        entries.execute();
    }

    private static void insertTxns(Transaction tx, List<LedgerTxn> txns) {
        BatchBindStep rows = tx.sql()
                .batch(tx.sql()
                        .insertInto(
                                LEDGER_TXN,
                                LEDGER_TXN.USER_ID,
                                LEDGER_TXN.SEQ,
                                LEDGER_TXN.KIND,
                                LEDGER_TXN.EXT_REF,
                                LEDGER_TXN.AT,
                                LEDGER_TXN.PROMO_AFTER,
                                LEDGER_TXN.PAID_AFTER,
                                LEDGER_TXN.OPERATOR_ID,
                                LEDGER_TXN.REASON,
                                LEDGER_TXN.HASH)
                        .values((UUID) null, null, null, null, null, null, null, null, null, null));
        for (LedgerTxn txn : txns) {
            Posting posting = txn.posting();
            rows = rows.bind(
                    txn.userId(),
                    txn.seq(),
                    posting.kind().wire(),
                    posting.extRef(),
                    txn.at(),
                    txn.after().promo(),
                    txn.after().paid(),
                    posting.operator(),
                    posting.reason(),
                    txn.hash());
        }
        rows.execute();
    }

    private static List<LedgerTxn> list(Transaction tx, Condition which, SortField<?> order, int limit) {
        Map<Long, Record> rows = new LinkedHashMap<>();
        tx.sql()
                .selectFrom(LEDGER_TXN)
                .where(which)
                .orderBy(order)
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
