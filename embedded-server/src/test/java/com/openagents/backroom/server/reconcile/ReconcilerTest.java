package com.openagents.backroom.server.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.purchase.Purchase;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.OpenTill;
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

    private final OpenTill shop;
    private final UUID alice;

    ReconcilerTest(@TempDir Path folder) {
        shop = new OpenTill(folder);
        alice = shop.person;
    }

    @BeforeEach
    void keepCard() throws StripeTrouble {
        String _ = shop.till.keepCard(shop.stripe, alice, "pm_card_visa");
        Reconciliation first = shop.till.reconciler.reconcileNow();
        assertTrue(first.isWhole(), first.toString());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void payments_ofADayWithoutWebhooks_areFound_ST20() throws StripeTrouble {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UUID person = shop.books.person();
            String _ = shop.till.keepCard(shop.stripe, person, "pm_card_visa");
            Purchase _ = shop.till.buy(person, "r-1");
            people.add(person);
            shop.books.clock.move(Duration.ofHours(1));
        }

        Reconciliation round = shop.till.reconciler.reconcileNow();

        people.forEach(
                person -> assertEquals(CREDITS, shop.books.balance(person).paid()));
        assertTrue(round.isWhole(), round.toString());
        assertEquals(round.events(), round.news());
        assertEquals(0, round.payments(), "events reach back far enough");
    }

    @Test
    void clockThatJumps_losesNothing_andFindsNothingTwice_ST20() {
        buy("r-1");
        shop.books.clock.move(Duration.ofDays(-2));
        buy("r-2");
        assertTrue(shop.till.reconciler.reconcileNow().isWhole());
        shop.books.clock.move(Duration.ofDays(3));
        buy("r-3");
        assertTrue(shop.till.reconciler.reconcileNow().isWhole());
        shop.books.clock.move(Duration.ofDays(-1));
        buy("r-4");
        assertTrue(shop.till.reconciler.reconcileNow().isWhole());

        assertEquals(4 * CREDITS, shop.books.balance(alice).paid());
        assertEquals(0, shop.till.reconciler.reconcileNow().events());
    }

    @Test
    void roundAfterARound_asksForNothingTwice() {
        buy("r-1");
        Reconciliation _ = shop.till.reconciler.reconcileNow();
        long asked = shop.stripe.requestCount("GET /v1/");

        Reconciliation round = shop.till.reconciler.reconcileNow();

        assertEquals(0, round.events());
        assertEquals(asked + 1, shop.stripe.requestCount("GET /v1/"));
        assertEquals(CREDITS, paid());
    }

    @Test
    void events_thatWebhooksBrought_areNotNews() {
        buy("r-1");
        shop.stripe.webhooks().deliver(shop.till::receive);

        Reconciliation round = shop.till.reconciler.reconcileNow();

        assertTrue(round.events() > 0, round.toString());
        assertEquals(0, round.news());
        assertEquals(CREDITS, paid());
    }

    @Test
    void moreEvents_thanAPageHolds_areAllTaken() {
        String payment = pay("r-1");
        for (int i = 0; i < 150; i++) {
            shop.books.clock.move(Duration.ofSeconds(1));
            String _ = shop.stripe.bank().refund(payment, 5);
        }

        assertEquals(151, shop.till.reconciler.reconcileNow().events());
        assertEquals(CREDITS - 150 * 5 * CREDITS / PRICE, paid());
    }

    @Test
    void gapOf45Days_isFilledFromPaymentsRefundsAndDisputes_ST21_ST26() {
        buy("r-1");
        String refunded = pay("r-2");
        String disputed = pay("r-3");
        Reconciliation _ = shop.till.reconciler.reconcileNow();
        String won = pay("r-4");
        Reconciliation _ = shop.till.reconciler.reconcileNow();
        String dispute = shop.stripe.bank().chargeBack(won, PRICE);
        Reconciliation _ = shop.till.reconciler.reconcileNow();
        assertEquals(3 * CREDITS, paid());

        shop.books.clock.move(Duration.ofDays(2));
        buy("r-5");
        String _ = shop.stripe.bank().refund(refunded, PRICE / 2);
        String _ = shop.stripe.bank().chargeBack(disputed, PRICE);
        shop.stripe.bank().win(dispute);
        shop.books.clock.move(Duration.ofDays(45));
        Reconciliation round = shop.till.reconciler.reconcileNow();

        assertTrue(round.isWhole(), round.toString());
        assertEquals(0, round.events());
        assertTrue(round.payments() >= 4, round.toString());
        assertEquals(3 * CREDITS + CREDITS / 2, paid());
        buy("r-6");
        Reconciliation _ = shop.till.reconciler.reconcileNow();
        Reconciliation later = shop.till.reconciler.reconcileNow();
        assertEquals(0, later.payments(), "from here on events tell it all");
        assertEquals(4 * CREDITS + CREDITS / 2, paid());
    }

    @Test
    void events_comeAgain_fromWhereARoundFailed() {
        buy("r-1");
        String second = pay("r-2");
        buy("r-3");
        shop.stripe.failNext("GET /v1/payment_intents/" + second, Fault.RATE_LIMIT);

        Reconciliation failed = shop.till.reconciler.reconcileNow();

        assertEquals(1, failed.failures());
        assertFalse(failed.isWhole());
        assertEquals(2 * CREDITS, paid(), "what comes after it is done all the same");
        Reconciliation again = shop.till.reconciler.reconcileNow();
        assertTrue(again.isWhole(), again.toString());
        assertEquals(3 * CREDITS, paid());
    }

    @Test
    void stripeThatDoesNotAnswer_isSaidAndAskedLater() {
        buy("r-1");
        shop.stripe.fail(new Fault.Crash(false));

        Reconciliation round = shop.till.reconciler.reconcileNow();

        assertNotNull(round.trouble());
        assertEquals(round, shop.till.reconciler.latest().orElseThrow());
        assertEquals(0, paid());
        shop.stripe.fail(new Fault.None());
        assertTrue(shop.till.reconciler.reconcileNow().isWhole());
        assertEquals(CREDITS, paid());
    }

    @Test
    void lists_areGoneThroughOnceAWeek_evenIfEventsAreNew_ST20() {
        buy("r-1");
        Reconciliation _ = shop.till.reconciler.reconcileNow();
        shop.books.clock.move(Duration.ofDays(8));

        assertEquals(1, shop.till.reconciler.reconcileNow().payments());
        assertEquals(0, shop.till.reconciler.reconcileNow().payments());
    }

    private void buy(String requestId) {
        Purchase _ = shop.till.buy(alice, requestId);
    }

    /// Buys with a card that asks nothing; the payment.
    private String pay(String requestId) {
        return String.valueOf(shop.till.buy(alice, requestId).paymentIntent());
    }

    private long paid() {
        return shop.books.balance(alice).paid();
    }
}
