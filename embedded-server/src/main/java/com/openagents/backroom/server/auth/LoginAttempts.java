package com.openagents.backroom.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.server.secret.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/* Sign-ins that went to GitHub and are not back. Any thread may call it.
 *
 * A state is good once, for ten minutes, and in the browser that began it: it is kept by its hash, together with the
 * hash of that browser's pre-login cookie and the PKCE verifier, which never leaves the server but to GitHub (OA-01,
 * OA-02). Taking one is atomic, before anything is asked of GitHub (OA-03). They are kept in memory: a row per click of
 * a stranger would be a disk write per click of a stranger. A restart ends them, and the page says to begin again.
 */
final class LoginAttempts {
    /// GitHub's codes live as long.
    static final Duration LIFE = Duration.ofMinutes(10);

    /// Far more than people sign in within that time; the oldest make room.
    private static final int MAX_ATTEMPTS = 20_000;

    private final Cache<String, Attempt> attempts;

    /// What we know of a sign-in when it comes back.
    ///
    /// @param linkTo the account that gets the GitHub identity; null signs in as whoever has it
    record Attempt(
            String browserHash,
            String verifier,
            String returnTo,
            @Nullable UUID linkTo) {}

    /// What GitHub is told.
    record Begun(String state, String challenge) {}

    LoginAttempts(InstantSource clock) {
        attempts = Caffeine.newBuilder()
                .maximumSize(MAX_ATTEMPTS)
                .expireAfterWrite(LIFE)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /// Notes a sign-in that begins.
    ///
    /// @param browser the token in its pre-login cookie
    Begun begin(String browser, String returnTo, @Nullable UUID linkTo) {
        String state = Tokens.fresh();
        String verifier = Tokens.fresh();
        attempts.put(Tokens.hash(state), new Attempt(Tokens.hash(browser), verifier, returnTo, linkTo));
        return new Begun(state, Tokens.challenge(verifier));
    }

    /// Takes a sign-in that came back; empty when there is none, or another browser brings it. It is gone
    /// either way.
    Optional<Attempt> take(String state, String browser) {
        return Optional.ofNullable(attempts.asMap().remove(Tokens.hash(state)))
                .filter(attempt -> Tokens.same(attempt.browserHash(), Tokens.hash(browser)));
    }

    /// Whether a browser has others under way, in another tab.
    boolean isPending(String browser) {
        String hash = Tokens.hash(browser);
        return attempts.asMap().values().stream()
                .anyMatch(attempt -> attempt.browserHash().equals(hash));
    }
}
