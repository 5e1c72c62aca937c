package com.openagents.backroom.server.ledger;

import static com.openagents.backroom.server.ledger.LedgerAccount.SYS_CONSUMED;
import static com.openagents.backroom.server.ledger.LedgerAccount.SYS_DISPUTED;
import static com.openagents.backroom.server.ledger.LedgerAccount.SYS_PROMO;
import static com.openagents.backroom.server.ledger.LedgerAccount.SYS_REFUNDED;
import static com.openagents.backroom.server.ledger.LedgerAccount.SYS_SOLD;
import static com.openagents.backroom.server.ledger.LedgerAccount.USER_PAID;
import static com.openagents.backroom.server.ledger.LedgerAccount.USER_PROMO;

import com.openagents.backroom.server.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What each kind of posting enters where: the rules of the ledger (docs/money.md has them as a table).
final class Postings {
    private Postings() {}

    static Posting signUp(UUID userId) {
        return two(TxnKind.SIGNUP, userId.toString(), USER_PROMO, SYS_PROMO, Catalog.SIGN_UP_CREDITS);
    }

    static Posting purchase(String paymentIntentId, long credits) {
        return two(TxnKind.PURCHASE, paymentIntentId, USER_PAID, SYS_SOLD, require(credits));
    }

    static Posting refund(String refundId, long credits) {
        return two(TxnKind.REFUND, refundId, SYS_REFUNDED, USER_PAID, require(credits));
    }

    static Posting refundFailed(String refundId, long credits) {
        return two(TxnKind.REFUND_FAILED, refundId, USER_PAID, SYS_REFUNDED, require(credits));
    }

    static Posting dispute(String disputeId, long credits) {
        return two(TxnKind.DISPUTE, disputeId, SYS_DISPUTED, USER_PAID, require(credits));
    }

    static Posting disputeWon(String disputeId, long credits) {
        return two(TxnKind.DISPUTE_WON, disputeId, USER_PAID, SYS_DISPUTED, require(credits));
    }

    /// What was given goes before what was bought.
    ///
    /// @throws InsufficientCreditsException when there is less
    static Posting spend(Balance balance, String usage, long credits) {
        return new Posting(TxnKind.USAGE, usage, taken(balance, require(credits), SYS_CONSUMED));
    }

    /// Everything back to where it came from.
    static Posting usageRefund(Posting usage, UUID operator, String reason) {
        List<LedgerEntry> entries = usage.entries().stream()
                .map(entry -> new LedgerEntry(entry.account(), Math.negateExact(entry.amount())))
                .toList();
        return new Posting(TxnKind.USAGE_REFUND, usage.extRef(), entries, operator, reason.strip());
    }

    /// What an operator gives is given, not bought; what an operator takes goes as in spending.
    ///
    /// @param credits to give; below 0 to take
    /// @throws InsufficientCreditsException when there is less to take
    static Posting adjust(Balance balance, UUID ref, long credits, UUID operator, String reason) {
        long most = require(Math.abs(credits)); // the smallest long has no opposite: it stays below 0 and is refused
        List<LedgerEntry> entries = credits > 0
                ? List.of(new LedgerEntry(USER_PROMO, most), new LedgerEntry(SYS_PROMO, -most))
                : taken(balance, most, SYS_PROMO);
        return new Posting(TxnKind.ADJUST, ref.toString(), entries, operator, reason.strip());
    }

    private static List<LedgerEntry> taken(Balance balance, long credits, LedgerAccount to) {
        if (balance.total() < credits) {
            throw new InsufficientCreditsException(credits, balance);
        }
        long promo = Math.min(balance.promo(), credits);
        List<LedgerEntry> entries = new ArrayList<>();
        entries.add(new LedgerEntry(to, credits));
        if (promo > 0) {
            entries.add(new LedgerEntry(USER_PROMO, -promo));
        }
        if (credits > promo) {
            entries.add(new LedgerEntry(USER_PAID, promo - credits));
        }
        return entries;
    }

    private static Posting two(TxnKind kind, String extRef, LedgerAccount to, LedgerAccount from, long credits) {
        return new Posting(
                kind, extRef, List.of(new LedgerEntry(to, credits), new LedgerEntry(from, Math.negateExact(credits))));
    }

    private static long require(long credits) {
        if (credits < 1 || credits > Balance.MAX_CREDITS) {
            throw new IllegalArgumentException("a posting moves 1 to " + Balance.MAX_CREDITS + " credits: " + credits);
        }
        return credits;
    }
}
