package com.openagents.backroom.server.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.server.testing.Till;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Payments of which no webhook told us (requirements ST-20, ST-21).
class ReconcilerTest {
    private static final long CREDITS = 100_000;
    private static final long PRICE = 800;

    private final OpenLedger books;
    private final FakeStripe stripe;
    private final Till till;
    private final UUID alice;

    ReconcilerTest(@TempDir Path folder) {
        books = new OpenLedger(folder);
        stripe = FakeStripe.start(1, books.clock);
        till = new Till(books.database, books.ledger, stripe.settings(), books.clock);
        alice = books.person();
    }

    @BeforeEach
    void keepCard() throws StripeTrouble {
        String _ = till.keepCard(stripe, alice, "pm_card_visa");
        Reconciliation first = till.reconciler.reconcileNow();
        assertTrue(first.isWhole(), first.toString());
    }

    @AfterEach
    void close() {
        till.close();
        stripe.close();
        books.close();
    }

    @Test
    void payments_ofADayWithoutWebhooks_areFound() throws StripeTrouble {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UUID person = books.person();
            String _ = till.keepCard(stripe, person, "pm_card_visa");
            Purchase _ = till.buy(person, "r-1");
            people.add(person);
            books.clock.move(Duration.ofHours(1));
        }

        Reconciliation round = till.reconciler.reconcileNow();

        people.forEach(person -> assertEquals(CREDITS, books.balance(person).paid()));
        assertTrue(round.isWhole(), round.toString());
        assertEquals(round.events(), round.news());
        assertEquals(0, round.payments(), "events reach back far enough");
    }

    @Test
    void roundAfterARound_asksForNothingTwice() {
        buy("r-1");
        Reconciliation _ = till.reconciler.reconcileNow();
        long asked = stripe.requestCount("GET /v1/");

        Reconciliation round = till.reconciler.reconcileNow();

        assertEquals(0, round.events());
        assertEquals(asked + 1, stripe.requestCount("GET /v1/"));
        assertEquals(CREDITS, paid());
    }

    @Test
    void events_thatWebhooksBrought_areNotNews() {
        buy("r-1");
        stripe.webhooks().deliver(till::receive);

        Reconciliation round = till.reconciler.reconcileNow();

        assertTrue(round.events() > 0, round.toString());
        assertEquals(0, round.news());
        assertEquals(CREDITS, paid());
    }

    @Test
    void moreEvents_thanAPageHolds_areAllTaken() {
        String payment = pay("r-1");
        for (int i = 0; i < 150; i++) {
            books.clock.move(Duration.ofSeconds(1));
            String _ = stripe.bank().refund(payment, 5);
        }

        assertEquals(151, till.reconciler.reconcileNow().events());
        assertEquals(CREDITS - 150 * 5 * CREDITS / PRICE, paid());
    }

    @Test
    void gapOf45Days_isFilledFromPaymentsRefundsAndDisputes() {
        buy("r-1");
        String refunded = pay("r-2");
        String disputed = pay("r-3");
        Reconciliation _ = till.reconciler.reconcileNow();
        String won = pay("r-4");
        Reconciliation _ = till.reconciler.reconcileNow();
        String dispute = stripe.bank().chargeBack(won, PRICE);
        Reconciliation _ = till.reconciler.reconcileNow();
        assertEquals(3 * CREDITS, paid());

        books.clock.move(Duration.ofDays(2));
        buy("r-5");
        String _ = stripe.bank().refund(refunded, PRICE / 2);
        String _ = stripe.bank().chargeBack(disputed, PRICE);
        stripe.bank().win(dispute);
        books.clock.move(Duration.ofDays(45));
        Reconciliation round = till.reconciler.reconcileNow();

        assertTrue(round.isWhole(), round.toString());
        assertEquals(0, round.events());
        assertTrue(round.payments() >= 4, round.toString());
        assertEquals(3 * CREDITS + CREDITS / 2, paid());
        buy("r-6");
        Reconciliation _ = till.reconciler.reconcileNow();
        Reconciliation later = till.reconciler.reconcileNow();
        assertEquals(0, later.payments(), "from here on events tell it all");
        assertEquals(4 * CREDITS + CREDITS / 2, paid());
    }

    @Test
    void events_comeAgain_fromWhereARoundFailed() {
        buy("r-1");
        String second = pay("r-2");
        buy("r-3");
        stripe.failNext("GET /v1/payment_intents/" + second, Fault.RATE_LIMIT);

        Reconciliation failed = till.reconciler.reconcileNow();

        assertEquals(1, failed.failures());
        assertFalse(failed.isWhole());
        assertEquals(2 * CREDITS, paid(), "what comes after it is done all the same");
        Reconciliation again = till.reconciler.reconcileNow();
        assertTrue(again.isWhole(), again.toString());
        assertEquals(3 * CREDITS, paid());
    }

    @Test
    void stripeThatDoesNotAnswer_isSaidAndAskedLater() {
        buy("r-1");
        stripe.fail(new Fault.Crash(false));

        Reconciliation round = till.reconciler.reconcileNow();

        assertNotNull(round.trouble());
        assertEquals(round, till.reconciler.latest().orElseThrow());
        assertEquals(0, paid());
        stripe.fail(new Fault.None());
        assertTrue(till.reconciler.reconcileNow().isWhole());
        assertEquals(CREDITS, paid());
    }

    @Test
    void lists_areGoneThroughOnceAWeek_evenIfEventsAreNew() {
        buy("r-1");
        Reconciliation _ = till.reconciler.reconcileNow();
        books.clock.move(Duration.ofDays(8));

        assertEquals(1, till.reconciler.reconcileNow().payments());
        assertEquals(0, till.reconciler.reconcileNow().payments());
    }

    private void buy(String requestId) {
        Purchase _ = till.buy(alice, requestId);
    }

    /// Buys with a card that asks nothing; the payment.
    private String pay(String requestId) {
        return String.valueOf(till.buy(alice, requestId).paymentIntent());
    }

    private long paid() {
        return books.balance(alice).paid();
    }
}
