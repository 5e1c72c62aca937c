package com.openagents.backroom.server.ledger;

/// Nothing is spent by anybody, as the ledger contradicts itself or was not looked at yet. Nothing was booked.
public final class SpendingStoppedException extends RuntimeException {
    SpendingStoppedException() {
        super("Spending is stopped, as the books of this installation do not agree. The operator sees in the console "
                + "what is wrong; try again later.");
    }
}
