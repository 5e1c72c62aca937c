package com.openagents.backroom.server.backoffice;

import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.db.SuspenseStore;
import com.openagents.backroom.server.ledger.Findings;
import com.openagents.backroom.server.ledger.LedgerWatch;
import com.openagents.backroom.server.purchase.PaymentDesk;
import com.openagents.backroom.server.reconcile.Reconciler;
import com.openagents.backroom.server.reconcile.Reconciliation;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeKeys;
import com.openagents.backroom.server.stripe.StripeSetup;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.webhook.WebhookDesk;
import io.helidon.http.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Payments as the operator sees them and puts them right; each act is written down. Any thread may call it; it waits
/// for
/// the database, and for Stripe where it says so.
public final class StripeOffice {
    /// Events shown at once; others are found by more letters.
    public static final int MAX_EVENTS = 200;

    /// As long as the database keeps it.
    private static final int MAX_RESOLUTION_CHARS = 500;

    private static final int MAX_NAMED_CHARS = 500;

    private static final String STRIPE = "Stripe";

    /// Later than anything that was received.
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final Parts parts;
    private final StripeSetup setup;
    private final OperatorLog log;
    private final Supplier<String> endpoint;

    /// Whose work it shows.
    public record Parts(
            StripeKeys keys,
            StripeGateway gateway,
            WebhookDesk webhooks,
            PaymentDesk payments,
            Reconciler reconciler,
            LedgerWatch watch) {}

    /// @param endpoint where Stripe is to send webhooks
    public StripeOffice(Parts parts, OperatorLog log, Supplier<String> endpoint) {
        this.parts = parts;
        this.setup = parts.gateway().setup();
        this.log = log;
        this.endpoint = endpoint;
    }

    /// How it stands.
    ///
    /// @param isOn whether credits can be bought
    /// @param words that and what to do, if anything
    /// @param isToConfirm a live key waits for the operator's word
    /// @param endpoint where Stripe is to send webhooks
    /// @param suspense payments that fit no purchase, those that nobody looked at first
    public record Standing(
            boolean isOn,
            String words,
            boolean isToConfirm,
            Optional<Comparison> lastComparison,
            StripeKeys.Setup keys,
            String endpoint,
            List<SuspenseStore.Row> suspense,
            Books books) {}

    /// What Stripe has against what is known here.
    public record Comparison(Instant at, String words) {}

    /// What always holds, and where it does not.
    ///
    /// @param latest nothing before somebody looked
    public record Books(List<String> invariants, Optional<Findings> latest) {}

    /// How it stands now.
    public Standing standing() {
        return new Standing(
                setup.active().isPresent(),
                words(),
                setup.isToConfirm(),
                parts.reconciler().latest().map(last -> new Comparison(last.at(), words(last))),
                parts.keys().setup(),
                endpoint.get(),
                parts.payments().suspense(),
                books());
    }

    public Books books() {
        return new Books(parts.watch().names(), parts.watch().findLatest());
    }

    /// Looks at the books now: spending goes on or stops by what is found.
    public Findings checkBooks() {
        return parts.watch().check();
    }

    /// Stripe's events, the newest first, without their bodies.
    ///
    /// @param text that the id, the type or what it is about contains
    public List<StripeEventStore.Row> events(String text, boolean onlyTroubled) {
        return parts.webhooks().list(FAR, text, onlyTroubled, MAX_EVENTS);
    }

    /// An event with its body, as long as that is kept.
    public Optional<StripeEventStore.Row> findEvent(String id) {
        return parts.webhooks().find(id);
    }

    /// Works on an event once more; what was done is not done twice. Waits for Stripe.
    ///
    /// @throws ApiException with what to do when it can't be done
    public StripeEventStore.Row replay(Via via, String id) {
        StripeEventStore.Row known = findEvent(id).orElseThrow(ApiException::notFound);
        String type = known.event().type();
        Deed deed = new Deed(via, ActionKind.REPLAY_EVENT, id, null, "work on " + type + " once more");
        return log.run(deed, () -> worked(id), row -> String.valueOf(row.outcome()));
    }

    /// Compares what Stripe has with what is known here, and settles what is new. Waits for Stripe.
    ///
    /// @throws ApiException 503 while billing is off
    public Reconciliation reconcile(Via via) {
        Deed deed = new Deed(via, ActionKind.RECONCILE, STRIPE, null, "compare with Stripe");
        return log.run(deed, () -> parts.reconciler().reconcileNow(), StripeOffice::words);
    }

    /// Notes what became of a payment that fits no purchase.
    ///
    /// @throws ApiException when there is none that is open, or nothing is said
    public void resolve(Via via, String paymentIntent, String words) {
        String said = words.strip();
        if (said.isEmpty() || said.length() > MAX_RESOLUTION_CHARS) {
            throw ApiException.badRequest(
                    "Write what became of the payment in at most " + MAX_RESOLUTION_CHARS + " characters.");
        }
        Deed deed = new Deed(via, ActionKind.RESOLVE_SUSPENSE, paymentIntent, null, said);
        log.run(deed, () -> resolved(paymentIntent, said), _ -> "closed");
    }

    /// Lets a live key charge real cards, although only this machine reaches the server.
    public void confirmLive(Via via) {
        Deed deed = new Deed(via, ActionKind.CONFIRM_LIVE, STRIPE, null, "let the live key charge real cards");
        log.run(
                deed,
                () -> {
                    setup.confirm();
                    return true;
                },
                _ -> "billing is on");
    }

    /// Stores keys; they hold from the next request on.
    ///
    /// @throws com.openagents.backroom.server.config.ConfigException with a sentence when they can't be used
    public void save(Via via, StripeKeys.Entry entry) {
        Deed deed = new Deed(via, ActionKind.SAVE_KEYS, STRIPE, null, "store " + named(entry));
        log.run(
                deed,
                () -> {
                    parts.keys().save(entry);
                    setup.use(parts.keys().merged());
                    return true;
                },
                _ -> setup.active().isPresent() ? "billing is on" : "billing is off");
    }

    /// Asks Stripe about keys, stored or not. Waits for Stripe.
    public StripeKeys.Check check(StripeKeys.Entry entry) {
        return parts.keys().check(entry);
    }

    /// Payments in suspense that nobody looked at.
    public int suspenseCount() {
        return parts.payments().suspenseCount();
    }

    /// Events of the last days that could not be done.
    public int troubledCount() {
        return parts.webhooks().troubled();
    }

    /// Whether nobody can spend.
    public boolean isSpendingStopped() {
        return !parts.watch().findLatest().map(Findings::isSound).orElse(false);
    }

    /// What a comparison came to, in a sentence.
    public static String words(Reconciliation done) {
        List<String> found = new ArrayList<>();
        found.add(count(done.events(), "event") + " of Stripe's gone through, " + done.news() + " new");
        if (done.payments() > 0) {
            found.add(count(done.payments(), "payment") + " looked at");
        }
        if (done.failures() > 0) {
            found.add(done.failures() + " could not be worked on and come again");
        }
        String trouble = done.trouble();
        return String.join(", ", found) + "." + (trouble == null ? "" : " It ended early: " + trouble + ".");
    }

    private StripeEventStore.Row worked(String id) {
        try {
            return parts.webhooks().replay(id);
        } catch (ApiException e) {
            String reason = e.status().equals(Status.INTERNAL_SERVER_ERROR_500)
                    ? findEvent(id).map(StripeEventStore.Row::error).orElse(e.sentence())
                    : e.sentence();
            throw new ApiException(e.status(), e.code(), "It could not be done: " + reason);
        }
    }

    private boolean resolved(String paymentIntent, String words) {
        if (!parts.payments().resolve(paymentIntent, words)) {
            throw new ApiException(
                    Status.NOT_FOUND_404, "not_found", "There is no such payment in suspense that is open.");
        }
        return true;
    }

    private String words() {
        Optional<String> remark = setup.remark();
        if (setup.active().isEmpty()) {
            return remark.orElse("");
        }
        String mode = parts.gateway().mode().isLive()
                ? "Billing is on: cards are charged."
                : "Billing is on, in test mode: no money moves.";
        String paused = parts.gateway().isPaused() ? " Stripe does not answer just now; it is asked again soon." : "";
        return mode + paused + remark.map(words -> " " + words).orElse("");
    }

    private static String named(StripeKeys.Entry entry) {
        List<String> parts = new ArrayList<>();
        parts.add(entry.publishableKey().isEmpty() ? "no publishable key" : entry.publishableKey());
        if (!entry.secretKey().isEmpty()) {
            parts.add("a secret key");
        }
        if (!entry.webhookSecrets().isEmpty()) {
            parts.add("signing secrets");
        }
        String all = String.join(", ", parts);
        return all.length() > MAX_NAMED_CHARS ? all.substring(0, MAX_NAMED_CHARS) : all;
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
