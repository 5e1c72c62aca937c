package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.LedgerEntry.LEDGER_ENTRY;
import static com.openagents.backroom.server.db.jooq.tables.LedgerTxn.LEDGER_TXN;
import static com.openagents.backroom.server.db.jooq.tables.PurchaseReversals.PURCHASE_REVERSALS;
import static com.openagents.backroom.server.db.jooq.tables.Purchases.PURCHASES;

import com.openagents.backroom.server.ledger.LedgerAccount;
import com.openagents.backroom.server.ledger.TxnKind;
import com.openagents.backroom.server.purchase.PurchaseStatus;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Looks for purchases and postings that do not belong together. Each question is one statement, so that what is booked
/// meanwhile is either seen whole or not at all.
public final class PurchaseAuditStore {
    /// Purchases that succeeded, without the posting of their credits.
    public List<UUID> ungranted(Transaction tx, int max) {
        return tx.sql()
                .select(PURCHASES.ID)
                .from(PURCHASES)
                .where(PURCHASES.STATUS.eq(PurchaseStatus.SUCCEEDED.wire()))
                .andNotExists(
                        posting(tx, DSL.val(TxnKind.PURCHASE.wire()), PURCHASES.PAYMENT_INTENT, PURCHASES.CREDITS))
                .orderBy(PURCHASES.ID)
                .limit(max)
                .fetch(PURCHASES.ID);
    }

    /// PaymentIntents whose credits are booked, without a purchase of the same person that succeeded.
    public List<String> unpaid(Transaction tx, int max) {
        Select<?> purchase = tx.sql()
                .selectOne()
                .from(PURCHASES)
                .where(
                        PURCHASES.PAYMENT_INTENT.eq(LEDGER_TXN.EXT_REF),
                        PURCHASES.USER_ID.eq(LEDGER_TXN.USER_ID),
                        PURCHASES.STATUS.eq(PurchaseStatus.SUCCEEDED.wire()));
        return tx.sql()
                .select(LEDGER_TXN.EXT_REF)
                .from(LEDGER_TXN)
                .where(LEDGER_TXN.KIND.eq(TxnKind.PURCHASE.wire()))
                .andNotExists(purchase)
                .orderBy(LEDGER_TXN.ID)
                .limit(max)
                .fetch(LEDGER_TXN.EXT_REF);
    }

    /// Refunds and disputes that took or gave back credits, without the postings of these.
    public List<String> unreversed(Transaction tx, int max) {
        Condition takes = PURCHASE_REVERSALS.CREDITS_TAKEN.gt(0L);
        Field<Long> taken = PURCHASE_REVERSALS.CREDITS_TAKEN.neg();
        // Rows have the name of the constant, postings the word for it.
        Field<String> kind = DSL.lower(PURCHASE_REVERSALS.KIND);
        Field<String> back = DSL.when(kind.eq(TxnKind.REFUND.wire()), TxnKind.REFUND_FAILED.wire())
                .otherwise(TxnKind.DISPUTE_WON.wire());
        return tx.sql()
                .select(PURCHASE_REVERSALS.ID)
                .from(PURCHASE_REVERSALS)
                .join(PURCHASES)
                .on(PURCHASES.ID.eq(PURCHASE_REVERSALS.PURCHASE_ID))
                .where(takes.andNotExists(posting(tx, kind, PURCHASE_REVERSALS.ID, taken)))
                .or(takes.and(PURCHASE_REVERSALS.IS_RESTORED)
                        .andNotExists(posting(tx, back, PURCHASE_REVERSALS.ID, PURCHASE_REVERSALS.CREDITS_TAKEN)))
                .orderBy(PURCHASE_REVERSALS.ID)
                .limit(max)
                .fetch(PURCHASE_REVERSALS.ID);
    }

    /// Postings of refunds and disputes that nothing at Stripe stands behind.
    public List<String> unclaimed(Transaction tx, int max) {
        Condition back = LEDGER_TXN.KIND.in(TxnKind.REFUND_FAILED.wire(), TxnKind.DISPUTE_WON.wire());
        Condition taken = LEDGER_TXN.KIND.in(TxnKind.REFUND.wire(), TxnKind.DISPUTE.wire());
        return tx.sql()
                .select(LEDGER_TXN.EXT_REF)
                .from(LEDGER_TXN)
                .where(taken.andNotExists(claim(tx)))
                .or(back.andNotExists(claim(tx).and(PURCHASE_REVERSALS.IS_RESTORED)))
                .orderBy(LEDGER_TXN.ID)
                .limit(max)
                .fetch(LEDGER_TXN.EXT_REF);
    }

    /// Purchases of which more credits were taken back than were sold.
    public List<UUID> overReversed(Transaction tx, int max) {
        Field<Long> kept = DSL.when(PURCHASE_REVERSALS.IS_RESTORED, 0L).otherwise(PURCHASE_REVERSALS.CREDITS_TAKEN);
        return tx.sql()
                .select(PURCHASES.ID)
                .from(PURCHASES)
                .join(PURCHASE_REVERSALS)
                .on(PURCHASE_REVERSALS.PURCHASE_ID.eq(PURCHASES.ID))
                .groupBy(PURCHASES.ID, PURCHASES.CREDITS)
                .having(DSL.sum(kept).cast(SQLDataType.BIGINT).gt(PURCHASES.CREDITS))
                .orderBy(PURCHASES.ID)
                .limit(max)
                .fetch(PURCHASES.ID);
    }

    private static SelectConditionStep<?> claim(Transaction tx) {
        return tx.sql()
                .selectOne()
                .from(PURCHASE_REVERSALS)
                .join(PURCHASES)
                .on(PURCHASES.ID.eq(PURCHASE_REVERSALS.PURCHASE_ID))
                .where(
                        PURCHASE_REVERSALS.ID.eq(LEDGER_TXN.EXT_REF),
                        PURCHASES.USER_ID.eq(LEDGER_TXN.USER_ID),
                        PURCHASE_REVERSALS.CREDITS_TAKEN.gt(0L));
    }

    /// The posting by which the buyer of a purchase got so many credits.
    private static Select<?> posting(Transaction tx, Field<String> kind, Field<String> ref, Field<Long> credits) {
        return tx.sql()
                .selectOne()
                .from(LEDGER_TXN)
                .join(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.TXN_ID.eq(LEDGER_TXN.ID))
                .where(
                        LEDGER_TXN.KIND.eq(kind),
                        LEDGER_TXN.EXT_REF.eq(ref),
                        LEDGER_TXN.USER_ID.eq(PURCHASES.USER_ID),
                        LEDGER_ENTRY.ACCOUNT.eq(LedgerAccount.USER_PAID.wire()),
                        LEDGER_ENTRY.AMOUNT.eq(credits));
    }
}
