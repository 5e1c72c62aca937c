package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.Stripe;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentListParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Lists as the real client of Stripe goes through them.
class EventsTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void events_sinceTheLastSeen_comePageByPageInTheirOrder() throws StripeException {
        shop.paid();
        String lastSeen = shop.client.v1().events().list().getData().getFirst().getId();
        for (int i = 0; i < 25; i++) {
            shop.customer();
        }
        shop.paid();

        List<Event> found = new ArrayList<>();
        boolean hasMore = true;
        while (hasMore) {
            StripeCollection<Event> page = shop.client
                    .v1()
                    .events()
                    .list(EventListParams.builder().setEndingBefore(lastSeen).build());
            found.addAll(page.getData().reversed());
            lastSeen = page.getData().getFirst().getId();
            hasMore = page.getHasMore();
        }

        assertEquals(32, found.size());
        assertEquals("customer.created", found.getFirst().getType());
        assertEquals("payment_intent.succeeded", found.getLast().getType());
    }

    /// Its iterator goes on with `starting_after` whatever it was started with, and Stripe refuses both together.
    @Test
    void clientsOwnIterator_canNotGoForwards() throws StripeException {
        shop.customer();
        String lastSeen = shop.client.v1().events().list().getData().getFirst().getId();
        shop.paid();
        shop.paid();

        RuntimeException refused = assertThrows(
                RuntimeException.class, () -> read(EventListParams.builder().setEndingBefore(lastSeen)));

        assertTrue(String.valueOf(refused.getCause()).contains("Please pass in only one"), refused.toString());
    }

    @Test
    void events_areReadAsObjectsOfTheirVersion() throws StripeException {
        PaymentIntent intent = shop.paid();

        Event event = read(EventListParams.builder().addType("payment_intent.succeeded"))
                .getFirst();

        assertEquals(Stripe.API_VERSION, FakeStripe.API_VERSION);
        assertEquals(Stripe.API_VERSION, event.getApiVersion());
        PaymentIntent inside =
                (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertEquals(intent.getId(), inside.getId());
        assertEquals("succeeded", inside.getStatus());
    }

    @Test
    void events_ofAnotherVersion_areNotReadAsOurs() throws StripeException {
        shop.stripe.withApiVersion("2020-08-27");
        shop.customer();

        Event event = read(EventListParams.builder()).getFirst();

        assertTrue(event.getDataObjectDeserializer().getObject().isEmpty());
    }

    @Test
    void events_holdWhatWasThen() throws StripeException {
        PaymentIntent intent = shop.paid();
        shop.stripe.bank().refund(intent.getId(), 800);

        Event charged =
                read(EventListParams.builder().addType("charge.succeeded")).getFirst();
        Event refunded =
                read(EventListParams.builder().addType("charge.refunded")).getFirst();

        assertTrue(charged.toJson().contains("\"amount_refunded\": 0"), charged.toJson());
        assertTrue(refunded.toJson().contains("\"amount_refunded\": 800"), refunded.toJson());
    }

    @Test
    void events_endAfter30Days() throws StripeException {
        shop.paid();
        String old = shop.client.v1().events().list().getData().getFirst().getId();

        shop.advance(Duration.ofDays(31));
        shop.customer();

        assertEquals(1, read(EventListParams.builder()).size());
        assertThrows(
                InvalidRequestException.class,
                () -> read(EventListParams.builder().setEndingBefore(old)));
    }

    @Test
    void payments_areListedByTheTimeOfTheirMaking() throws StripeException {
        shop.paid();
        shop.advance(Duration.ofDays(45));
        PaymentIntent late = shop.paid();

        List<String> found = new ArrayList<>();
        shop.client
                .v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setCreated(PaymentIntentListParams.Created.builder()
                                .setGte(shop.now().minus(Duration.ofDays(1)).getEpochSecond())
                                .build())
                        .setLimit(1L)
                        .build())
                .autoPagingIterable()
                .forEach(intent -> found.add(intent.getId()));

        assertEquals(List.of(late.getId()), found);
    }

    private List<Event> read(EventListParams.Builder params) throws StripeException {
        List<Event> events = new ArrayList<>();
        shop.client.v1().events().list(params.build()).autoPagingIterable().forEach(events::add);
        return events;
    }
}
