package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.LedgerAuditStore;
import com.openagents.backroom.server.db.LedgerAuditStore.Last;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads every posting again: that each follows the one before it, says what the user has after it, and is what it was
/// when it was booked.
final class ChainCheck {
    static final String NAME = "Every posting is what it was when it was booked, and follows the one before it";

    /// Postings read at a time.
    private static final int PAGE = 500;

    private final LedgerAuditStore audit;
    private final LedgerStore store;

    ChainCheck(LedgerAuditStore audit, LedgerStore store) {
        this.audit = audit;
        this.store = store;
    }

    List<String> breaches(Transaction tx, int max) {
        List<String> breaches = new ArrayList<>();
        for (UUID user : audit.booked(tx)) {
            new Walk(tx, user, breaches).go();
            if (breaches.size() >= max) {
                return breaches.subList(0, max);
            }
        }
        return breaches;
    }

    /// Along one user's postings.
    private final class Walk {
        private final Transaction tx;
        private final UUID userId;
        private final List<String> breaches;
        private long seq;
        private Balance balance = Balance.NONE;
        private @Nullable String hash;
        private boolean isLost;

        Walk(Transaction tx, UUID userId, List<String> breaches) {
            this.tx = tx;
            this.userId = userId;
            this.breaches = breaches;
        }

        void go() {
            Last last = audit.last(tx, userId);
            while (seq < last.seq()) {
                List<LedgerTxn> page = page((int) Math.min(PAGE, last.seq() - seq));
                if (page.isEmpty()) {
                    break;
                }
                page.forEach(this::follow);
            }
            if (!isLost && (seq != last.seq() || !Objects.equals(hash, last.hash()))) {
                breaches.add("User " + userId + " has " + last.seq() + " postings, and number " + seq
                        + " is the last one that is there.");
            }
        }

        private void follow(LedgerTxn txn) {
            String expected = LedgerChain.hash(hash, userId, txn.seq(), txn.posting(), txn.at(), txn.after());
            if (txn.seq() != seq + 1) {
                breaches.add("Posting " + (seq + 1) + " of user " + userId + " is gone.");
            } else if (!expected.equals(txn.hash())) {
                breaches.add(named(txn) + " is not what it was when it was booked.");
            } else if (!isAfter(txn)) {
                breaches.add(named(txn) + " does not say what the user has after it.");
            }
            seq = txn.seq();
            balance = txn.after();
            hash = txn.hash();
        }

        private boolean isAfter(LedgerTxn txn) {
            try {
                return balance.plus(txn.posting()).equals(txn.after());
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        /// The next postings; none after one that can't be read, which is told.
        private List<LedgerTxn> page(int size) {
            try {
                return store.listAfter(tx, userId, seq, size);
            } catch (IllegalArgumentException e) {
                if (size > 1) {
                    return page(1);
                }
                breaches.add("Posting " + (seq + 1) + " of user " + userId + " can't be read: " + e.getMessage() + ".");
                isLost = true;
                return List.of();
            }
        }

        private String named(LedgerTxn txn) {
            return "Posting " + txn.seq() + " (" + txn.posting().kind().wire() + ") of user " + userId;
        }
    }
}
