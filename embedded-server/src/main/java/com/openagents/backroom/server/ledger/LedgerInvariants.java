package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.LedgerAuditStore;
import com.openagents.backroom.server.db.LedgerAuditStore.Named;
import com.openagents.backroom.server.db.LedgerStore;
import java.util.List;

/// What always holds in the ledger itself. Whoever has papers behind postings (payments, usage) adds what holds between
/// both.
public final class LedgerInvariants {
    private final LedgerAuditStore store;
    private final ChainCheck chain;

    public LedgerInvariants(LedgerAuditStore store, LedgerStore ledger) {
        this.store = store;
        this.chain = new ChainCheck(store, ledger);
    }

    public List<Invariant> all() {
        return List.of(
                new Invariant(
                        "The entries of every posting sum to 0",
                        (tx, max) -> store.unbalanced(tx, max).stream()
                                .map(txn -> posting(txn) + " has entries that do not sum to 0.")
                                .toList()),
                new Invariant(
                        "Every balance is what its entries say",
                        (tx, max) -> store.stale(tx, max).stream()
                                .map(LedgerInvariants::stale)
                                .toList()),
                new Invariant(
                        "Nobody spends more than there is",
                        (tx, max) -> store.overspent(tx, max).stream()
                                .map(txn -> posting(txn) + " left less than nothing.")
                                .toList()),
                new Invariant(
                        "Every posting has its reason",
                        (tx, max) -> store.unfounded(tx, max).stream()
                                .map(txn -> posting(txn) + " has nothing that it is for.")
                                .toList()),
                new Invariant(ChainCheck.NAME, chain::breaches));
    }

    private static String posting(Named txn) {
        return "Posting " + txn.id() + " (" + txn.kind() + "/" + txn.extRef() + ")";
    }

    private static String stale(LedgerAuditStore.Stale user) {
        return "User " + user.userId() + " has " + user.promo() + " given, " + user.paid() + " bought and "
                + user.total() + " in all, and the entries say " + user.bookedPromo() + " given and "
                + user.bookedPaid() + " bought.";
    }
}
