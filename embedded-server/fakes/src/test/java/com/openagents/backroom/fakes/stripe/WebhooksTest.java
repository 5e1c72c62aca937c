package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Webhooks as the real client of Stripe checks them, and as badly as a seed wants.
class WebhooksTest {
    private static final int OK = 200;
    private static final Mischief ALL = new Mischief(30, 20, 20, 50, true);

    private final Shop shop = new Shop();
    private final List<String> received = new ArrayList<>();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void deliveries_areInOrderAndSigned() throws StripeException {
        shop.paid();

        shop.stripe.webhooks().deliver(this::receive);

        assertEquals(shop.eventTypes(), received);
        assertEquals(List.of(), shop.stripe.webhooks().pending());
    }

    @Test
    void deliveries_thatFail_comeAgain() throws StripeException {
        shop.customer();

        shop.stripe.webhooks().deliver(_ -> 500);
        assertEquals(1, shop.stripe.webhooks().pending().size());
        shop.stripe.webhooks().deliver(this::receive);

        assertEquals(List.of("customer.created"), received);
    }

    @Test
    void mischief_isTheSameForTheSameSeed() throws StripeException {
        assertEquals(order(1), order(1));
        assertNotEquals(order(1), order(2));
    }

    @Test
    void mischief_dropsDuplicatesDelaysAndShuffles() throws StripeException {
        for (int i = 0; i < 10; i++) {
            shop.paid();
        }
        List<String> types = shop.eventTypes();

        shop.stripe.webhooks().deliver(this::receive, ALL);
        int stayed = shop.stripe.webhooks().pending().size();

        assertTrue(stayed > 0 && stayed < types.size(), "stayed " + stayed);
        assertTrue(new HashSet<>(received).size() < received.size());
        shop.stripe.webhooks().deliver(this::receive);
        assertTrue(received.size() != types.size() || !received.equals(types));
    }

    @Test
    void rolledSecret_signsBesideTheNewOne() throws Exception {
        shop.stripe.webhooks().sign(List.of("whsec_old", "whsec_new"));
        shop.customer();
        Delivery delivery = shop.stripe.webhooks().pending().getFirst();

        for (String secret : List.of("whsec_old", "whsec_new")) {
            Webhook.Signature.verifyHeader(delivery.body(), delivery.signature(), secret, 0);
        }
    }

    private static List<String> order(long seed) throws StripeException {
        List<String> order = new ArrayList<>();
        try (Shop shop = new Shop(seed)) {
            shop.paid();
            shop.stripe
                    .webhooks()
                    .deliver(
                            delivery -> {
                                order.add(delivery.type());
                                return OK;
                            },
                            ALL);
        }
        return order;
    }

    private int receive(Delivery delivery) {
        try {
            // The tolerance is no part of this: the fake's clock stands still.
            Webhook.Signature.verifyHeader(delivery.body(), delivery.signature(), FakeStripe.WEBHOOK_SECRET, 0);
            Event event = Event.GSON.fromJson(delivery.body(), Event.class);
            assertEquals(delivery.eventId(), event.getId());
            assertTrue(event.getDataObjectDeserializer().getObject().isPresent(), delivery.body());
        } catch (SignatureVerificationException e) {
            throw new AssertionError(e);
        }
        received.add(delivery.type());
        return OK;
    }
}
