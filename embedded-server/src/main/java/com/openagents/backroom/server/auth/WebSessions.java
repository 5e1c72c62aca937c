package com.openagents.backroom.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.server.db.WebSessionStore;
import com.openagents.backroom.server.db.WebSessionStore.SignedIn;
import com.openagents.backroom.server.web.Answer;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Browsers that are signed in. Any thread may call it.
public final class WebSessions {
    /// As the predecessor had it.
    public static final Duration LIFE = Duration.ofDays(30);

    /// Sessions remembered; the database has the rest.
    private static final int MAX_REMEMBERED = 10_000;

    /// How long a session is believed without asking the database again.
    private static final Duration BELIEF = Duration.ofMinutes(5);

    private final WebSessionStore store;
    private final InstantSource clock;
    private final boolean https;
    private final Cache<String, SignedIn> remembered = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(BELIEF)
            .build();

    /// Sessions as stored.
    ///
    /// @param https whether browsers reach us over https; the cookie is then bound to it and to the host
    public WebSessions(WebSessionStore store, InstantSource clock, boolean https) {
        this.store = store;
        this.clock = clock;
        this.https = https;
        store.deleteExpired(clock.instant());
    }

    /// Who asks.
    public Optional<SignedIn> find(ServerRequestHeaders headers) {
        return token(headers).flatMap(this::find);
    }

    /// Whether the request carries a session's cookie, valid or not.
    public boolean isClaimed(ServerRequestHeaders headers) {
        return token(headers).isPresent();
    }

    /// Signs a user in: the answer gets the cookie.
    public Answer signIn(UUID userId, ServerRequest request, Answer answer) {
        String token = Tokens.fresh();
        Instant now = clock.instant();
        String agent = request.headers().first(HeaderNames.USER_AGENT).orElse(null);
        store.add(userId, Tokens.hash(token), agent, request.remotePeer().host(), now, now.plus(LIFE));
        return answer.with(HeaderNames.SET_COOKIE, cookie(token, LIFE));
    }

    /// Ends the session of this browser: the cookie goes with the answer.
    public Answer signOut(ServerRequestHeaders headers, Answer answer) {
        token(headers).map(Tokens::hash).ifPresent(hash -> {
            store.delete(hash);
            remembered.invalidate(hash);
        });
        return answer.with(HeaderNames.SET_COOKIE, cookie("", Duration.ZERO));
    }

    private Optional<SignedIn> find(String token) {
        String hash = Tokens.hash(token);
        Instant now = clock.instant();
        SignedIn known = remembered.getIfPresent(hash);
        if (known == null) {
            known = store.use(hash, now).orElse(null);
            if (known == null) {
                return Optional.empty();
            }
            remembered.put(hash, known);
        }
        return known.expiresAt().isAfter(now) ? Optional.of(known) : Optional.empty();
    }

    private Optional<String> token(ServerRequestHeaders headers) {
        if (!headers.contains(HeaderNames.COOKIE)) {
            return Optional.empty();
        }
        return headers.cookies().first(name()).asOptional().filter(token -> !token.isEmpty());
    }

    private String name() {
        return https ? "__Host-oa_session" : "oa_session";
    }

    private String cookie(String token, Duration life) {
        return name() + "=" + token + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (https ? "; Secure" : "");
    }
}
