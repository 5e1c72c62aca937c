package com.openagents.backroom.server.stripe;

import com.stripe.param.CustomerListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.SetupIntentListParams;
import java.util.ArrayList;
import java.util.List;

/// Asks Stripe whether the key may do what is needed, one right after the other, as a restricted key lacks some easily.
/// Nothing is changed there.
public final class StripeCheck {
    private final StripeGateway gateway;

    public StripeCheck(StripeGateway gateway) {
        this.gateway = gateway;
    }

    /// One thing that was asked.
    ///
    /// @param right as Stripe's dashboard names it
    /// @param sentence what was found and what to do
    public record Finding(String right, boolean isGood, String sentence) {}

    /// What Stripe says. Waits for it.
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(ask(
                "Customers",
                stripe -> stripe.customers()
                        .list(CustomerListParams.builder().setLimit(1L).build(), Patience.CALM.options())));
        findings.add(ask(
                "PaymentIntents",
                stripe -> stripe.paymentIntents()
                        .list(PaymentIntentListParams.builder().setLimit(1L).build(), Patience.CALM.options())));
        findings.add(ask(
                "SetupIntents",
                stripe -> stripe.setupIntents()
                        .list(SetupIntentListParams.builder().setLimit(1L).build(), Patience.CALM.options())));
        findings.add(ask(
                "Charges and Refunds",
                stripe -> stripe.refunds()
                        .list(RefundListParams.builder().setLimit(1L).build(), Patience.CALM.options())));
        findings.add(ask(
                "Disputes",
                stripe -> stripe.disputes()
                        .list(DisputeListParams.builder().setLimit(1L).build(), Patience.CALM.options())));
        findings.add(ask(
                "Events",
                stripe -> stripe.events()
                        .list(EventListParams.builder().setLimit(1L).build(), Patience.CALM.options())));
        return findings;
    }

    private Finding ask(String right, StripeGateway.Question<?> question) {
        try {
            gateway.ask(question);
            return new Finding(right, true, "The key may read " + right + ".");
        } catch (StripeTrouble e) {
            String sentence = switch (e.kind()) {
                case PAUSED, UNKNOWN, LIMITED -> "Stripe does not answer: " + e.getMessage() + ".";
                case DECLINED, NOT_THERE, REFUSED ->
                    "Stripe refuses " + right + " (" + e.getMessage()
                            + "). Check the key, and its rights in Stripe's dashboard.";
            };
            return new Finding(right, false, sentence);
        }
    }
}
