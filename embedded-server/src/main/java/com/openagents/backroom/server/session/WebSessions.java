package com.openagents.backroom.server.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.db.WebSessionStore;
import com.openagents.backroom.server.secret.Tokens;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/* Browsers that are signed in. Any thread may call it.
 *
 * The database has every session; what was asked for lately is remembered, by the hash of its token. Ending a session
 * must count at once (SE-05), also against a request that is just reading the row: the row goes first, then the memory,
 * and Caffeine lets an invalidation of a key wait for the loading of that key. So whoever read the row before it went
 * is taken out of the memory after, and whoever comes later finds no row.
 */
public final class WebSessions {
    private static final Logger LOG = System.getLogger(WebSessions.class.getName());

    /// What a browser kept of a person who leaves; not its other cookies, which are not about them (SE-08).
    private static final HeaderName CLEAR_SITE_DATA = HeaderNames.create("Clear-Site-Data");

    private final WebSessionStore store;
    private final ClientAddresses clients;
    private final InstantSource clock;
    private final SessionCookie cookie;
    private final Cache<String, SignedIn> remembered;

    /// Sessions as stored.
    ///
    /// @param https whether browsers reach us over https; the cookie is then bound to it and to the host
    public WebSessions(WebSessionStore store, ClientAddresses clients, InstantSource clock, boolean https) {
        this.store = store;
        this.clients = clients;
        this.clock = clock;
        this.cookie = SessionCookie.ofSessions(https);
        this.remembered = Caffeine.newBuilder()
                .maximumSize(SessionLimits.MAX_REMEMBERED)
                .expireAfterWrite(SessionLimits.BELIEF)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /// Who asks.
    public Optional<SignedIn> find(ServerRequestHeaders headers) {
        return cookie.find(headers).map(Tokens::hash).flatMap(this::known);
    }

    /// Who asks.
    ///
    /// @throws ApiException 401 when nobody is signed in
    public SignedIn require(ServerRequest request) {
        return find(request.headers())
                .orElseThrow(() -> new ApiException(
                        Status.UNAUTHORIZED_401, "sign_in", "This is for people who are signed in. Sign in first."));
    }

    /// Who asks and signed in a short while ago, for what can do lasting harm (SE-07).
    ///
    /// @throws ApiException 401 when nobody is signed in, 403 `reauth_required` when that was too long ago
    public SignedIn requireFresh(ServerRequest request) {
        SignedIn who = require(request);
        if (!who.since().plus(SessionLimits.FRESH).isAfter(clock.instant())) {
            throw new ApiException(
                    Status.FORBIDDEN_403,
                    "reauth_required",
                    "For this you must have signed in within the last " + SessionLimits.FRESH.toMinutes()
                            + " minutes. Sign in again, then repeat it.");
        }
        return who;
    }

    /// Whether the request carries a session's cookie, valid or not.
    public boolean isClaimed(ServerRequestHeaders headers) {
        return cookie.isShown(headers);
    }

    /// Signs a user in: the answer gets the cookie. The session that the browser had before ends (SE-04).
    public Answer signIn(UUID userId, ServerRequest request, Answer answer) {
        cookie.find(request.headers()).map(Tokens::hash).ifPresent(this::end);
        String token = Tokens.fresh();
        Instant now = clock.instant();
        String agent = request.headers().first(HeaderNames.USER_AGENT).orElse(null);
        String address = clients.of(request).address();
        store.add(
                        new WebSessionStore.New(
                                userId, Tokens.hash(token), agent, address, now, now.plus(SessionLimits.LIFE)),
                        SessionLimits.MAX_PER_ACCOUNT)
                .forEach(remembered::invalidate);
        LOG.log(Logger.Level.INFO, "user {0} signed in from {1}", userId, address);
        return answer.adding(HeaderNames.SET_COOKIE, cookie.set(token, SessionLimits.LIFE));
    }

    /// Ends the session of this browser: the cookie goes with the answer.
    public Answer signOut(ServerRequestHeaders headers, Answer answer) {
        cookie.find(headers).map(Tokens::hash).ifPresent(this::end);
        return answer.adding(HeaderNames.SET_COOKIE, cookie.clear()).with(CLEAR_SITE_DATA, "\"cache\", \"storage\"");
    }

    /// The sessions of a user that are not over, the one used last first.
    public List<WebSessionStore.Listed> list(UUID userId) {
        Instant idleSince = clock.instant().minus(SessionLimits.IDLE);
        return store.list(userId).stream()
                .filter(session -> session.lastActiveAt().isAfter(idleSince))
                .toList();
    }

    /// Ends one session of a user.
    ///
    /// @return whether there was one
    public boolean end(UUID userId, UUID id) {
        List<String> ended = store.delete(userId, id);
        ended.forEach(remembered::invalidate);
        return !ended.isEmpty();
    }

    /// Ends the sessions of a user.
    ///
    /// @param kept the one that stays; null ends all
    /// @return how many there were
    public int endAll(UUID userId, @Nullable UUID kept) {
        List<String> ended = store.deleteAllBut(userId, kept);
        ended.forEach(remembered::invalidate);
        return ended.size();
    }

    /// Reads anew what is remembered, as a user got another name.
    public void forget() {
        remembered.invalidateAll();
    }

    /// Forgets sessions whose rows are gone.
    public void forget(List<String> hashes) {
        hashes.forEach(remembered::invalidate);
    }

    /// Removes the rows of sessions that are over.
    public void sweep() {
        Instant now = clock.instant();
        store.deleteOver(now, now.minus(SessionLimits.IDLE));
    }

    private void end(String hash) {
        store.delete(hash);
        remembered.invalidate(hash);
    }

    private Optional<SignedIn> known(String hash) {
        Instant now = clock.instant();
        Instant idleSince = now.minus(SessionLimits.IDLE);
        SignedIn session = remembered
                .asMap()
                .computeIfAbsent(hash, key -> store.use(key, now, idleSince).orElse(null));
        return Optional.ofNullable(session)
                .filter(known -> known.expiresAt().isAfter(now)
                        && known.lastActiveAt().plus(SessionLimits.IDLE).isAfter(now));
    }
}
