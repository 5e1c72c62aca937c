package com.openagents.backroom.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.fakes.stripe.Mischief;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.purchase.PurchaseStatus;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.server.testing.Till;
import com.openagents.backroom.server.web.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/// What happens to one person's money: they buy, are asked by their bank, poll; payments fail, are refunded, disputed,
/// won and lost; webhooks come twice, late, in any order or never; Stripe fails; time passes. All of it by one seed.
final class PaymentHistory implements AutoCloseable {
    private static final int MAX_STEPS = 25;
    private static final int MAX_PURCHASES = 5;

    /// Cards and what they do; those that ask, fail late or are disputed among them.
    private static final List<String> CARDS = List.of(
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_authenticationRequired",
            "pm_card_authenticationRequiredOnSetup",
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            "pm_card_chargeCustomerFail",
            "pm_card_pendingRefund",
            "pm_card_refundFail",
            "pm_card_createDispute",
            "pm_card_createDisputeInquiry");

    private static final List<Fault> FAULTS = List.of(
            new Fault.Cut(true, -1),
            new Fault.Cut(true, 100),
            new Fault.Cut(false, -1),
            new Fault.Crash(true),
            new Fault.Crash(false),
            Fault.RATE_LIMIT,
            Fault.CONFLICT);

    final FakeStripe stripe;
    final Till till;
    final UUID person;
    private final OpenLedger books;
    private final Random random;
    private final List<String> told = new ArrayList<>();
    private int purchases;

    PaymentHistory(OpenLedger books, long seed) {
        this.books = books;
        random = new Random(seed);
        stripe = FakeStripe.start(seed, books.clock);
        till = new Till(books.database, books.ledger, stripe.settings(), books.clock);
        person = books.person();
    }

    /// What was done, for whoever looks for what went wrong.
    List<String> told() {
        return told;
    }

    /// Does everything, and then has what is left delivered, found and finished.
    void run() {
        keepCard();
        int steps = 5 + random.nextInt(MAX_STEPS);
        for (int i = 0; i < steps; i++) {
            books.clock.move(Duration.ofSeconds(1 + random.nextInt(3600)));
            step();
        }
        stripe.fail(new Fault.None());
        stripe.bank().finishRefunds();
        deliver(new Mischief(20, 10, 0, 0, true));
        reconcile();
    }

    private void step() {
        switch (random.nextInt(14)) {
            case 0 -> keepCard();
            case 1, 2, 3 -> buy();
            case 4, 5 -> answerTheBank();
            case 6 -> refund();
            case 7 -> dispute();
            case 8 -> goOnWithADispute();
            case 9 -> finishRefunds();
            case 10 -> poll();
            case 11, 12 -> deliver(new Mischief(30, 15, 30, 0, true));
            case 13 -> fail();
            default -> throw new IllegalStateException("no such step");
        }
    }

    private void keepCard() {
        String token = CARDS.get(random.nextInt(CARDS.size()));
        tell("keeps " + token);
        try {
            String _ = till.keepCard(stripe, person, token);
        } catch (StripeTrouble e) {
            tell("… " + e.kind());
        }
    }

    private void buy() {
        if (purchases == MAX_PURCHASES) {
            return;
        }
        boolean isAgain = purchases > 0 && random.nextInt(4) == 0;
        String requestId = "r-" + (isAgain ? random.nextInt(purchases) : purchases++);
        tell("buys " + requestId);
        try {
            tell("… " + till.buy(person, requestId).status());
        } catch (ApiException e) { // too many open, no card, Stripe paused
            tell("… " + e.code());
        }
    }

    private void answerTheBank() {
        any("payment_intent", object -> is(object, "requires_action")).ifPresent(intent -> {
            boolean isYes = random.nextInt(3) > 0;
            tell("says " + (isYes ? "yes" : "no") + " to " + id(intent));
            stripe.bank().answer(id(intent), isYes);
        });
    }

    private void refund() {
        any("charge", charge -> charge.path("paid").asBoolean() && left(charge) > 0 && !isChargedBack(charge))
                .ifPresent(charge -> {
                    long amount = random.nextBoolean() ? left(charge) : 1 + random.nextLong(left(charge));
                    tell("refunds " + amount + " of "
                            + charge.path("payment_intent").asText());
                    String _ =
                            stripe.bank().refund(charge.path("payment_intent").asText(), amount);
                });
    }

    private void dispute() {
        any(
                        "charge",
                        charge -> charge.path("paid").asBoolean()
                                && left(charge) > 0
                                && !charge.path("disputed").asBoolean())
                .ifPresent(charge -> {
                    String payment = charge.path("payment_intent").asText();
                    boolean isInquiry = random.nextInt(3) == 0;
                    tell((isInquiry ? "inquires " : "charges back ") + left(charge) + " of " + payment);
                    String _ = isInquiry
                            ? stripe.bank().inquire(payment, left(charge))
                            : stripe.bank().chargeBack(payment, left(charge));
                });
    }

    private void goOnWithADispute() {
        any("dispute", _ -> true).ifPresent(dispute -> {
            String id = id(dispute);
            switch (dispute.path("status").asText()) {
                case "needs_response" -> {
                    boolean isWon = random.nextBoolean();
                    tell((isWon ? "wins " : "loses ") + id);
                    if (isWon) {
                        stripe.bank().win(id);
                    } else {
                        stripe.bank().lose(id);
                    }
                }
                case "warning_needs_response" -> {
                    boolean isGraver = random.nextBoolean()
                            && left(charge(dispute)) >= dispute.path("amount").asLong();
                    tell((isGraver ? "escalates " : "closes ") + id);
                    if (isGraver) {
                        stripe.bank().escalate(id);
                    } else {
                        stripe.bank().closeInquiry(id);
                    }
                }
                default -> tell("leaves " + id);
            }
        });
    }

    private void finishRefunds() {
        tell("finishes refunds");
        stripe.bank().finishRefunds();
    }

    private void poll() {
        List<Purchase> all = till.purchases.list(person, MAX_PURCHASES);
        if (!all.isEmpty()) {
            Purchase purchase = all.get(random.nextInt(all.size()));
            tell("polls " + purchase.requestId());
            tell("… "
                    + till.purchases
                            .look(person, purchase.id())
                            .orElseThrow()
                            .purchase()
                            .status());
        }
    }

    private void deliver(Mischief mischief) {
        tell("webhooks come");
        stripe.webhooks().deliver(till::receive, mischief);
    }

    private void fail() {
        if (random.nextInt(3) == 0) {
            tell("Stripe is well");
            stripe.fail(new Fault.None());
            return;
        }
        Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
        String which = random.nextBoolean() ? "POST /v1/payment_intents" : "GET /v1/";
        tell("next " + which + " meets " + fault);
        stripe.failNext(which, fault);
    }

    /// As often as a quarter of an hour, until all is known.
    private void reconcile() {
        tell("reconciles");
        Reconciliation round = till.reconciler.reconcileNow();
        for (int i = 0; i < 3 && !round.isWhole(); i++) {
            books.clock.move(Duration.ofMinutes(15));
            round = till.reconciler.reconcileNow();
        }
        if (!round.isWhole()) {
            throw new AssertionError(round);
        }
    }

    /// Purchases that are paid at Stripe and here are not.
    List<Purchase> unsettled() {
        return till.purchases.list(person, MAX_PURCHASES).stream()
                .filter(purchase -> purchase.status() == PurchaseStatus.SUCCEEDED && purchase.settledAt() == null)
                .toList();
    }

    private boolean isChargedBack(JsonNode charge) {
        return stripe.all("dispute").stream()
                .filter(dispute -> dispute.path("charge").asText().equals(id(charge)))
                .anyMatch(dispute -> is(dispute, "needs_response") || is(dispute, "lost"));
    }

    private JsonNode charge(JsonNode dispute) {
        return stripe.find(dispute.path("charge").asText()).orElseThrow();
    }

    private static long left(JsonNode charge) {
        return charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    }

    private Optional<JsonNode> any(String kind, Predicate<JsonNode> which) {
        List<JsonNode> found = stripe.all(kind).stream().filter(which).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
    }

    private static boolean is(JsonNode object, String status) {
        return object.path("status").asText().equals(status);
    }

    private static String id(JsonNode object) {
        return object.path("id").asText();
    }

    private void tell(String what) {
        told.add(what);
    }

    @Override
    public void close() {
        till.close();
        stripe.close();
    }
}
