package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.PayerStore;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.Invoices;
import com.openagents.backroom.server.invoice.MoneyText;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.InsufficientCreditsException;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.Posted;
import com.openagents.backroom.server.ledger.Posting;
import com.openagents.backroom.server.ledger.UsageRef;
import com.openagents.backroom.server.purchase.PaymentDesk;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.usage.Usage;
import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/* People's credits as the operator sees and puts them right. Any thread may call it; it waits for the database.
 *
 * Nothing moves at once: the operator first asks what an adjustment would come to, and then confirms exactly that. If the
 * balance moved in between, nothing is booked and they look again (requirement LG-10).
 */
public final class BillingOffice {
    /// People found at once; whoever is not among them is found by more letters.
    public static final int MAX_FOUND = 200;

    /// Postings shown at once; older ones are asked for.
    public static final int MAX_POSTINGS = 100;

    /// Documents shown of one person.
    public static final int MAX_INVOICES = 100;

    /// Actions shown at once.
    public static final int MAX_ACTIONS = 100;

    /// The most that one adjustment moves: far more than anybody buys, far less than what a long holds.
    public static final long MAX_ADJUSTMENT = 1_000_000_000;

    /// As much of a usage event's name as is written down beside the longest reason; the ledger has all of it.
    private static final int MAX_EVENT_CHARS = 400;

    private final Database database;
    private final PayerStore payers;
    private final Ledger ledger;
    private final Usage usage;
    private final Invoices invoices;
    private final PaymentDesk payments;
    private final OperatorLog log;

    /// Purchases of which money is being given back just now: two at once would each see what the other one leaves.
    private final Set<UUID> refunding = ConcurrentHashMap.newKeySet();

    public BillingOffice(
            Database database,
            PayerStore payers,
            Ledger ledger,
            Usage usage,
            Invoices invoices,
            PaymentDesk payments,
            OperatorLog log) {
        this.database = database;
        this.payers = payers;
        this.ledger = ledger;
        this.usage = usage;
        this.invoices = invoices;
        this.payments = payments;
        this.log = log;
    }

    /// One person's credits.
    ///
    /// @param postings the newest first, [#MAX_POSTINGS] at most
    /// @param purchases the newest first
    /// @param invoices the newest first, [#MAX_INVOICES] at most
    public record Account(Payer payer, List<LedgerTxn> postings, List<Sale> purchases, List<Invoice> invoices) {}

    /// Credits to give or take.
    ///
    /// @param ref of this adjustment: the same again is not done again
    /// @param credits to give; below 0 to take
    public record Adjustment(UUID ref, long credits, String reason) {
        /// Everything that can be said without looking at the balance.
        ///
        /// @throws ApiException 400 with what to do
        public Adjustment {
            reason = reason.strip();
            if (credits == 0 || credits > MAX_ADJUSTMENT || credits < -MAX_ADJUSTMENT) {
                throw ApiException.badRequest(
                        "Give or take at least 1 credit, and at most " + MAX_ADJUSTMENT + " at a time.");
            }
            if (reason.isEmpty() || reason.length() > Posting.MAX_REASON_CHARS) {
                throw ApiException.badRequest("Write a reason of at most " + Posting.MAX_REASON_CHARS
                        + " characters: it stays in the ledger.");
            }
        }
    }

    /// People whose name here or at GitHub contains a text; those who can't spend or have little left first.
    public List<Payer> search(String text) {
        return database.transact(tx -> payers.search(tx, text.strip(), MAX_FOUND));
    }

    /// How many need a look.
    public PayerStore.Counts counts() {
        return database.transact(payers::counts);
    }

    /// One person's credits; nothing for somebody who is not here.
    public Optional<Account> find(UUID person) {
        return database.transact(tx -> payers.find(tx, person))
                .map(payer -> new Account(
                        payer,
                        postings(person, Long.MAX_VALUE),
                        payments.purchases(person).stream().map(Sale::of).toList(),
                        invoices.list(person, Optional.empty(), MAX_INVOICES)));
    }

    /// A person's postings before one, the newest first.
    public List<LedgerTxn> postings(UUID person, long beforeSeq) {
        return database.transact(tx -> ledger.list(tx, person, beforeSeq, MAX_POSTINGS));
    }

    /// A document of a person.
    public Optional<Invoice> findInvoice(UUID person, UUID invoice) {
        return invoices.find(person, invoice);
    }

    /// What the balance would be after an adjustment. Nothing is booked.
    ///
    /// @throws ApiException when it can't be done, with what to do
    public Balance preview(UUID person, Adjustment wish) {
        Balance now = database.transact(tx -> requirePayer(tx, person)).balance();
        if (wish.credits() < 0 && now.total() < -wish.credits()) {
            throw tooMuch(now);
        }
        return wish.credits() > 0
                ? new Balance(now.promo() + wish.credits(), now.paid())
                : afterTaking(now, -wish.credits());
    }

    /// Gives or takes credits, and writes that down.
    ///
    /// @param after the balance that it is to come to, as [#preview] said
    /// @throws ApiException when it can't be done or the balance moved meanwhile; nothing is booked then
    public Posted adjust(Via via, UUID person, Adjustment wish, long after) {
        Posted posted;
        try {
            posted = database.transact(tx -> adjust(tx, via, person, wish, after));
        } catch (InsufficientCreditsException e) {
            throw tooMuch(e.balance());
        }
        database.checkpointSync();
        return posted;
    }

    /// Gives back what a usage event cost, to where it came from, and writes that down.
    ///
    /// @return the balance after it; nothing when it had been given back before
    /// @throws ApiException 404 when the person has no such event
    public Optional<Balance> refundUsage(Via via, UUID person, UsageRefund wish) {
        Optional<Balance> after;
        try {
            after = database.transact(tx -> refundUsage(tx, via, person, wish));
        } catch (IllegalArgumentException e) {
            throw new ApiException(Status.NOT_FOUND_404, "not_found", String.valueOf(e.getMessage()));
        }
        database.checkpointSync();
        return after;
    }

    private Optional<Balance> refundUsage(Transaction tx, Via via, UUID person, UsageRefund wish) {
        Payer payer = requirePayer(tx, person);
        UsageRef event = new UsageRef(person, wish.source(), wish.id());
        if (!usage.refund(tx, event, log.operator(), wish.reason())) {
            return Optional.empty();
        }
        Balance balance = ledger.balance(tx, person);
        String name = wish.id() + " from " + wish.source();
        String shown = name.length() <= MAX_EVENT_CHARS ? name : name.substring(0, MAX_EVENT_CHARS) + "\u2026";
        log.note(
                tx,
                new Deed(
                        via,
                        ActionKind.REFUND_USAGE,
                        payer.username(),
                        person,
                        "give back what usage " + shown + " cost: " + wish.reason()),
                "the balance is " + balance.total() + " credits");
        return Optional.of(balance);
    }

    /// Gives money of a purchase back, and takes the credits that go with it. Waits for Stripe, and asks it first what
    /// went back before.
    ///
    /// @throws ApiException with what to do when it can't be done, or nobody knows whether it was
    public Sale refund(Via via, UUID person, RefundWish wish) {
        Payer payer = database.transact(tx -> requirePayer(tx, person));
        Sale sale = payments.find(wish.purchaseId())
                .filter(shown -> shown.purchase().userId().equals(person))
                .map(Sale::of)
                .orElseThrow(ApiException::notFound);
        if (wish.amountMinor() < 1 || wish.amountMinor() > sale.leftMinor()) {
            throw ApiException.badRequest(
                    sale.leftMinor() == 0
                            ? "Nothing is left of that purchase to give back."
                            : "Of that purchase at most " + MoneyText.of(sale.leftMinor(), sale.currency())
                                    + " can be given back.");
        }
        String amount = MoneyText.of(wish.amountMinor(), sale.currency());
        Deed deed = new Deed(
                via,
                ActionKind.REFUND,
                payer.username(),
                person,
                "give " + amount + " of purchase " + wish.purchaseId() + " back: " + wish.reason());
        return log.run(
                deed,
                () -> refundAlone(sale, wish),
                after -> after.equals(sale)
                        ? "It had gone back before, and nothing went back again."
                        : amount + " went back, " + (after.creditsTaken() - sale.creditsTaken()) + " credits with it");
    }

    private Sale refundAlone(Sale seen, RefundWish wish) {
        if (!refunding.add(wish.purchaseId())) {
            throw moved("Money of that purchase is being given back just now.");
        }
        try {
            requireUnmoved(seen);
            return refunded(seen, wish);
        } finally {
            refunding.remove(wish.purchaseId());
        }
    }

    /// Looks whether more went back than was known here, as when an answer about a refund was lost: whoever begins that
    /// one anew is told, before it is given back twice.
    private void requireUnmoved(Sale seen) {
        String payment = seen.paymentIntent();
        try {
            if (payment != null) {
                payments.settle(payment);
            }
        } catch (StripeTrouble e) {
            if (e.isAmbiguous()) {
                throw new ApiException(
                        Status.BAD_GATEWAY_502,
                        "stripe_unavailable",
                        "Stripe does not answer just now, and nothing was given back. Try again in a minute.");
            }
            throw refused(e);
        }
        Sale now = payments.find(seen.id()).map(Sale::of).orElseThrow();
        if (!now.equals(seen)) {
            throw moved("That purchase moved meanwhile: " + MoneyText.of(now.returnedMinor(), now.currency())
                    + " of it went back so far, and " + MoneyText.of(now.disputedMinor(), now.currency())
                    + " is disputed.");
        }
    }

    private Sale refunded(Sale before, RefundWish wish) {
        try {
            return Sale.of(payments.refund(wish.purchaseId(), wish.amountMinor(), wish.ref()));
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(String.valueOf(e.getMessage()));
        } catch (StripeTrouble e) {
            if (!e.isAmbiguous()) {
                throw refused(e);
            }
            return findRefunded(before, wish).orElseThrow(BillingOffice::unknown);
        }
    }

    private static ApiException moved(String what) {
        return new ApiException(
                Status.CONFLICT_409, "purchase_moved", what + " Nothing was given back now; look at it again.");
    }

    private static ApiException refused(StripeTrouble trouble) {
        return new ApiException(
                Status.BAD_GATEWAY_502,
                "stripe_refused",
                "Stripe does not give it back: " + trouble.getMessage() + ".");
    }

    /// Looks whether the money went back although Stripe did not say so.
    private Optional<Sale> findRefunded(Sale before, RefundWish wish) {
        String payment = before.paymentIntent();
        try {
            if (payment != null) {
                payments.settle(payment);
            }
        } catch (StripeTrouble e) {
            return Optional.empty();
        }
        return payments.find(wish.purchaseId())
                .map(Sale::of)
                .filter(now -> now.returnedMinor() >= before.returnedMinor() + wish.amountMinor());
    }

    private static ApiException unknown() {
        return new ApiException(
                Status.BAD_GATEWAY_502,
                "stripe_unavailable",
                "Stripe did not say whether the money goes back. Look again in a minute; if nothing went back by then,"
                        + " begin the refund anew.");
    }

    /// What operators did last, the newest first.
    public List<OperatorAction> actions() {
        return log.newest(MAX_ACTIONS);
    }

    private Posted adjust(Transaction tx, Via via, UUID person, Adjustment wish, long after) {
        Payer payer = requirePayer(tx, person);
        Posted posted = ledger.adjust(tx, person, wish.ref(), wish.credits(), log.operator(), wish.reason());
        if (!posted.isNew()) {
            return posted;
        }
        long total = posted.txn().after().total();
        if (total != after) {
            throw new ApiException(
                    Status.CONFLICT_409,
                    "balance_moved",
                    "The balance moved meanwhile: this would come to " + total + " credits, not " + after
                            + ". Nothing was booked; look at it again.");
        }
        String words =
                (wish.credits() > 0 ? "give " : "take ") + Math.abs(wish.credits()) + " credits: " + wish.reason();
        log.note(
                tx,
                new Deed(via, ActionKind.ADJUST, payer.username(), person, words),
                "the balance is " + total + " credits");
        return posted;
    }

    private Payer requirePayer(Transaction tx, UUID person) {
        return payers.find(tx, person)
                .orElseThrow(() -> new ApiException(
                        Status.NOT_FOUND_404, "not_found", "Nobody here has this account, or they left."));
    }

    /// What was given goes before what was bought, as when it is spent.
    private static Balance afterTaking(Balance now, long credits) {
        long promo = Math.min(now.promo(), credits);
        return new Balance(now.promo() - promo, now.paid() - (credits - promo));
    }

    private static ApiException tooMuch(Balance balance) {
        return new ApiException(
                Status.CONFLICT_409,
                "insufficient_credits",
                "There are only " + balance.total() + " credits to take: an operator takes nobody below 0.");
    }
}
