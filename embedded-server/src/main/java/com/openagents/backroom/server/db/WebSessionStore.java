package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.PersistentSessions.PERSISTENT_SESSIONS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of `persistent_sessions`: browsers that are signed in. The token itself is nowhere, only its SHA-256.
public final class WebSessionStore {
    private static final int MAX_AGENT_CHARS = 512;

    private final Database database;

    public WebSessionStore(Database database) {
        this.database = database;
    }

    /// A browser that is signed in.
    ///
    /// @param githubUsername null while no GitHub account is linked
    public record SignedIn(
            UUID userId, String username, @Nullable String githubUsername, Instant expiresAt) {}

    /// Adds a session.
    public void add(
            UUID userId, String tokenHash, @Nullable String userAgent, String address, Instant now, Instant expiresAt) {
        database.run(tx -> tx.sql()
                .insertInto(PERSISTENT_SESSIONS)
                .set(PERSISTENT_SESSIONS.ID, UUID.randomUUID())
                .set(PERSISTENT_SESSIONS.USER_ID, userId)
                .set(PERSISTENT_SESSIONS.TOKEN_HASH, tokenHash)
                .set(PERSISTENT_SESSIONS.USER_AGENT, userAgent == null ? null : clip(userAgent))
                .set(PERSISTENT_SESSIONS.IP_ADDRESS, address)
                .set(PERSISTENT_SESSIONS.CREATED_AT, micros(now))
                .set(PERSISTENT_SESSIONS.EXPIRES_AT, micros(expiresAt))
                .set(PERSISTENT_SESSIONS.LAST_ACTIVE_AT, micros(now))
                .execute());
    }

    /// The session of a token, if it is not over and its user still there; notes that it was used.
    public Optional<SignedIn> use(String tokenHash, Instant now) {
        return database.transact(tx -> {
            tx.sql()
                    .update(PERSISTENT_SESSIONS)
                    .set(PERSISTENT_SESSIONS.LAST_ACTIVE_AT, micros(now))
                    .where(PERSISTENT_SESSIONS.TOKEN_HASH.eq(tokenHash))
                    .execute();
            return tx.sql()
                    .select(USERS.USER_ID, USERS.USERNAME, USERS.GITHUB_USERNAME, PERSISTENT_SESSIONS.EXPIRES_AT)
                    .from(PERSISTENT_SESSIONS)
                    .join(USERS)
                    .on(USERS.USER_ID.eq(PERSISTENT_SESSIONS.USER_ID))
                    .where(
                            PERSISTENT_SESSIONS.TOKEN_HASH.eq(tokenHash),
                            PERSISTENT_SESSIONS.EXPIRES_AT.gt(micros(now)),
                            USERS.DELETED_AT.isNull(),
                            USERS.USERNAME.isNotNull())
                    .fetchOptional(row -> new SignedIn(row.value1(), row.value2(), row.value3(), row.value4()));
        });
    }

    /// Ends a session.
    public void delete(String tokenHash) {
        database.run(tx -> tx.sql()
                .deleteFrom(PERSISTENT_SESSIONS)
                .where(PERSISTENT_SESSIONS.TOKEN_HASH.eq(tokenHash))
                .execute());
    }

    /// Forgets the sessions that are over.
    public void deleteExpired(Instant now) {
        database.run(tx -> tx.sql()
                .deleteFrom(PERSISTENT_SESSIONS)
                .where(PERSISTENT_SESSIONS.EXPIRES_AT.le(micros(now)))
                .execute());
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static String clip(String text) {
        return text.length() <= MAX_AGENT_CHARS ? text : text.substring(0, MAX_AGENT_CHARS);
    }
}
