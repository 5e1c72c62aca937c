package com.openagents.backroom.server.ledger;

/// More was to be spent than there is. Nothing was booked.
public final class InsufficientCreditsException extends RuntimeException {
    private final transient Balance balance;

    InsufficientCreditsException(long needed, Balance balance) {
        super(
                balance.isFrozen()
                        ? "The balance is " + balance.total() + " credits, as more was taken back than was left. Buy "
                                + "credits until it is 0 or more, then go on."
                        : "This needs " + needed + " credits and there are " + balance.total() + ". Buy credits, then "
                                + "send it again.");
        this.balance = balance;
    }

    /// What there is.
    public Balance balance() {
        return balance;
    }
}
