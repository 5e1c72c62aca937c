package com.openagents.backroom.server.stripe;

import com.stripe.net.RequestOptions;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How long answers of Stripe's are waited for. One that is in haste belongs to one piece of work.
public final class Patience {
    /// For each answer, as a person waits, or nobody.
    private static final Duration CALM_TIME = Duration.ofSeconds(20);

    private static final int CALM_RETRIES = 2;

    /// For all answers together: with what is done after them, a webhook is answered within 5 s (requirement ST-13).
    static final Duration HASTY_TIME = Duration.ofSeconds(4);

    /// For all answers together where a page can do without them: it shows what is known.
    static final Duration BRIEF_TIME = Duration.ofSeconds(8);

    /// As a person waits, or nobody.
    public static final Patience CALM = new Patience(CALM_TIME::toNanos, CALM_RETRIES);

    private final LongSupplier leftNanos;
    private final int retries;

    private Patience(LongSupplier leftNanos, int retries) {
        this.leftNanos = leftNanos;
        this.retries = retries;
    }

    /// As Stripe itself waits for the answer to a webhook, from now on; it sends that again. The time is for everything
    /// that is asked: what is asked after it is given up at once.
    ///
    /// @param nanoTime as [System#nanoTime]
    public static Patience hasty(LongSupplier nanoTime) {
        return within(HASTY_TIME, nanoTime);
    }

    /// As a person waits for a page that has something to show without the answer, too.
    ///
    /// @param nanoTime as [System#nanoTime]
    public static Patience brief(LongSupplier nanoTime) {
        return within(BRIEF_TIME, nanoTime);
    }

    private static Patience within(Duration time, LongSupplier nanoTime) {
        long begin = nanoTime.getAsLong();
        return new Patience(() -> time.toNanos() - (nanoTime.getAsLong() - begin), 0);
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

    /// At least 1 ms, as 0 would be for ever.
    private RequestOptions.RequestOptionsBuilder builder() {
        long millis = Math.max(1, Duration.ofNanos(leftNanos.getAsLong()).toMillis());
        return RequestOptions.builder().setReadTimeout(Math.toIntExact(millis)).setMaxNetworkRetries(retries);
    }
}
