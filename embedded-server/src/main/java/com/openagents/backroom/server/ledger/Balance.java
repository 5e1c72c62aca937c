package com.openagents.backroom.server.ledger;

import java.util.List;

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
    public Balance plus(List<LedgerEntry> entries) {
        return new Balance(
                Math.addExact(promo, sum(entries, LedgerAccount.USER_PROMO)),
                Math.addExact(paid, sum(entries, LedgerAccount.USER_PAID)));
    }

    private static long sum(List<LedgerEntry> entries, LedgerAccount account) {
        return entries.stream()
                .filter(entry -> entry.account() == account)
                .mapToLong(LedgerEntry::amount)
                .reduce(0, Math::addExact);
    }
}
