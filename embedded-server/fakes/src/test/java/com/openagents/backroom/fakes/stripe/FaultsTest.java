package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong between us and Stripe, and what idempotency keys make of it.
class FaultsTest {
    private static final String PAYMENTS = "POST /v1/payment_intents";

    /// The JDK itself asks once more where a connection ends without an answer.
    private static final int JDK_TRIES = 2;

    private final Shop shop = new Shop();
    private String customer = "";
    private String card = "";

    @BeforeEach
    void saveCard() throws StripeException {
        customer = shop.customer();
        card = shop.saved(customer, "pm_card_visa");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void connectionThatEndsAfterTheWork_leavesOnePaymentToBeFoundByItsKey() throws StripeException {
        for (int bytes : new int[] {-1, 0, 1, 500}) {
            shop.stripe.fail(new Fault.Cut(true, bytes));
            String key = "purchase:" + bytes;

            assertThrows(StripeException.class, () -> shop.pay(shop.purchase(customer, card), key));
            shop.stripe.fail(new Fault.None());
            PaymentIntent intent = shop.pay(shop.purchase(customer, card), key);

            assertEquals("succeeded", intent.getStatus());
        }
        assertEquals(4, shop.stripe.all("payment_intent").size());
    }

    @Test
    void connectionThatEndsBeforeTheWork_leavesNothing() {
        Fault cut = new Fault.Cut(false, -1);
        shop.stripe.failNext(PAYMENTS, cut, cut);

        assertThrows(ApiConnectionException.class, () -> shop.pay(shop.purchase(customer, card), "k"));

        assertEquals(JDK_TRIES, shop.stripe.requestCount(PAYMENTS));
        assertEquals(0, shop.stripe.all("payment_intent").size());
    }

    @Test
    void decline_isRepeatedUnderItsKey() throws StripeException {
        String bad = shop.saved(customer, "pm_card_chargeCustomerFail");

        CardException first = assertThrows(CardException.class, () -> shop.pay(shop.purchase(customer, bad), "k"));
        CardException second = assertThrows(CardException.class, () -> shop.pay(shop.purchase(customer, bad), "k"));

        assertEquals(first.getCharge(), second.getCharge());
        assertEquals(1, shop.stripe.all("payment_intent").size());
    }

    @Test
    void key_withOtherParameters_isRefused() throws StripeException {
        shop.pay(shop.purchase(customer, card), "k");

        IdempotencyException refused = assertThrows(
                IdempotencyException.class,
                () -> shop.pay(shop.purchase(customer, card).setAmount(900L), "k"));

        assertEquals(400, refused.getStatusCode());
        assertEquals("idempotency_error", refused.getStripeError().getType());
    }

    @Test
    void key_whoseRequestWasRefusedBeforeTheWork_isFree() throws StripeException {
        shop.stripe.failNext(PAYMENTS, Fault.RATE_LIMIT);

        assertThrows(RateLimitException.class, () -> shop.pay(shop.purchase(customer, card), "k"));

        assertEquals("succeeded", shop.pay(shop.purchase(customer, card), "k").getStatus());
    }

    @Test
    void key_isForgottenAfterADay() throws StripeException {
        PaymentIntent first = shop.pay(shop.purchase(customer, card), "k");
        shop.advance(Duration.ofHours(25));

        assertNotEquals(
                first.getId(), shop.pay(shop.purchase(customer, card), "k").getId());
    }

    @Test
    void key_whoseRequestIsWorkedOn_isInUse() throws Exception {
        shop.stripe.failNext(PAYMENTS, new Fault.Hold());
        CompletableFuture<PaymentIntent> slow = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                slow.complete(shop.pay(shop.purchase(customer, card), "k"));
            } catch (StripeException e) {
                slow.completeExceptionally(e);
            }
        });
        while (!shop.stripe.isHolding()) {
            Thread.onSpinWait();
        }

        ApiException refused = assertThrows(ApiException.class, () -> shop.pay(shop.purchase(customer, card), "k"));
        shop.stripe.release();

        assertEquals(409, refused.getStatusCode());
        assertEquals("idempotency_key_in_use", refused.getCode());
        assertEquals("succeeded", slow.get().getStatus());
    }

    @Test
    void crash_isWhatTheKeyGivesFromThenOn() {
        shop.stripe.failNext(PAYMENTS, new Fault.Crash(true));

        for (int i = 0; i < 2; i++) {
            ApiException crashed = assertThrows(ApiException.class, () -> shop.pay(shop.purchase(customer, card), "k"));
            assertEquals(500, crashed.getStatusCode());
        }

        assertEquals(1, shop.stripe.all("payment_intent").size());
    }

    @Test
    void client_triesAgainWhereStripeSaysSo() throws StripeException {
        StripeClient patient = StripeClient.builder()
                .setApiKey(FakeStripe.SECRET_KEY)
                .setApiBase(shop.stripe.url())
                .setMaxNetworkRetries(1)
                .build();
        shop.stripe.failNext("POST /v1/customers", Fault.CONFLICT);

        patient.v1().customers().create(CustomerCreateParams.builder().build());

        assertEquals(3, shop.stripe.requestCount("POST /v1/customers"));
    }

    @Test
    void otherFaults_areWhatTheClientCallsThem() {
        shop.stripe.failNext(
                PAYMENTS, Fault.LOCK_TIMEOUT, Fault.NO_PERMISSION, new Fault.Page(502, "<h1>Bad gateway</h1>"));

        assertThrows(RateLimitException.class, () -> shop.pay(shop.purchase(customer, card)));
        assertThrows(PermissionException.class, () -> shop.pay(shop.purchase(customer, card)));
        assertThrows(ApiException.class, () -> shop.pay(shop.purchase(customer, card)));
    }

    @Test
    void silenceAndDrip_runIntoTheClientsPatience() {
        shop.stripe.failNext(PAYMENTS, new Fault.Silence(true), new Fault.Drip(Duration.ofMillis(1)));
        RequestOptions hasty = RequestOptions.builder()
                .setReadTimeout(200)
                .setIdempotencyKey("k")
                .build();

        assertThrows(
                ApiConnectionException.class,
                () -> shop.client
                        .v1()
                        .paymentIntents()
                        .create(shop.purchase(customer, card).build(), hasty));
        PaymentIntent slowly = assertDoesNotThrow(() -> shop.pay(shop.purchase(customer, card), "k"));

        assertEquals("succeeded", slowly.getStatus());
        assertEquals(1, shop.stripe.all("payment_intent").size());
    }
}
