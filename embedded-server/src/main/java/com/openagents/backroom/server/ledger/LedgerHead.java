package com.openagents.backroom.server.ledger;

import org.jspecify.annotations.Nullable;

/// Where a user's ledger stands.
///
/// @param seq the newest posting; 0 before the first
/// @param hash the chain up to it; null before the first
/// @param lowBalance below so many credits the person is warned
/// @param isWarned since the balance fell below that
public record LedgerHead(
        Balance balance, long seq, @Nullable String hash, long lowBalance, boolean isWarned) {
    /// Where it stands after one more posting. A warning is given once, and taken back by a top-up.
    LedgerHead after(LedgerTxn txn) {
        boolean isLow = txn.after().total() < lowBalance;
        return new LedgerHead(txn.after(), txn.seq(), txn.hash(), lowBalance, isLow);
    }
}
