package com.openagents.backroom.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many requests are worked on at a time. The rest waits a little, then is asked to come back.
///
/// Streams take none: Helidon's own concurrency limit would count them for as long as they are open.
final class RequestPermits {
    private static final String RETRY_SECONDS = "2";

    private final Semaphore permits;

    RequestPermits(int count) {
        this.permits = new Semaphore(count, true);
    }

    /// What the work answers, or 503 when there was no turn for it.
    Answer admit(Work work, ErrorAnswer busy) {
        if (!acquired()) {
            return busy.of(new ApiException(
                            Status.SERVICE_UNAVAILABLE_503, "busy", "Too much at once. Try again in a few seconds."))
                    .with(HeaderNames.RETRY_AFTER, RETRY_SECONDS);
        }
        try {
            return work.answer();
        } finally {
            permits.release();
        }
    }

    private boolean acquired() {
        try {
            return permits.tryAcquire(WebLimits.MAX_REQUEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The work of one request.
    interface Work {
        Answer answer();
    }

    /// How a refusal is told to this asker.
    interface ErrorAnswer {
        Answer of(ApiException error);
    }
}
