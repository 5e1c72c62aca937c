package com.openagents.backroom.server.purchase;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment as Stripe has it now: a PaymentIntent with its refunds and disputes.
///
/// @param id of the PaymentIntent
/// @param status Stripe's word
/// @param amountReceivedMinor what was paid
/// @param isLive whether money moved
/// @param customerId null when it is nobody's
/// @param purchaseId what it says it is for; null when it says nothing
/// @param cardId the card it is or was tried with
/// @param failure Stripe's word for why the last try failed; null when none did
/// @param clientSecret by which its payer's browser goes on with it
/// @param claims its refunds and disputes; empty when they were not asked for
public record Payment(
        String id,
        String status,
        long amountMinor,
        long amountReceivedMinor,
        String currency,
        boolean isLive,
        @Nullable String customerId,
        @Nullable String purchaseId,
        @Nullable String cardId,
        @Nullable String failure,
        @Nullable String clientSecret,
        List<Claim> claims) {
    public Payment {
        claims = List.copyOf(claims);
    }

    /// The same with its refunds and disputes.
    Payment with(List<Claim> found) {
        return new Payment(
                id,
                status,
                amountMinor,
                amountReceivedMinor,
                currency,
                isLive,
                customerId,
                purchaseId,
                cardId,
                failure,
                clientSecret,
                found);
    }

    boolean isPaid() {
        return status.equals("succeeded");
    }

    /* What Stripe's word means for the purchase.
     *
     *   requires_payment_method   the last try failed; before any try there is none, as we create with a card
     *   requires_confirmation     created and not tried
     *   requires_capture          not used by us: the money is held, so it is on its way
     *
     * Source: https://docs.stripe.com/payments/paymentintents/lifecycle
     */
    PurchaseStatus purchaseStatus() {
        return switch (status) {
            case "succeeded" -> PurchaseStatus.SUCCEEDED;
            case "requires_action" -> PurchaseStatus.REQUIRES_ACTION;
            case "requires_payment_method" ->
                AUTHENTICATION_REQUIRED.equals(failure) ? PurchaseStatus.REQUIRES_ACTION : PurchaseStatus.FAILED;
            case "canceled" -> PurchaseStatus.CANCELED;
            default -> PurchaseStatus.PROCESSING;
        };
    }

    /// The bank wants to see the payer, who was not there.
    static final String AUTHENTICATION_REQUIRED = "authentication_required";

    /// Everything but the client's secret.
    @Override
    public String toString() {
        return "Payment[" + id + ", " + status + ", " + amountMinor + " " + currency + ", " + claims.size()
                + " claims]";
    }
}
