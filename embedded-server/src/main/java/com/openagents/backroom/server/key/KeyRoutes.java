package com.openagents.backroom.server.key;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.db.ApiKeyStore.Row;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.key.ApiKeys.Made;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's keys: making one, listing them, ending one. For sessions only: a key makes no keys (requirement
/// AK-06).
public final class KeyRoutes {
    static final int MAX_NAME_CHARS = 100;
    private static final String DEFAULT_NAME = "API key";
    private static final int MAX_SCOPES = 10;

    private final WebSessions sessions;
    private final ApiKeys keys;

    public KeyRoutes(WebSessions sessions, ApiKeys keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    public RouteTable addTo(RouteTable table) {
        return table.post("/api/account/api-key", this::make)
                .get("/api/account/api-keys", this::list)
                .delete("/api/account/api-keys/{id}", this::revoke);
    }

    private Answer make(ServerRequest request) {
        SignedIn who = sessions.requireFresh(request);
        JsonBody wish = JsonBody.of(request, Set.of("name", "scopes", "expires_in_days"));
        String name = wish.text("name", MAX_NAME_CHARS)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(DEFAULT_NAME);
        Duration life = Duration.ofDays(
                wish.number("expires_in_days", 1, ApiKeys.MAX_LIFE.toDays()).orElse(ApiKeys.DEFAULT_LIFE.toDays()));
        Made made = keys.make(who.userId(), name, scopes(wish), life);
        return Answer.json(Status.CREATED_201, out -> {
            out.text("api_key", made.text());
            write(made.row(), out);
        });
    }

    private Answer list(ServerRequest request) {
        SignedIn who = sessions.require(request);
        return Answer.json(out -> out.objects("api_keys", keys.list(who.userId()), KeyRoutes::write));
    }

    private Answer revoke(ServerRequest request) {
        SignedIn who = sessions.require(request);
        boolean revoked =
                id(request).filter(id -> keys.revoke(who.userId(), id)).isPresent();
        if (!revoked) {
            throw ApiException.notFound();
        }
        return Answer.empty(Status.NO_CONTENT_204);
    }

    /// What the key may do: what is asked for, else the least, to send events.
    private static Set<KeyScope> scopes(JsonBody wish) {
        Optional<List<String>> asked = wish.texts("scopes", MAX_SCOPES);
        if (asked.isEmpty()) {
            return EnumSet.of(KeyScope.EVENTS);
        }
        Set<KeyScope> scopes = EnumSet.noneOf(KeyScope.class);
        for (String word : asked.get()) {
            scopes.add(KeyScope.of(word).orElseThrow(() -> unknownScope()));
        }
        if (scopes.isEmpty()) {
            throw unknownScope();
        }
        return scopes;
    }

    private static ApiException unknownScope() {
        return ApiException.badRequest("`scopes` must be some of: " + KeyScope.all() + ".");
    }

    private static void write(Row key, FieldSink out) {
        out.text("id", key.id().toString());
        out.text("name", key.name());
        out.text("prefix", key.prefix());
        out.text("last4", key.last4());
        out.texts("scopes", ApiKeys.scopes(key).stream().map(KeyScope::wire).toList());
        out.text("created_at", key.createdAt().toString());
        out.text("expires_at", key.expiresAt().toString());
        out.text("last_used_on", day(key.lastUsedOn()));
    }

    private static @Nullable String day(@Nullable Instant lastUsed) {
        return lastUsed == null ? null : lastUsed.toString().substring(0, "2026-11-25".length());
    }

    private static Optional<UUID> id(ServerRequest request) {
        try {
            return Optional.of(UUID.fromString(request.path().pathParameters().get("id")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
