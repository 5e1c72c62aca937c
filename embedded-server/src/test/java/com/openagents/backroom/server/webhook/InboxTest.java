package com.openagents.backroom.server.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.stripe.Delivery;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.fakes.stripe.Fault;
import com.openagents.backroom.server.db.CardStore;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.db.StripeEventStore.Row;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.openagents.backroom.server.testing.LogCapture;
import com.openagents.backroom.server.testing.OpenTill;
import com.openagents.backroom.server.web.ApiException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events of Stripe's, each with what it comes to (requirements ST-09, ST-11, ST-12), without the server around it.
@SuppressWarnings("NullAway.Init")
class InboxTest {
    private static final long GIVEN = 100_000;
    private static final long BOUGHT = 100_000;

    @TempDir
    Path folder;

    private OpenTill shop;
    private StripeEventStore events;
    private UUID bob;

    @BeforeEach
    void open() {
        shop = new OpenTill(folder);
        events = new StripeEventStore(shop.books.database);
        bob = shop.person;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void event_isNewOnce_andThenKnown_ST09() throws StripeTrouble {
        String _ = paid();
        Delivery delivery = pending("payment_intent.succeeded");

        assertTrue(shop.till.take(delivery.body()));
        assertFalse(shop.till.take(delivery.body()));

        assertEquals(1, row(delivery).attempts());
        assertEquals(GIVEN + BOUGHT, shop.books.balance(bob).total());
    }

    @Test
    void eventThatCannotBeDone_isSaidAndKept_andDoneWhenItComesAgain_ST12() throws StripeTrouble {
        String _ = paid();
        Delivery delivery = pending("payment_intent.succeeded");
        shop.stripe.failNext("GET /v1/payment_intents", new Fault.Crash(false));

        try (LogCapture log = LogCapture.start()) {
            assertEquals(
                    "not_done",
                    assertThrows(ApiException.class, () -> shop.till.take(delivery.body()))
                            .code());
            assertTrue(log.text().contains("the event " + delivery.eventId()), log.text());
        }
        assertEquals(null, row(delivery).processedAt());

        assertTrue(shop.till.take(delivery.body()), "it is still new");
        assertFalse(shop.till.take(delivery.body()));
        assertEquals(2, row(delivery).attempts());
    }

    @Test
    void eventOfAnotherVersion_isSaid_andOneOfOursIsNot_ST22() throws StripeTrouble {
        String _ = paid();
        String body = pending("payment_intent.succeeded").body();

        try (LogCapture log = LogCapture.start()) {
            assertTrue(shop.till.take(body));
            assertFalse(log.text().contains("API"), log.text());
            assertTrue(shop.till.take(
                    body.replace(FakeStripe.API_VERSION, "2031-01-01.zebra").replaceFirst("evt_", "evt_other_")));
            assertTrue(log.text().contains("is of version 2031-01-01.zebra of Stripe's API"), log.text());
        }
    }

    @Test
    void refundWhoseEventNamesNoPayment_isLookedUp_ST17() throws StripeTrouble {
        String payment = paid();
        shop.stripe.webhooks().deliver(shop.till::receive);
        String _ = shop.stripe.bank().refund(payment, 400);
        Delivery delivery = pending("refund.created");

        assertTrue(shop.till.take(without(delivery, payment)));

        assertEquals("reversed", row(delivery).outcome());
        assertEquals(GIVEN + BOUGHT / 2, shop.books.balance(bob).total());
    }

    @Test
    void disputeWhoseEventNamesNoPayment_isLookedUp_ST18() throws StripeTrouble {
        String payment = paid();
        shop.stripe.webhooks().deliver(shop.till::receive);
        String _ = shop.stripe.bank().chargeBack(payment, 800);
        Delivery delivery = pending("charge.dispute.created");

        assertTrue(shop.till.take(without(delivery, payment)));

        assertEquals("reversed", row(delivery).outcome());
        assertEquals(GIVEN, shop.books.balance(bob).total());
    }

    @Test
    void eventsThatLeadNowhere_areDone_andSaySo_ST13() {
        assertEquals("of no payment", outcome("charge.refunded", "{\"object\":\"charge\",\"id\":\"ch_1\"}"));
        assertEquals("of no payment", outcome("refund.updated", "{\"object\":\"refund\"}"));
        assertEquals("of no payment", outcome("charge.dispute.closed", "{\"object\":\"dispute\"}"));
        assertEquals("of no payment", outcome("payment_intent.succeeded", "{\"object\":\"payment_intent\"}"));
        assertEquals("no longer at Stripe", outcome("refund.updated", "{\"object\":\"refund\",\"id\":\"re_none\"}"));
        assertEquals(
                "of no customer of ours", outcome("customer.updated", "{\"object\":\"customer\",\"id\":\"cus_x\"}"));
        assertEquals("of no customer of ours", outcome("customer.deleted", "{\"object\":\"customer\"}"));
        assertEquals("not used here", outcome("invoice.paid", "{\"object\":\"invoice\",\"id\":\"in_1\"}"));
    }

    @Test
    void cardThatWasDetached_isItsFormerCustomers() throws StripeTrouble {
        String card = shop.till.keepCard(shop.stripe, bob, "pm_card_visa");
        String customer = new StripeCustomerStore(shop.books.database)
                .find(bob)
                .orElseThrow()
                .id();
        shop.books.database.run(
                tx -> new CardStore(shop.books.database).replace(tx, bob, List.of(), shop.books.clock.instant()));

        String said = outcome(
                "payment_method.detached",
                "{\"object\":\"payment_method\",\"id\":\"" + card + "\",\"customer\":null}",
                ",\"previous_attributes\":{\"customer\":\"" + customer + "\"}");

        assertEquals("cards read", said);
        assertEquals(1, new CardStore(shop.books.database).list(bob).size(), "as Stripe has it");
    }

    @Test
    void customerThatIsDeleted_isSoOnce() throws StripeTrouble {
        String _ = shop.till.keepCard(shop.stripe, bob, "pm_card_visa");
        String customer = new StripeCustomerStore(shop.books.database)
                .find(bob)
                .orElseThrow()
                .id();
        String gone = "{\"object\":\"customer\",\"id\":\"" + customer + "\",\"deleted\":true}";

        assertEquals("customer deleted", outcome("customer.deleted", gone));
        assertEquals("known", outcome("customer.deleted", gone));
        assertEquals(List.of(), new CardStore(shop.books.database).list(bob));
    }

    /// A payment of 100,000 credits for $8.00 of which no webhook came yet.
    private String paid() throws StripeTrouble {
        String _ = shop.till.keepCard(shop.stripe, bob, "pm_card_visa");
        return String.valueOf(shop.till.buy(bob, "r-1").paymentIntent());
    }

    private Delivery pending(String type) {
        return shop.stripe.webhooks().pending().stream()
                .filter(delivery -> delivery.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static String without(Delivery delivery, String payment) {
        String body = delivery.body().replace("\"" + payment + "\"", "null");
        assertFalse(body.equals(delivery.body()), "it named the payment");
        return body;
    }

    private Row row(Delivery delivery) {
        return events.find(delivery.eventId()).orElseThrow();
    }

    private String outcome(String type, String object) {
        return outcome(type, object, "");
    }

    private String outcome(String type, String object, String more) {
        String id = "evt_" + UUID.randomUUID().toString().replace("-", "");
        assertTrue(shop.till.take("{\"object\":\"event\",\"id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"created\":1,\"livemode\":false,\"api_version\":\"" + FakeStripe.API_VERSION
                + "\",\"data\":{\"object\":" + object + more + "}}"));
        return String.valueOf(events.find(id).orElseThrow().outcome());
    }
}
