package com.openagents.backroom.server.ledger;

/// What became of a posting.
///
/// @param isNew false when it had been booked before, and nothing was changed
public record Posted(boolean isNew, LedgerTxn txn) {
    /// How many credits the person got; below 0 they lost them.
    public long credits() {
        return txn.posting().credits();
    }
}
