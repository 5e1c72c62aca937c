package com.openagents.backroom.server.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.backoffice.OperatorAction.Step;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.testing.Await;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Money that an operator gives back goes back once, whatever becomes of Stripe's answer.
class RefundOnceTest {
    private static final long PATIENCE_SECONDS = 30;
    private static final Fault CRASH = new Fault.Crash(false);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /// The money went back, nobody was told, and no webhook came: begun anew, as it says there, it would go back twice.
    @Test
    void refund_whoseAnswerWasLost_isNotDoneTwice_whenItIsBegunAnew() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            Sale sale = sale(buying);
            buying.stripe.failNext("POST /v1/refunds", new Fault.Crash(true));
            buying.stripe.failNext("GET /v1/payment_intents", new Fault.None(), Fault.NO_PERMISSION);

            assertEquals("stripe_unavailable", refused(buying, part(sale)).code());
            assertEquals(sale, sale(buying));
            assertEquals("purchase_moved", refused(buying, part(sale)).code());

            assertEquals(1, buying.stripe.all("refund").size());
            Sale known = sale(buying);
            assertEquals(100, known.returnedMinor());
            office(buying).refund(Via.CONSOLE, buying.bobId(), part(known));
            String outcome = office(buying).actions().getFirst().outcome();
            assertEquals("$1.00 went back, 12500 credits with it", outcome, "with this refund alone");
        }
    }

    @Test
    void refund_isNotSentToAStripeThatDoesNotAnswer() {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            Sale sale = sale(buying);
            buying.stripe.failNext("GET /v1/payment_intents", CRASH, CRASH, CRASH);

            ApiException refused = refused(buying, part(sale));

            assertTrue(refused.sentence().contains("nothing was given back"), refused.sentence());
            assertEquals(0, buying.stripe.requestCount("POST /v1/refunds"));
            assertEquals(
                    Step.FAILED, office(buying).actions().getFirst().step(), "it is written down that it was tried");
        }
    }

    @Test
    void twoRefundsOfOnePurchase_areNotMadeAtOnce() throws Exception {
        try (BuyingFixture buying = new BuyingFixture(folder)) {
            buying.keepCard("pm_card_visa");
            buying.bought("r1");
            Sale sale = sale(buying);
            buying.stripe.failNext("POST /v1/refunds", new Fault.Hold());
            CompletableFuture<Sale> first =
                    CompletableFuture.supplyAsync(() -> office(buying).refund(Via.CONSOLE, buying.bobId(), part(sale)));
            Await.until("the first one waits for Stripe", buying.stripe::isHolding);

            assertEquals("purchase_moved", refused(buying, part(sale)).code());
            buying.stripe.release();

            assertEquals(100, first.get(PATIENCE_SECONDS, TimeUnit.SECONDS).returnedMinor());
            assertEquals(1, buying.stripe.all("refund").size());
        }
    }

    private static ApiException refused(BuyingFixture buying, RefundWish wish) {
        return assertThrows(ApiException.class, () -> office(buying).refund(Via.CONSOLE, buying.bobId(), wish));
    }

    private static RefundWish part(Sale sale) {
        return new RefundWish(UUID.randomUUID(), sale.id(), 100, "came late");
    }

    private static BillingOffice office(BuyingFixture buying) {
        return buying.people.server.server().backoffice().billing();
    }

    private static Sale sale(BuyingFixture buying) {
        return office(buying).find(buying.bobId()).orElseThrow().purchases().getFirst();
    }
}
