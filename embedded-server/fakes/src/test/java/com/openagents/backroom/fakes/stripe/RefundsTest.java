package com.openagents.backroom.fakes.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Money that goes back, by us or by a bank.
class RefundsTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void partialRefunds_addUpAndNoMore() throws StripeException {
        PaymentIntent intent = shop.paid();

        refund(intent, 300);
        assertEquals(300, charge(intent).getAmountRefunded());
        assertThrows(InvalidRequestException.class, () -> refund(intent, 501));
        refund(intent, 500);

        assertTrue(charge(intent).getRefunded());
        InvalidRequestException more = assertThrows(InvalidRequestException.class, () -> refund(intent, 1));
        assertEquals("charge_already_refunded", more.getCode());
    }

    @Test
    void refundOfACardThatTakesItsTime_isPendingFirst() throws StripeException {
        PaymentIntent intent = paid("pm_card_pendingRefund");
        Refund refund = refund(intent, 800);

        assertEquals("pending", refund.getStatus());
        shop.stripe.bank().finishRefunds();

        assertEquals("succeeded", again(refund).getStatus());
        assertTrue(shop.eventTypes().contains("refund.updated"));
    }

    @Test
    void refundThatTheBankSendsBack_failsAndCountsNoMore() throws StripeException {
        PaymentIntent intent = paid("pm_card_refundFail");
        Refund refund = refund(intent, 800);

        assertEquals("succeeded", refund.getStatus());
        shop.stripe.bank().finishRefunds();

        assertEquals("failed", again(refund).getStatus());
        assertEquals(0, charge(intent).getAmountRefunded());
        assertFalse(charge(intent).getRefunded());
        assertEquals("refund.failed", shop.eventTypes().getLast());
    }

    @Test
    void chargeback_takesTheMoneyAndGivesItBackWhenWon() throws StripeException {
        PaymentIntent intent = shop.paid();
        String dispute = shop.stripe.bank().chargeBack(intent.getId(), 800);

        assertEquals("needs_response", dispute(dispute).getStatus());
        assertThrows(InvalidRequestException.class, () -> refund(intent, 1));
        shop.client
                .v1()
                .disputes()
                .update(
                        dispute,
                        DisputeUpdateParams.builder()
                                .setSubmit(true)
                                .setEvidence(DisputeUpdateParams.Evidence.builder()
                                        .setUncategorizedText("winning_evidence")
                                        .build())
                                .build());

        assertEquals("won", dispute(dispute).getStatus());
        assertEquals(2, dispute(dispute).getBalanceTransactions().size());
        assertEquals(
                List.of(
                        "charge.dispute.created",
                        "charge.dispute.funds_withdrawn",
                        "charge.dispute.updated",
                        "charge.dispute.closed",
                        "charge.dispute.funds_reinstated"),
                shop.eventTypes().subList(7, 12));
    }

    @Test
    void inquiry_takesNothingUntilItBecomesAChargeback() throws StripeException {
        PaymentIntent intent = shop.paid();
        String dispute = shop.stripe.bank().inquire(intent.getId(), 800);

        assertEquals("warning_needs_response", dispute(dispute).getStatus());
        assertEquals(List.of(), dispute(dispute).getBalanceTransactions());
        shop.stripe.bank().escalate(dispute);
        assertEquals("needs_response", dispute(dispute).getStatus());
        shop.client.v1().disputes().close(dispute);

        assertEquals("lost", dispute(dispute).getStatus());
    }

    @Test
    void disputedCards_areDisputedAtOnce() throws StripeException {
        PaymentIntent chargedBack = paid("pm_card_createDispute");
        paid("pm_card_createDisputeInquiry");

        assertTrue(charge(chargedBack).getDisputed());
        assertEquals(
                List.of("warning_needs_response", "needs_response"),
                shop.client.v1().disputes().list().getData().stream()
                        .map(Dispute::getStatus)
                        .toList());
    }

    private PaymentIntent paid(String token) throws StripeException {
        return shop.pay(shop.purchase(shop.customer(), token));
    }

    private Refund refund(PaymentIntent intent, long amount) throws StripeException {
        return shop.client
                .v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(amount)
                        .build());
    }

    private Refund again(Refund refund) throws StripeException {
        return shop.client.v1().refunds().retrieve(refund.getId());
    }

    private Charge charge(PaymentIntent intent) throws StripeException {
        return shop.client.v1().charges().retrieve(intent.getLatestCharge());
    }

    private Dispute dispute(String id) throws StripeException {
        return shop.client.v1().disputes().retrieve(id);
    }
}
