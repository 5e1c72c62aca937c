package com.openagents.backroom.server.ledger;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be booked: once per kind and reference, with entries that sum to 0.
///
/// @param extRef what it is for
/// @param entries in the order of their accounts' names
/// @param operator who did it; null when it is no kind that is done by hand
/// @param reason why; null as above
public record Posting(
        TxnKind kind,
        String extRef,
        List<LedgerEntry> entries,
        @Nullable UUID operator,
        @Nullable String reason) {
    /// The longest reference: that of a usage event.
    public static final int MAX_REF_CHARS = 600;

    /// A reason is a sentence or two.
    public static final int MAX_REASON_CHARS = 500;

    public Posting {
        entries = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.account().wire()))
                .toList();
        if (extRef.isEmpty() || extRef.length() > MAX_REF_CHARS) {
            throw new IllegalArgumentException("a reference has 1 to " + MAX_REF_CHARS + " characters");
        }
        requireBalanced(entries);
        boolean isExplained = operator != null && reason != null && !reason.isBlank();
        if (kind.isByHand() ? !isExplained : operator != null || reason != null) {
            throw new IllegalArgumentException("what is done by hand, and nothing else, has an operator and a reason");
        }
        if (reason != null && reason.length() > MAX_REASON_CHARS) {
            throw new IllegalArgumentException("a reason has at most " + MAX_REASON_CHARS + " characters");
        }
    }

    Posting(TxnKind kind, String extRef, List<LedgerEntry> entries) {
        this(kind, extRef, entries, null, null);
    }

    /// How many credits the person gets; below 0 they lose them.
    public long credits() {
        return Math.addExact(credits(LedgerAccount.USER_PROMO), credits(LedgerAccount.USER_PAID));
    }

    /// How many credits come to an account.
    public long credits(LedgerAccount account) {
        return entries.stream()
                .filter(entry -> entry.account() == account)
                .mapToLong(LedgerEntry::amount)
                .reduce(0, Math::addExact);
    }

    private static void requireBalanced(List<LedgerEntry> entries) {
        Set<LedgerAccount> accounts = EnumSet.noneOf(LedgerAccount.class);
        long sum = 0;
        for (LedgerEntry entry : entries) {
            sum = Math.addExact(sum, entry.amount());
            if (!accounts.add(entry.account())) {
                throw new IllegalArgumentException(
                        "two entries on " + entry.account().wire());
            }
        }
        if (sum != 0 || entries.isEmpty()) {
            throw new IllegalArgumentException("entries that do not sum to 0: " + entries);
        }
    }
}
