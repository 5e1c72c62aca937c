package com.openagents.backroom.server.stripe;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers readings of what Stripe has of a user, so that an older one never takes the place of a newer one. Any thread
/// may call it.
final class Readings {
    /// Users whose newest reading is remembered. Two readings overlap for seconds; those of this many users do not.
    private static final int MAX_USERS = 10_000;

    private final AtomicLong numbers = new AtomicLong();
    private final Cache<UUID, Long> newest =
            Caffeine.newBuilder().maximumSize(MAX_USERS).build();

    /// The number of a reading that begins now.
    long begin() {
        return numbers.incrementAndGet();
    }

    /// Whether no reading that began later was taken over; from now on this one is.
    boolean isNewest(UUID userId, long number) {
        return newest.asMap().merge(userId, number, Math::max) == number;
    }
}
