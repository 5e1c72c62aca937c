package com.openagents.backroom.fakes.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The real client of Stripe before the fake, and a clock to turn.
final class Shop implements AutoCloseable {
    static final long PRICE = 800;

    final FakeStripe stripe;
    final StripeClient client;
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");

    Shop() {
        this(1);
    }

    Shop(long seed) {
        stripe = FakeStripe.start(seed, () -> now);
        client = StripeClient.builder()
                .setApiKey(FakeStripe.SECRET_KEY)
                .setApiBase(stripe.url())
                .setMaxNetworkRetries(0)
                .build();
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }

    Instant now() {
        return now;
    }

    String customer() throws StripeException {
        return client.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setEmail("alice@example.org")
                        .putMetadata("user", "1001")
                        .build())
                .getId();
    }

    /// Saves a card for later, and says yes where the bank asks.
    String saved(String customer, String token) throws StripeException {
        var intent = client.v1()
                .setupIntents()
                .create(SetupIntentCreateParams.builder()
                        .setCustomer(customer)
                        .setPaymentMethod(token)
                        .setConfirm(true)
                        .addPaymentMethodType("card")
                        .build());
        if (intent.getStatus().equals("requires_action")) {
            stripe.bank().answer(intent.getId(), true);
        }
        return client.v1().setupIntents().retrieve(intent.getId()).getPaymentMethod();
    }

    PaymentIntentCreateParams.Builder purchase(String customer, String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(PRICE)
                .setCurrency("usd")
                .setCustomer(customer)
                .setPaymentMethod(method)
                .setConfirm(true)
                .putMetadata("purchase_id", "p-1")
                .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build());
    }

    PaymentIntent pay(PaymentIntentCreateParams.Builder purchase) throws StripeException {
        return client.v1().paymentIntents().create(purchase.build());
    }

    PaymentIntent pay(PaymentIntentCreateParams.Builder purchase, String key) throws StripeException {
        return client.v1()
                .paymentIntents()
                .create(
                        purchase.build(),
                        RequestOptions.builder().setIdempotencyKey(key).build());
    }

    /// A payment that succeeded.
    PaymentIntent paid() throws StripeException {
        String customer = customer();
        return pay(purchase(customer, saved(customer, "pm_card_visa")));
    }

    /// Types of all events so far, in the order in which they happened.
    List<String> eventTypes() throws StripeException {
        List<Event> events = new ArrayList<>();
        client.v1()
                .events()
                .list(EventListParams.builder().setLimit(100L).build())
                .autoPagingIterable()
                .forEach(events::add);
        return events.reversed().stream().map(Event::getType).toList();
    }

    @Override
    public void close() {
        stripe.close();
    }
}
