package com.openagents.backroom.server.purchase;

import com.openagents.backroom.server.purchase.Claim.Kind;
import com.openagents.backroom.server.purchase.Claim.State;
import com.openagents.backroom.server.stripe.Patience;
import com.openagents.backroom.server.stripe.StripeGateway;
import com.openagents.backroom.server.stripe.StripeTrouble;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Payments at Stripe: PaymentIntents, their refunds and their disputes. Any thread may call it; each call waits.
public final class StripePayments {
    /// What a payment says it is for, among its metadata.
    static final String PURCHASE_ID = "purchase_id";

    private static final String CARD = "card";

    /// Stripe's largest page.
    private static final long PAGE = 100;

    /// Refunds and disputes of one payment that are read: far more than a payment of a few dollars can have.
    private static final int MAX_CLAIMS = 1_000;

    private final StripeGateway gateway;

    public StripePayments(StripeGateway gateway) {
        this.gateway = gateway;
    }

    public StripeGateway gateway() {
        return gateway;
    }

    /// Has a purchase paid. Asked again for the same purchase, Stripe gives the payment that it made the first time.
    ///
    /// @throws StripeTrouble `DECLINED` when there is a payment that the bank declined
    Payment create(Purchase purchase, Patience patience) throws StripeTrouble {
        boolean isOffSession = purchase.presence() == Presence.OFF_SESSION;
        PaymentIntentCreateParams.Builder params = PaymentIntentCreateParams.builder()
                .setAmount(purchase.amountMinor())
                .setCurrency(purchase.currency())
                .setCustomer(purchase.customerId())
                .setPaymentMethod(purchase.paymentMethodId())
                .addPaymentMethodType(CARD)
                .setConfirm(true)
                .setDescription(purchase.credits() + " credits")
                .putMetadata(PURCHASE_ID, purchase.id().toString())
                .putMetadata("user_id", purchase.userId().toString());
        if (isOffSession) {
            params.setOffSession(true);
        } else {
            params.setUseStripeSdk(true);
        }
        RequestOptions options = patience.options("purchase:" + purchase.id());
        return gateway.ask(stripe -> payment(stripe.paymentIntents().create(params.build(), options)));
    }

    /// Has a payment tried again while its payer is there.
    Payment confirm(Purchase purchase, String paymentIntent) throws StripeTrouble {
        PaymentIntentConfirmParams params = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(purchase.paymentMethodId())
                .setUseStripeSdk(true)
                .build();
        RequestOptions options = Patience.CALM.options("confirm:" + purchase.id());
        return gateway.ask(stripe -> payment(stripe.paymentIntents().confirm(paymentIntent, params, options)));
    }

    /// Gives a payment up.
    Payment cancel(String paymentIntent) throws StripeTrouble {
        PaymentIntentCancelParams params = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build();
        RequestOptions options = Patience.CALM.options("cancel:" + paymentIntent);
        return gateway.ask(stripe -> payment(stripe.paymentIntents().cancel(paymentIntent, params, options)));
    }

    /// A payment as it is now, without its refunds and disputes.
    public Payment read(String paymentIntent, Patience patience) throws StripeTrouble {
        PaymentIntentRetrieveParams none = PaymentIntentRetrieveParams.builder().build();
        return gateway.ask(
                stripe -> payment(stripe.paymentIntents().retrieve(paymentIntent, none, patience.options())));
    }

    /// A payment as it is now, with all of its refunds and disputes.
    public Payment readWithClaims(String paymentIntent, Patience patience) throws StripeTrouble {
        Payment payment = read(paymentIntent, patience);
        List<Claim> claims = new ArrayList<>();
        if (payment.amountReceivedMinor() > 0) {
            claims.addAll(refunds(paymentIntent, patience));
            claims.addAll(disputes(payment, patience));
        }
        return payment.with(claims);
    }

    /// The payment of a purchase, where no answer told its id.
    ///
    /// @param span how far its time at Stripe may be from that of the purchase
    Optional<Payment> findOf(Purchase purchase, Duration span, Patience patience) throws StripeTrouble {
        PaymentIntentListParams params = PaymentIntentListParams.builder()
                .setCustomer(purchase.customerId())
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(purchase.createdAt().minus(span).getEpochSecond())
                        .setLte(purchase.createdAt().plus(span).getEpochSecond())
                        .build())
                .setLimit(PAGE)
                .build();
        String id = purchase.id().toString();
        return gateway.ask(stripe -> {
            StripeCollection<PaymentIntent> first = stripe.paymentIntents().list(params, patience.options());
            for (PaymentIntent intent : first.autoPagingIterable()) {
                if (intent.getMetadata() != null
                        && id.equals(intent.getMetadata().get(PURCHASE_ID))) {
                    return Optional.of(payment(intent));
                }
            }
            return Optional.empty();
        });
    }

    /// Gives money of a payment back.
    ///
    /// @param amountMinor how much of it; null for all that is left
    /// @param ref of the refund, so that a second click on one button is one refund
    public void refund(String paymentIntent, @Nullable Long amountMinor, UUID ref) throws StripeTrouble {
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(paymentIntent)
                .setAmount(amountMinor)
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .build();
        RequestOptions options = Patience.CALM.options("refund:" + ref);
        gateway.ask(stripe -> stripe.refunds().create(params, options));
    }

    /// The payment that a refund is of, if it is of one.
    public Optional<String> findPaymentOfRefund(String refundId, Patience patience) throws StripeTrouble {
        return gateway.ask(stripe -> Optional.ofNullable(
                stripe.refunds().retrieve(refundId, patience.options()).getPaymentIntent()));
    }

    /// The payment that a dispute is about, if it is about one.
    public Optional<String> findPaymentOfDispute(String disputeId, Patience patience) throws StripeTrouble {
        return gateway.ask(stripe -> Optional.ofNullable(
                stripe.disputes().retrieve(disputeId, patience.options()).getPaymentIntent()));
    }

    private List<Claim> refunds(String paymentIntent, Patience patience) throws StripeTrouble {
        RefundListParams.Builder params =
                RefundListParams.builder().setPaymentIntent(paymentIntent).setLimit(PAGE);
        List<Refund> refunds = gateway.ask(stripe ->
                all(last -> stripe.refunds().list(params.setStartingAfter(last).build(), patience.options())));
        return refunds.stream().map(StripePayments::claim).toList();
    }

    private List<Claim> disputes(Payment payment, Patience patience) throws StripeTrouble {
        DisputeListParams.Builder params =
                DisputeListParams.builder().setPaymentIntent(payment.id()).setLimit(PAGE);
        List<Dispute> disputes = gateway.ask(stripe ->
                all(last -> stripe.disputes().list(params.setStartingAfter(last).build(), patience.options())));
        return disputes.stream().map(dispute -> claim(dispute, payment)).toList();
    }

    /// A page of a list of Stripe's.
    @FunctionalInterface
    private interface Page<T extends HasId> {
        /// @param last id of the last one of the page before; null for the first page
        StripeCollection<T> after(@Nullable String last) throws StripeException;
    }

    /// All of a list. The library's own way would wait for each page as long as for the first.
    private static <T extends HasId> List<T> all(Page<T> pages) throws StripeException {
        List<T> all = new ArrayList<>();
        StripeCollection<T> page;
        do {
            page = pages.after(all.isEmpty() ? null : all.getLast().getId());
            all.addAll(page.getData());
            if (all.size() > MAX_CLAIMS) {
                throw new IllegalStateException("a payment with more than " + MAX_CLAIMS + " refunds or disputes");
            }
        } while (Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty());
        return all;
    }

    private static Claim claim(Refund refund) {
        String status = Objects.requireNonNullElse(refund.getStatus(), "succeeded");
        return new Claim(
                refund.getId(),
                Kind.REFUND,
                refund.getAmount(),
                Claim.stateOf(Kind.REFUND, status),
                status,
                Instant.ofEpochSecond(refund.getCreated()));
    }

    /// A dispute in another currency than the payment is of an amount that can't be compared: it counts as all of it.
    private static Claim claim(Dispute dispute, Payment payment) {
        boolean isComparable = payment.currency().equals(dispute.getCurrency());
        State state = Claim.stateOf(Kind.DISPUTE, dispute.getStatus());
        return new Claim(
                dispute.getId(),
                Kind.DISPUTE,
                isComparable ? dispute.getAmount() : payment.amountMinor(),
                state,
                dispute.getStatus(),
                Instant.ofEpochSecond(dispute.getCreated()));
    }

    private static Payment payment(PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        String cardOfError = error == null || error.getPaymentMethod() == null
                ? null
                : error.getPaymentMethod().getId();
        return new Payment(
                intent.getId(),
                intent.getStatus(),
                intent.getAmount(),
                Objects.requireNonNullElse(intent.getAmountReceived(), 0L),
                intent.getCurrency(),
                Boolean.TRUE.equals(intent.getLivemode()),
                intent.getCustomer(),
                intent.getMetadata() == null ? null : intent.getMetadata().get(PURCHASE_ID),
                intent.getPaymentMethod() == null ? cardOfError : intent.getPaymentMethod(),
                error == null ? null : failure(error),
                intent.getClientSecret(),
                List.of());
    }

    private static @Nullable String failure(StripeError error) {
        return error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
    }
}
