package com.openagents.backroom.server.ledger;

/// A posting contradicts what is booked: the same reference with another content, or something to be given back that
/// was never taken. Nothing was booked.
public final class LedgerConflictException extends RuntimeException {
    public LedgerConflictException(String message) {
        super(message);
    }
}
