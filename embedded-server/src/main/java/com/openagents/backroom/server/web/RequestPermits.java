package com.openagents.backroom.server.web;

import io.helidon.http.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many requests are worked on at a time. The rest waits a little, then is asked to come back.
///
/// Streams take none: Helidon's own concurrency limit would count them for as long as they are open.
final class RequestPermits {
    private final Semaphore permits;

    RequestPermits(int count) {
        this.permits = new Semaphore(count, true);
    }

    /// What the work answers, or throws a 503 when there was no turn for it.
    Answer admit(Work work) {
        if (!acquired()) {
            throw new ApiException(
                            Status.SERVICE_UNAVAILABLE_503, "busy", "Too much at once. Try again in a few seconds.")
                    .retryAfter(WebLimits.MAX_REQUEST_WAIT);
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
}
