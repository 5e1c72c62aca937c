package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Payments as the real client of Stripe sees them.
class PaymentsTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void payment_withASavedCard_succeedsAtOnce() throws StripeException {
        PaymentIntent intent = shop.paid();

        assertEquals("succeeded", intent.getStatus());
        assertEquals(Shop.PRICE, intent.getAmountReceived());
        assertEquals("p-1", intent.getMetadata().get("purchase_id"));
        Charge charge = shop.client
                .v1()
                .paymentIntents()
                .retrieve(
                        intent.getId(),
                        PaymentIntentRetrieveParams.builder()
                                .addExpand("latest_charge")
                                .build())
                .getLatestChargeObject();
        assertEquals("4242", charge.getPaymentMethodDetails().getCard().getLast4());
        assertEquals(
                List.of(
                        "customer.created",
                        "setup_intent.created",
                        "payment_method.attached",
                        "setup_intent.succeeded",
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded"),
                shop.eventTypes());
    }

    @Test
    void payment_whoseBankAsks_waitsForTheHolder() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_authenticationRequired");

        PaymentIntent intent = shop.pay(shop.purchase(customer, card));

        assertEquals("requires_action", intent.getStatus());
        assertEquals("use_stripe_sdk", intent.getNextAction().getType());
        assertEquals(0, intent.getAmountReceived());
        shop.stripe.bank().answer(intent.getId(), true);
        assertEquals("succeeded", again(intent).getStatus());
        assertNull(again(intent).getNextAction());
    }

    @Test
    void payment_whoseHolderSaysNo_canBeTriedWithAnotherCard() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_authenticationRequired");
        PaymentIntent intent = shop.pay(shop.purchase(customer, card));

        shop.stripe.bank().answer(intent.getId(), false);

        assertEquals("requires_payment_method", again(intent).getStatus());
        assertEquals(
                "payment_intent_authentication_failure",
                again(intent).getLastPaymentError().getCode());
        assertEquals("payment_intent.payment_failed", shop.eventTypes().getLast());
    }

    @Test
    void payment_whoseBankAsksAndThenRefuses_fails() throws StripeException {
        String customer = shop.customer();
        String token = "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds";
        PaymentIntent intent = shop.pay(shop.purchase(customer, shop.saved(customer, token)));

        shop.stripe.bank().answer(intent.getId(), true);

        assertEquals("insufficient_funds", again(intent).getLastPaymentError().getDeclineCode());
    }

    @Test
    void offSession_whereTheBankWouldAsk_isRefusedWithTheIntent() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_authenticationRequired");

        CardException refused = assertThrows(
                CardException.class,
                () -> shop.pay(shop.purchase(customer, card).setOffSession(true)));

        assertEquals(402, refused.getStatusCode());
        assertEquals("authentication_required", refused.getCode());
        PaymentIntent intent = refused.getStripeError().getPaymentIntent();
        assertEquals("requires_payment_method", intent.getStatus());
        assertEquals(card, refused.getStripeError().getPaymentMethod().getId());
    }

    @Test
    void offSession_withACardThatWasSetUpForThat_succeeds() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_authenticationRequiredOnSetup");

        PaymentIntent intent = shop.pay(shop.purchase(customer, card).setOffSession(true));

        assertEquals("succeeded", intent.getStatus());
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card",
        "pm_card_chargeCustomerFail, card_declined, generic_decline"
    })
    void payment_withABadCard_isDeclined(String token, String code, String declineCode) throws StripeException {
        String customer = shop.customer();

        CardException declined = assertThrows(CardException.class, () -> shop.pay(shop.purchase(customer, token)));

        assertEquals(code, declined.getCode());
        assertEquals(declineCode, declined.getDeclineCode());
        assertTrue(declined.getCharge().startsWith("ch_"), declined.getCharge());
        assertEquals(
                "requires_payment_method",
                declined.getStripeError().getPaymentIntent().getStatus());
    }

    @Test
    void savedCard_thatFailsWhenCharged_isDeclined() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_chargeCustomerFail");

        assertThrows(CardException.class, () -> shop.pay(shop.purchase(customer, card)));
    }

    @Test
    void savedCard_thatEnded_isDeclined() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_visa");
        shop.stripe.bank().renew(card, YearMonth.of(2026, 10));

        CardException declined = assertThrows(CardException.class, () -> shop.pay(shop.purchase(customer, card)));

        assertEquals("expired_card", declined.getCode());
    }

    @Test
    void slowPayment_isProcessingUntilItEnds() throws StripeException {
        shop.stripe.bank().slowDown(true);

        PaymentIntent intent = shop.paid();

        assertEquals("processing", intent.getStatus());
        shop.stripe.bank().finish(intent.getId(), "");
        assertEquals("succeeded", again(intent).getStatus());
    }

    @Test
    void canceledPayment_canNotBeConfirmed() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_visa");
        PaymentIntent intent = shop.pay(shop.purchase(customer, card).setConfirm(false));

        shop.client.v1().paymentIntents().cancel(intent.getId());

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> shop.client.v1().paymentIntents().confirm(intent.getId()));
        assertEquals("payment_intent_unexpected_state", refused.getCode());
    }

    @Test
    void cardOfSomebodyElse_isRefused() throws StripeException {
        String alice = shop.customer();
        String bob = shop.customer();
        String card = shop.saved(alice, "pm_card_visa");

        assertThrows(InvalidRequestException.class, () -> shop.pay(shop.purchase(bob, card)));
        assertEquals(0, shop.stripe.all("payment_intent").size());
    }

    @ParameterizedTest
    @CsvSource({
        "0, parameter_invalid_integer",
        "-5, parameter_invalid_integer",
        "49, amount_too_small",
        "100000000, amount_too_large"
    })
    void amount_outOfRange_isRefused(long amount, String code) throws StripeException {
        String customer = shop.customer();

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> shop.pay(shop.purchase(customer, "pm_card_visa").setAmount(amount)));

        assertEquals(code, refused.getCode());
    }

    @Test
    void intentThatMayRedirect_asksForAReturnUrl() throws StripeException {
        String customer = shop.customer();
        String card = shop.saved(customer, "pm_card_visa");

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> shop.pay(shop.purchase(customer, card).setAutomaticPaymentMethods(null)));

        assertTrue(String.valueOf(refused.getMessage()).contains("return_url"), refused.toString());
    }

    private PaymentIntent again(PaymentIntent intent) throws StripeException {
        return shop.client.v1().paymentIntents().retrieve(intent.getId());
    }
}
