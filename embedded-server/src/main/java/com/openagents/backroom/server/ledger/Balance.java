package com.openagents.backroom.server.ledger;

/// What a person has, in credits.
///
/// @param promo given; never below 0
/// @param paid bought; below 0 after a refund or dispute of what was spent
public record Balance(long promo, long paid) {
    public static final Balance NONE = new Balance(0, 0);

    /// The most that a person can have or owe of each: whole numbers up to here are exact in every reader of JSON.
    public static final long MAX_CREDITS = (1L << 53) - 1;

    public Balance {
        if (promo < 0 || promo > MAX_CREDITS || Math.absExact(paid) > MAX_CREDITS) {
            throw new IllegalArgumentException("no balance: " + promo + " given, " + paid + " bought");
        }
    }

    public long total() {
        return promo + paid;
    }

    /// Nothing can be spent until it is 0 or more again.
    public boolean isFrozen() {
        return total() < 0;
    }

    /// What it is after a posting.
    ///
    /// @throws IllegalArgumentException when there is no such balance
    public Balance plus(Posting posting) {
        return new Balance(
                Math.addExact(promo, posting.credits(LedgerAccount.USER_PROMO)),
                Math.addExact(paid, posting.credits(LedgerAccount.USER_PAID)));
    }

    /// What it was before a posting.
    public Balance minus(Posting posting) {
        return new Balance(
                Math.subtractExact(promo, posting.credits(LedgerAccount.USER_PROMO)),
                Math.subtractExact(paid, posting.credits(LedgerAccount.USER_PAID)));
    }
}
