package com.openagents.backroom.server.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openagents.backroom.server.db.ApiKeyStore;
import com.openagents.backroom.server.db.ApiKeyStore.Row;
import com.openagents.backroom.server.secret.Tokens;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ClientAddresses;
import com.openagents.backroom.server.web.RateLimit;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keys by which programs act for a person. Any thread may call it.
///
/// Remembered and forgotten like sessions: what is ended counts at once (WebSessions says how).
public final class ApiKeys {
    private static final Logger LOG = System.getLogger(ApiKeys.class.getName());

    public static final Duration DEFAULT_LIFE = Duration.ofDays(90);
    public static final Duration MAX_LIFE = Duration.ofDays(365);

    /// Keys of one account, expired ones too.
    static final int MAX_PER_ACCOUNT = 25;

    /// How long an expired key stays in the list, so that its owner sees why a program stopped.
    private static final Duration KEPT_EXPIRED = Duration.ofDays(30);

    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration BELIEF = Duration.ofSeconds(60);
    private static final String BEARER = "Bearer ";

    private final ApiKeyStore store;
    private final KeyText kind;
    private final ClientAddresses clients;
    private final RateLimit failures;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Row> remembered;

    /// @param isTest whether nothing is real here, which keys then say
    /// @param failures how often one client may show a key that is none
    public ApiKeys(
            ApiKeyStore store, boolean isTest, ClientAddresses clients, RateLimit failures, InstantSource clock) {
        this.kind = isTest ? KeyText.TEST : KeyText.LIVE;
        this.store = store;
        this.clients = clients;
        this.failures = failures;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(BELIEF)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /// A key that was just made; its text is shown once and then nowhere.
    public record Made(String text, Row row) {
        @Override
        public String toString() {
            return "Made[" + row + "]";
        }
    }

    /// Makes a key.
    ///
    /// @throws ApiException 409 when the account has all the keys it may have
    public Made make(UUID userId, String name, Set<KeyScope> scopes, Duration life) {
        String text = kind.fresh(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String wire = scopes.stream().sorted().map(KeyScope::wire).collect(Collectors.joining(" "));
        Row row = new Row(
                UUID.randomUUID(),
                userId,
                kind.prefix(),
                text.substring(text.length() - 4),
                name,
                wire,
                now,
                now.plus(life),
                null);
        if (!store.add(row, Tokens.hash(text), MAX_PER_ACCOUNT)) {
            throw new ApiException(
                    Status.CONFLICT_409,
                    "too_many_keys",
                    "This account has " + MAX_PER_ACCOUNT + " keys, which is the most. Revoke one first.");
        }
        LOG.log(Logger.Level.INFO, "user {0} made the key {1} for {2}", userId, row.id(), wire);
        return new Made(text, row);
    }

    public List<Row> list(UUID userId) {
        return store.list(userId);
    }

    /// Ends a key.
    ///
    /// @return whether the user had it
    public boolean revoke(UUID userId, UUID id) {
        Optional<String> hash = store.delete(userId, id);
        hash.ifPresent(gone -> {
            remembered.invalidate(gone);
            LOG.log(Logger.Level.INFO, "the key {0} of user {1} was revoked", id, userId);
        });
        return hash.isPresent();
    }

    /// Forgets keys whose rows are gone.
    public void forget(List<String> hashes) {
        hashes.forEach(remembered::invalidate);
    }

    /// Removes the rows of keys that expired a while ago.
    public void sweep() {
        store.deleteExpired(clock.instant().minus(KEPT_EXPIRED));
    }

    /// Whether the request is a program's: it shows a key, good or not.
    public static boolean isShown(ServerRequestHeaders headers) {
        return headers.contains(HeaderNames.AUTHORIZATION);
    }

    /// The user whose key the request shows.
    ///
    /// @throws ApiException 401 for whatever is no good key, with the same words; 403 when it may not do this
    public UUID require(ServerRequest request, KeyScope scope) {
        String text = bearer(request.headers()).orElse("");
        // Looked up before anything is said of its form: whatever is no good key takes the same way (AK-03).
        Optional<Row> key = known(text).filter(_ -> kind.isKey(text));
        if (key.isEmpty()) {
            failures.require(clients.of(request));
            throw new ApiException(
                    Status.UNAUTHORIZED_401,
                    "key_invalid",
                    "This needs a key that is good: send it as `Authorization: Bearer " + kind.prefix() + "…`.");
        }
        if (!scopes(key.get()).contains(scope)) {
            throw new ApiException(
                    Status.FORBIDDEN_403,
                    "key_scope",
                    "This key may not do that: it lacks the scope " + scope.wire() + ". Make one that has it.");
        }
        return key.get().userId();
    }

    static Set<KeyScope> scopes(Row row) {
        Set<KeyScope> scopes = EnumSet.noneOf(KeyScope.class);
        Arrays.stream(row.scopes().split(" ", -1))
                .flatMap(word -> KeyScope.of(word).stream())
                .forEach(scopes::add);
        return scopes;
    }

    /// The key of a text, unless it expired. What is good may be remembered; all else is looked up each time.
    private Optional<Row> known(String text) {
        String hash = Tokens.hash(text);
        Optional<Row> known = Optional.ofNullable(remembered.asMap().computeIfAbsent(hash, this::stored));
        if (known.filter(this::isGood).isPresent()) {
            return known;
        }
        known.ifPresent(expired -> {
            remembered.asMap().remove(hash, expired);
            var _ = stored(hash);
        });
        return Optional.empty();
    }

    private @Nullable Row stored(String hash) {
        return store.use(hash, clock.instant()).filter(this::isGood).orElse(null);
    }

    private boolean isGood(Row key) {
        return key.expiresAt().isAfter(clock.instant());
    }

    /// What a request shows as a key, good or not.
    static Optional<String> bearer(ServerRequestHeaders headers) {
        return headers.first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }
}
