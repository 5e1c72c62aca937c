package com.openagents.backroom.fakes.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answers that were given under idempotency keys (<https://docs.stripe.com/api/idempotent_requests>): kept for
/// 24 hours whatever they were, errors among them, unless the work never began. Any thread may call it.
final class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MAX_LENGTH = 255;

    /// @param answer null while the request is being worked on
    private record Kept(
            String request, Instant since, @Nullable Answer answer) {}

    private final InstantSource clock;
    private final Map<String, Kept> keys = new HashMap<>();

    IdempotencyKeys(InstantSource clock) {
        this.clock = clock;
    }

    /// Takes a key for a request; gives the answer where there was one.
    ///
    /// @param request what is asked, all of it
    synchronized Optional<Answer> begin(String key, String request) {
        if (key.length() > MAX_LENGTH) {
            throw ApiError.invalid("", "", "Idempotency keys may be up to " + MAX_LENGTH + " characters.");
        }
        Instant now = clock.instant();
        Kept kept = keys.get(key);
        if (kept == null || kept.since().plus(KEPT).isBefore(now)) {
            keys.put(key, new Kept(request, now, null));
            return Optional.empty();
        }
        if (!kept.request().equals(request)) {
            throw ApiError.idempotency(
                    400,
                    "",
                    "Keys for idempotent requests can only be used with the same parameters they were first used with."
                            + " Try using a key other than '" + key + "' if you meant to execute a different request.");
        }
        if (kept.answer() == null) {
            throw ApiError.idempotency(
                    409,
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this idempotent key (that probably means you"
                            + " submitted twice, and the other request is still going through): " + key + ".");
        }
        return Optional.of(kept.answer());
    }

    /// Keeps the answer.
    synchronized void end(String key, Answer answer) {
        keys.computeIfPresent(key, (_, kept) -> new Kept(kept.request(), kept.since(), answer));
    }

    /// Nothing began: the key is free again.
    synchronized void release(String key) {
        keys.remove(key);
    }
}
