package com.openagents.backroom.server.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.server.web.ClientAddresses.Client;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// How often one client may do one thing: never more than so many times in any span of so much time (NET-11). Any
/// thread may call it.
public final class RateLimit {
    /// Behind a tunnel's end on this machine there are many clients; they share this many times as much.
    static final int LOOPBACK_FACTOR = 20;

    private static final long SECONDS_PER_MINUTE = 60;

    /// Clients remembered; the ones seen longest ago make room.
    static final int MAX_CLIENTS = 50_000;

    private final int max;
    private final Duration span;
    private final LongSupplier nanoTime;
    private final Cache<String, Times> clients;

    /// When a client did it last: a ring of as many times as it may.
    private static final class Times {
        private final long[] nanos;
        private int next;
        private int count;

        Times(int max) {
            nanos = new long[max];
        }

        /// Nothing when it may be done now, which then counts; else how long to wait, in nanoseconds.
        synchronized OptionalLong take(long now, long spanNanos) {
            if (count == nanos.length) {
                long left = nanos[next] + spanNanos - now;
                if (left > 0) {
                    return OptionalLong.of(left);
                }
            } else {
                count++;
            }
            nanos[next] = now;
            next = (next + 1) % nanos.length;
            return OptionalLong.empty();
        }
    }

    /// @param nanoTime a clock like [System#nanoTime]
    public RateLimit(int max, Duration span, LongSupplier nanoTime) {
        this.max = max;
        this.span = span;
        this.nanoTime = nanoTime;
        this.clients = Caffeine.newBuilder()
                .maximumSize(MAX_CLIENTS)
                .expireAfterAccess(span)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /// Counts once more.
    ///
    /// @throws ApiException 429 when the client did it too often
    public void require(Client client) {
        require(client.bucket(), client.isLoopback() ? max * LOOPBACK_FACTOR : max);
    }

    /// Counts once more for whatever the key names, an account for example.
    ///
    /// @throws ApiException 429 when that was too often
    public void require(String key) {
        require(key, max);
    }

    /// Counts once more for whatever the key names, if it may be done now.
    ///
    /// @return whether it may
    public boolean allows(String key) {
        return clients.get(key, _ -> new Times(max))
                .take(nanoTime.getAsLong(), span.toNanos())
                .isEmpty();
    }

    int clientCount() {
        clients.cleanUp();
        return (int) clients.estimatedSize();
    }

    private void require(String key, int most) {
        OptionalLong wait = clients.get(key, _ -> new Times(most)).take(nanoTime.getAsLong(), span.toNanos());
        if (wait.isPresent()) {
            Duration pause = Duration.ofNanos(wait.getAsLong()).plusSeconds(1);
            throw new ApiException(
                            Status.TOO_MANY_REQUESTS_429,
                            "too_often",
                            "That was asked too often. Try again in " + words(pause) + ".")
                    .retryAfter(pause);
        }
    }

    /// Seconds up to a minute, then minutes that are surely enough.
    private static String words(Duration pause) {
        long seconds = pause.toSeconds();
        if (seconds <= SECONDS_PER_MINUTE) {
            return seconds == 1 ? "a second" : seconds + " seconds";
        }
        return Math.ceilDiv(seconds, SECONDS_PER_MINUTE) + " minutes";
    }
}
