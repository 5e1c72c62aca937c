package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.PersistentSessions.PERSISTENT_SESSIONS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// Rows of `persistent_sessions`: browsers that are signed in. The token itself is nowhere, only its SHA-256.
public final class WebSessionStore {
    private static final int MAX_AGENT_CHARS = 512;

    private final Database database;

    public WebSessionStore(Database database) {
        this.database = database;
    }

    /// A session in the list that its user sees.
    public record Listed(
            UUID id, @Nullable String userAgent, @Nullable String address, Instant since, Instant lastActiveAt) {}

    /// What a new session is made of.
    public record New(
            UUID userId, String tokenHash, @Nullable String userAgent, String address, Instant at, Instant expiresAt) {}

    /// Adds a session; when the user has more than `max` then, those used longest ago go.
    ///
    /// @return the hashes of those that went
    public List<String> add(New session, int max) {
        return database.transact(tx -> {
            UserRows.lock(tx, session.userId());
            String agent = session.userAgent();
            tx.sql()
                    .insertInto(PERSISTENT_SESSIONS)
                    .set(PERSISTENT_SESSIONS.ID, UUID.randomUUID())
                    .set(PERSISTENT_SESSIONS.USER_ID, session.userId())
                    .set(PERSISTENT_SESSIONS.TOKEN_HASH, session.tokenHash())
                    .set(PERSISTENT_SESSIONS.USER_AGENT, agent == null ? null : clip(agent))
                    .set(PERSISTENT_SESSIONS.IP_ADDRESS, session.address())
                    .set(PERSISTENT_SESSIONS.CREATED_AT, micros(session.at()))
                    .set(PERSISTENT_SESSIONS.EXPIRES_AT, micros(session.expiresAt()))
                    .set(PERSISTENT_SESSIONS.LAST_ACTIVE_AT, micros(session.at()))
                    .execute();
            List<String> older = tx.sql()
                    .select(PERSISTENT_SESSIONS.TOKEN_HASH)
                    .from(PERSISTENT_SESSIONS)
                    .where(
                            PERSISTENT_SESSIONS.USER_ID.eq(session.userId()),
                            PERSISTENT_SESSIONS.TOKEN_HASH.ne(session.tokenHash()))
                    .orderBy(PERSISTENT_SESSIONS.LAST_ACTIVE_AT.desc(), PERSISTENT_SESSIONS.ID)
                    .offset(max - 1)
                    .fetch(PERSISTENT_SESSIONS.TOKEN_HASH);
            return delete(tx, PERSISTENT_SESSIONS.TOKEN_HASH.in(older));
        });
    }

    /// The session of a token, if it is not over and its user still there; notes that it was used.
    ///
    /// @param usedAfter a session that was not used since is over
    public Optional<SignedIn> use(String tokenHash, Instant now, Instant usedAfter) {
        return database.transact(tx -> {
            Optional<SignedIn> known = tx.sql()
                    .select(
                            PERSISTENT_SESSIONS.ID,
                            USERS.USER_ID,
                            USERS.USERNAME,
                            USERS.GITHUB_USERNAME,
                            USERS.IS_OPERATOR,
                            PERSISTENT_SESSIONS.CREATED_AT,
                            PERSISTENT_SESSIONS.EXPIRES_AT)
                    .from(PERSISTENT_SESSIONS)
                    .join(USERS)
                    .on(USERS.USER_ID.eq(PERSISTENT_SESSIONS.USER_ID))
                    .where(
                            PERSISTENT_SESSIONS.TOKEN_HASH.eq(tokenHash),
                            PERSISTENT_SESSIONS.EXPIRES_AT.gt(micros(now)),
                            PERSISTENT_SESSIONS.LAST_ACTIVE_AT.gt(micros(usedAfter)),
                            USERS.DELETED_AT.isNull(),
                            USERS.USERNAME.isNotNull())
                    .fetchOptional(row -> new SignedIn(
                            row.value1(),
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            row.value5(),
                            row.value6(),
                            row.value7(),
                            now));
            known.ifPresent(session -> tx.sql()
                    .update(PERSISTENT_SESSIONS)
                    .set(PERSISTENT_SESSIONS.LAST_ACTIVE_AT, micros(now))
                    .where(PERSISTENT_SESSIONS.ID.eq(session.id()))
                    .execute());
            return known;
        });
    }

    /// A user's sessions, the one used last first.
    public List<Listed> list(UUID userId) {
        return database.transact(tx -> tx.sql()
                .select(
                        PERSISTENT_SESSIONS.ID,
                        PERSISTENT_SESSIONS.USER_AGENT,
                        PERSISTENT_SESSIONS.IP_ADDRESS,
                        PERSISTENT_SESSIONS.CREATED_AT,
                        PERSISTENT_SESSIONS.LAST_ACTIVE_AT)
                .from(PERSISTENT_SESSIONS)
                .where(PERSISTENT_SESSIONS.USER_ID.eq(userId))
                .orderBy(PERSISTENT_SESSIONS.LAST_ACTIVE_AT.desc(), PERSISTENT_SESSIONS.ID)
                .fetch(row -> new Listed(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }

    /// Ends the session of a token.
    public void delete(String tokenHash) {
        database.run(tx -> delete(tx, PERSISTENT_SESSIONS.TOKEN_HASH.eq(tokenHash)));
    }

    /// Ends one session of a user.
    ///
    /// @return its hash; none when it is not theirs or not there
    public List<String> delete(UUID userId, UUID id) {
        return database.transact(
                tx -> delete(tx, PERSISTENT_SESSIONS.USER_ID.eq(userId).and(PERSISTENT_SESSIONS.ID.eq(id))));
    }

    /// Ends all sessions of a user but one.
    ///
    /// @return their hashes
    public List<String> deleteAllBut(UUID userId, @Nullable UUID kept) {
        return database.transact(tx -> {
            Condition theirs = PERSISTENT_SESSIONS.USER_ID.eq(userId);
            return delete(tx, kept == null ? theirs : theirs.and(PERSISTENT_SESSIONS.ID.ne(kept)));
        });
    }

    /// Forgets the sessions that are over.
    ///
    /// @param usedBefore those not used since are over
    /// @return how many there were
    public int deleteOver(Instant now, Instant usedBefore) {
        return database.transact(tx -> tx.sql()
                .deleteFrom(PERSISTENT_SESSIONS)
                .where(PERSISTENT_SESSIONS
                        .EXPIRES_AT
                        .le(micros(now))
                        .or(PERSISTENT_SESSIONS.LAST_ACTIVE_AT.le(micros(usedBefore))))
                .execute());
    }

    private static List<String> delete(Transaction tx, Condition which) {
        List<String> hashes = tx.sql()
                .select(PERSISTENT_SESSIONS.TOKEN_HASH)
                .from(PERSISTENT_SESSIONS)
                .where(which)
                .fetch(PERSISTENT_SESSIONS.TOKEN_HASH);
        tx.sql()
                .deleteFrom(PERSISTENT_SESSIONS)
                .where(PERSISTENT_SESSIONS.TOKEN_HASH.in(hashes))
                .execute();
        return hashes;
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static String clip(String text) {
        return text.length() <= MAX_AGENT_CHARS ? text : text.substring(0, MAX_AGENT_CHARS);
    }
}
