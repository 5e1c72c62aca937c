package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.db.Transaction;
import java.lang.System.Logger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/* Every way in which credits move. Any thread may call it; each posting belongs to the caller's transaction.
 *
 * A posting takes the lock of its user's row first and keeps it until the transaction ends: postings of one user are one
 * after the other, those of two users never wait for each other, and whoever books for several users in one transaction
 * takes them in the order of their ids.
 *
 * A posting is once per kind and reference. Again with the same content it gives what was booked and changes nothing;
 * again with other content it is a conflict.
 */
public final class Ledger {
    private static final Logger LOG = System.getLogger(Ledger.class.getName());

    private final LedgerStore store;
    private final Runnable requireSound;
    private final InstantSource clock;

    /// @param requireSound throws [SpendingStoppedException] while nothing may be spent
    public Ledger(LedgerStore store, Runnable requireSound, InstantSource clock) {
        this.store = store;
        this.requireSound = requireSound;
        this.clock = clock;
    }

    /// What everybody gets once.
    public Posted grantSignUp(Transaction tx, UUID userId) {
        return post(tx, userId, _ -> Postings.signUp(userId), TxnKind.SIGNUP, userId.toString());
    }

    /// The credits of a payment that succeeded.
    ///
    /// @throws LedgerConflictException when it was booked with other content
    public Posted grantPurchase(Transaction tx, UUID userId, String paymentIntentId, long credits) {
        return post(tx, userId, _ -> Postings.purchase(paymentIntentId, credits), TxnKind.PURCHASE, paymentIntentId);
    }

    /// Takes credits back, as their money goes back; the balance may fall below 0, and then nothing can be spent.
    public Posted reverseRefund(Transaction tx, UUID userId, String refundId, long credits) {
        return post(tx, userId, _ -> Postings.refund(refundId, credits), TxnKind.REFUND, refundId);
    }

    /// Gives back what a refund took that failed after all.
    ///
    /// @throws LedgerConflictException when the refund had not taken that
    public Posted restoreRefund(Transaction tx, UUID userId, String refundId, long credits) {
        Posting back = Postings.refundFailed(refundId, credits);
        requireTaken(tx, userId, TxnKind.REFUND, back);
        return post(tx, userId, _ -> back, back.kind(), refundId);
    }

    /// Takes credits back, as their payment is disputed; the balance may fall below 0.
    public Posted reverseDispute(Transaction tx, UUID userId, String disputeId, long credits) {
        return post(tx, userId, _ -> Postings.dispute(disputeId, credits), TxnKind.DISPUTE, disputeId);
    }

    /// Gives back what a dispute took that was won.
    ///
    /// @throws LedgerConflictException when the dispute had not taken that
    public Posted restoreDispute(Transaction tx, UUID userId, String disputeId, long credits) {
        Posting back = Postings.disputeWon(disputeId, credits);
        requireTaken(tx, userId, TxnKind.DISPUTE, back);
        return post(tx, userId, _ -> back, back.kind(), disputeId);
    }

    /// Spends credits for a usage event, those that were given before those that were bought.
    ///
    /// @param source where the event comes from; it has no `#`
    /// @param id of the event, there
    /// @throws InsufficientCreditsException when there is less, or the account is frozen
    /// @throws SpendingStoppedException when nobody may spend
    public Posted spend(Transaction tx, UUID userId, String source, String id, long credits) {
        requireSound.run();
        String usage = new UsageRef(userId, source, id).text();
        return post(tx, userId, balance -> Postings.spend(balance, usage, credits), TxnKind.USAGE, usage);
    }

    /// Spends for many usage events of a person as [#spend] does for one, all of them or none.
    public void spendAll(Transaction tx, UUID userId, List<Spending> all) {
        requireSound.run();
        LedgerHead head = head(tx, userId);
        List<String> refs = all.stream()
                .map(one -> new UsageRef(userId, one.source(), one.id()).text())
                .toList();
        Map<String, LedgerTxn> booked = store.all(tx, TxnKind.USAGE, refs);
        List<LedgerTxn> fresh = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String ref = refs.get(i);
            long credits = all.get(i).credits();
            LedgerTxn before = booked.get(ref);
            if (before != null) {
                Posted _ = again(before, userId, balance -> Postings.spend(balance, ref, credits));
            } else {
                LedgerTxn txn = next(userId, head, Postings.spend(head.balance(), ref, credits));
                head = head.after(txn);
                fresh.add(txn);
            }
        }
        if (!fresh.isEmpty() && !store.add(tx, fresh, head)) {
            throw conflict(TxnKind.USAGE, refs.getFirst());
        }
    }

    /// Gives back what a usage event spent, to where it came from, by the operator's hand.
    ///
    /// @return nothing when it had spent nothing
    public Optional<Posted> refundUsage(Transaction tx, UsageRef usage, UUID operator, String reason) {
        return store.find(tx, TxnKind.USAGE, usage.text())
                .map(spent -> post(
                        tx,
                        usage.userId(),
                        _ -> Postings.usageRefund(spent.posting(), operator, reason),
                        TxnKind.USAGE_REFUND,
                        usage.text()));
    }

    /// Gives or takes credits by the operator's hand.
    ///
    /// @param ref of the adjustment, so that a second click on one button is one adjustment
    /// @param credits to give; below 0 to take
    /// @throws InsufficientCreditsException when there is less to take: an operator takes nobody below 0
    public Posted adjust(Transaction tx, UUID userId, UUID ref, long credits, UUID operator, String reason) {
        return post(
                tx,
                userId,
                balance -> Postings.adjust(balance, ref, credits, operator, reason),
                TxnKind.ADJUST,
                ref.toString());
    }

    /// Lets whoever is about to spend go on.
    ///
    /// @throws SpendingStoppedException while nobody may spend
    public void requireSound() {
        requireSound.run();
    }

    /// Takes the lock of a user's row now, for whoever looks at something before booking it.
    public void lock(Transaction tx, UUID userId) {
        LedgerHead _ = head(tx, userId);
    }

    /// What a person has.
    public Balance balance(Transaction tx, UUID userId) {
        return store.findHead(tx, userId).orElseThrow(() -> noSuchUser(userId)).balance();
    }

    /// A person's postings before one, the newest first.
    ///
    /// @param beforeSeq that one's number; [Long#MAX_VALUE] for the newest
    public List<LedgerTxn> list(Transaction tx, UUID userId, long beforeSeq, int limit) {
        return store.list(tx, userId, beforeSeq, limit);
    }

    /// A person's postings after one, the oldest first.
    public List<LedgerTxn> listAfter(Transaction tx, UUID userId, long afterSeq, int limit) {
        return store.listAfter(tx, userId, afterSeq, limit);
    }

    /// Books the grant of those who were here before there was a ledger, or have none of their own yet.
    ///
    /// @return how many
    public int grantMissing(Transaction tx) {
        List<UUID> users = store.withoutPostings(tx);
        users.forEach(user -> grantSignUp(tx, user));
        return users.size();
    }

    private Posted post(Transaction tx, UUID userId, Function<Balance, Posting> rule, TxnKind kind, String extRef) {
        LedgerHead head = head(tx, userId);
        Optional<LedgerTxn> booked = store.find(tx, kind, extRef);
        if (booked.isPresent()) {
            return again(booked.get(), userId, rule);
        }
        LedgerTxn txn = next(userId, head, rule.apply(head.balance()));
        if (!store.add(tx, List.of(txn), head.after(txn))) {
            throw conflict(kind, extRef);
        }
        if (txn.after().isFrozen() && !head.balance().isFrozen()) {
            LOG.log(
                    Logger.Level.WARNING,
                    "the credits of user {0} are frozen: the {1} {2} took more than there was",
                    userId,
                    kind.wire(),
                    extRef);
        }
        return new Posted(true, txn);
    }

    /// The posting that comes next.
    private LedgerTxn next(UUID userId, LedgerHead head, Posting posting) {
        Balance after = head.balance().plus(posting);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long seq = head.seq() + 1;
        String hash = LedgerChain.hash(head.hash(), userId, seq, posting, at, after);
        return new LedgerTxn(userId, seq, posting, at, after, hash);
    }

    private LedgerHead head(Transaction tx, UUID userId) {
        return store.lock(tx, userId).orElseThrow(() -> noSuchUser(userId));
    }

    /// What was booked, if it is what is to be booked: looked at with the balance of then.
    private static Posted again(LedgerTxn booked, UUID userId, Function<Balance, Posting> rule) {
        Posting posting = booked.posting();
        Balance before = booked.after().minus(posting);
        if (!booked.userId().equals(userId) || !isSame(posting, before, rule)) {
            throw conflict(posting.kind(), posting.extRef());
        }
        return new Posted(false, booked);
    }

    private static boolean isSame(Posting booked, Balance before, Function<Balance, Posting> rule) {
        try {
            return booked.equals(rule.apply(before));
        } catch (InsufficientCreditsException e) {
            return false; // another content: what was booked could be paid
        }
    }

    private void requireTaken(Transaction tx, UUID userId, TxnKind kind, Posting back) {
        boolean taken = store.find(tx, kind, back.extRef())
                .filter(txn ->
                        txn.userId().equals(userId) && txn.posting().credits() == Math.negateExact(back.credits()))
                .isPresent();
        if (!taken) {
            throw new LedgerConflictException("The " + kind.wire() + " " + back.extRef() + " did not take "
                    + back.credits() + " credits from this person, so they are not given back.");
        }
    }

    private static LedgerConflictException conflict(TxnKind kind, String extRef) {
        return new LedgerConflictException(
                "The " + kind.wire() + " " + extRef + " is booked already, with another content.");
    }

    private static IllegalArgumentException noSuchUser(UUID userId) {
        return new IllegalArgumentException("no such user: " + userId);
    }
}
