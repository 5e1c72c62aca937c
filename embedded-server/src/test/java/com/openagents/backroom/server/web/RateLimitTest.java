package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.web.ClientAddresses.Client;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Requirement NET-11.
class RateLimitTest {
    private static final Duration SPAN = Duration.ofSeconds(10);
    private static final Client CLIENT = new Client(InetAddress.ofLiteral("203.0.113.7"));

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // a nanoTime may overflow

    @Test
    void oneMoreThanAllowed_isToldWhenToComeBack() {
        RateLimit limit = new RateLimit(2, SPAN, now::get);
        limit.require(CLIENT);
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        limit.require(CLIENT);

        ApiException refused = assertThrows(ApiException.class, () -> limit.require(CLIENT));

        assertEquals(429, refused.status().code());
        assertEquals(Duration.ofSeconds(7), refused.retryAfter().orElseThrow());
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        limit.require(CLIENT);
        assertThrows(ApiException.class, () -> limit.require(CLIENT));
    }

    @Test
    void waitsOfMoreThanAMinute_areToldInMinutes() {
        RateLimit limit = new RateLimit(1, Duration.ofHours(1), now::get);
        limit.require("bob");
        assertEquals("61 minutes", toldWait(limit)); // an hour and the second that makes sure
        now.addAndGet(Duration.ofMinutes(58).toNanos());
        assertEquals("3 minutes", toldWait(limit));
        now.addAndGet(Duration.ofSeconds(90).toNanos());
        assertEquals("31 seconds", toldWait(limit));
    }

    private static String toldWait(RateLimit limit) {
        String sentence =
                assertThrows(ApiException.class, () -> limit.require("bob")).getMessage();
        return String.valueOf(sentence).replaceAll("That was asked too often. Try again in (.*)\\.", "$1");
    }

    @Test
    void othersAndTunnels_haveTheirOwn() {
        RateLimit limit = new RateLimit(1, SPAN, now::get);
        limit.require(CLIENT);
        limit.require(new Client(InetAddress.ofLiteral("203.0.113.8")));
        Client tunnel = new Client(InetAddress.ofLiteral("127.0.0.1"));
        for (int i = 0; i < RateLimit.LOOPBACK_FACTOR; i++) {
            limit.require(tunnel);
        }
        assertThrows(ApiException.class, () -> limit.require(tunnel));
    }

    @Test
    void clientsRemembered_areBounded() {
        RateLimit limit = new RateLimit(1, SPAN, now::get);
        for (int i = 0; i < RateLimit.MAX_CLIENTS + 5_000; i++) {
            limit.require("client " + i);
        }
        assertTrue(limit.clientCount() <= RateLimit.MAX_CLIENTS, limit.clientCount() + " clients");
    }

    @Property(tries = 200)
    void noSpan_hasMoreThanAllowed(
            @ForAll @IntRange(min = 1, max = 5) int max,
            @ForAll @Size(max = 60) List<@IntRange(max = 4_000) Integer> gapsMillis) {
        AtomicLong clock = new AtomicLong(1);
        RateLimit limit = new RateLimit(max, SPAN, clock::get);
        List<Long> admitted = new ArrayList<>();
        for (int gap : gapsMillis) {
            clock.addAndGet(Duration.ofMillis(gap).toNanos());
            try {
                limit.require("k");
                admitted.add(clock.get());
            } catch (ApiException e) {
                long recent = admitted.stream()
                        .filter(at -> clock.get() - at < SPAN.toNanos())
                        .count();
                assertEquals(max, recent, "refused only when all are used");
            }
        }
        for (int i = max; i < admitted.size(); i++) {
            assertTrue(admitted.get(i) - admitted.get(i - max) >= SPAN.toNanos());
        }
    }
}
