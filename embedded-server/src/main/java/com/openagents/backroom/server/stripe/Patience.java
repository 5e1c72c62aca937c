package com.openagents.backroom.server.stripe;

import com.stripe.net.RequestOptions;
import java.time.Duration;

/// How long an answer of Stripe's is waited for.
public enum Patience {
    /// As a person waits, or nobody.
    CALM(Duration.ofSeconds(20), 2),

    /// As Stripe itself waits for the answer to a webhook; it sends that again.
    HASTY(Duration.ofSeconds(4), 0);

    private final Duration time;
    private final int retries;

    Patience(Duration time, int retries) {
        this.time = time;
        this.retries = retries;
    }

    /// Options of a request that reads, or does the same when it is done twice.
    public RequestOptions options() {
        return builder().build();
    }

    /// Options of a request that is done once, however often it is sent.
    ///
    /// @param idempotencyKey at most 255 characters; Stripe knows it for a day at least
    public RequestOptions options(String idempotencyKey) {
        return builder().setIdempotencyKey(idempotencyKey).build();
    }

    private RequestOptions.RequestOptionsBuilder builder() {
        return RequestOptions.builder()
                .setReadTimeout(Math.toIntExact(time.toMillis()))
                .setMaxNetworkRetries(retries);
    }
}
