package com.openagents.backroom.server.ledger;

/// One side of a posting.
///
/// @param amount credits that come in; below 0 they go out; never 0
public record LedgerEntry(LedgerAccount account, long amount) {
    public LedgerEntry {
        if (amount == 0) {
            throw new IllegalArgumentException("an entry of 0 credits on " + account.wire());
        }
    }
}
