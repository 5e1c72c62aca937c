package com.openagents.backroom.server.stripe;

import com.openagents.backroom.server.web.ApiException;
import io.helidon.http.Status;

/// What is answered when Stripe did not do what somebody asked for.
public final class StripeProblems {
    private StripeProblems() {}

    /// The answer for whoever asked; what it was is for the log.
    public static ApiException of(StripeTrouble trouble) {
        return switch (trouble.kind()) {
            case PAUSED, UNKNOWN, LIMITED ->
                new ApiException(
                                Status.SERVICE_UNAVAILABLE_503,
                                "stripe_unavailable",
                                "Stripe does not answer just now. Look again in a minute, before you try again.")
                        .retryAfter(StripeGateway.PAUSE);
            case NOT_THERE -> ApiException.notFound();
            case DECLINED ->
                new ApiException(
                        Status.BAD_REQUEST_400,
                        "card_declined",
                        "The card was declined by its bank. Use another one, or ask the bank.");
            case REFUSED ->
                new ApiException(
                        Status.BAD_GATEWAY_502,
                        "stripe_refused",
                        "Stripe refused that, and nothing was charged. Tell the operator, who finds the reason in the log.");
        };
    }
}
