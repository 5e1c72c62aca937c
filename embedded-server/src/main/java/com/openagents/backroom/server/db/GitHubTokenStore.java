package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.GithubRevocations.GITHUB_REVOCATIONS;
import static com.openagents.backroom.server.db.jooq.tables.GithubTokens.GITHUB_TOKENS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Rows of `github_tokens`, and of `github_revocations`: grants to take back. Both hold sealed tokens only.
public final class GitHubTokenStore {
    private final Database database;

    public GitHubTokenStore(Database database) {
        this.database = database;
    }

    /// A user's token as it is stored.
    ///
    /// @param scopes separated by spaces
    public record Stored(UUID userId, String sealed, String scopes) {}

    /// A grant to take back.
    public record Revocation(UUID id, int attempts) {}

    /// Stores a user's token in place of the one before.
    public void save(Stored token, Instant now) {
        database.run(tx -> tx.sql()
                .insertInto(GITHUB_TOKENS)
                .set(GITHUB_TOKENS.USER_ID, token.userId())
                .set(GITHUB_TOKENS.TOKEN_SEALED, token.sealed())
                .set(GITHUB_TOKENS.SCOPES, token.scopes())
                .set(GITHUB_TOKENS.CREATED_AT, micros(now))
                .onConflict(GITHUB_TOKENS.USER_ID)
                .doUpdate()
                .set(GITHUB_TOKENS.TOKEN_SEALED, token.sealed())
                .set(GITHUB_TOKENS.SCOPES, token.scopes())
                .set(GITHUB_TOKENS.CREATED_AT, micros(now))
                .execute());
    }

    public Optional<Stored> find(UUID userId) {
        return database.transact(tx -> tx.sql()
                .select(GITHUB_TOKENS.USER_ID, GITHUB_TOKENS.TOKEN_SEALED, GITHUB_TOKENS.SCOPES)
                .from(GITHUB_TOKENS)
                .where(GITHUB_TOKENS.USER_ID.eq(userId))
                .fetchOptional(row -> new Stored(row.value1(), row.value2(), row.value3())));
    }

    /// Stores the same token sealed anew, unless another took its place meanwhile.
    public void replace(Stored before, String sealed) {
        database.run(tx -> tx.sql()
                .update(GITHUB_TOKENS)
                .set(GITHUB_TOKENS.TOKEN_SEALED, sealed)
                .where(GITHUB_TOKENS.USER_ID.eq(before.userId()), GITHUB_TOKENS.TOKEN_SEALED.eq(before.sealed()))
                .execute());
    }

    public void delete(UUID userId) {
        database.run(tx -> delete(tx, userId));
    }

    static void delete(Transaction tx, UUID userId) {
        tx.sql()
                .deleteFrom(GITHUB_TOKENS)
                .where(GITHUB_TOKENS.USER_ID.eq(userId))
                .execute();
    }

    /// Notes a grant to take back.
    ///
    /// @param id names the row, for which the token is sealed
    public void addRevocation(UUID id, String sealed, Instant now) {
        database.run(tx -> addRevocation(tx, id, sealed, now));
    }

    static void addRevocation(Transaction tx, UUID id, String sealed, Instant now) {
        tx.sql()
                .insertInto(GITHUB_REVOCATIONS)
                .set(GITHUB_REVOCATIONS.ID, id)
                .set(GITHUB_REVOCATIONS.TOKEN_SEALED, sealed)
                .set(GITHUB_REVOCATIONS.NEXT_ATTEMPT_AT, micros(now))
                .set(GITHUB_REVOCATIONS.CREATED_AT, micros(now))
                .execute();
    }

    /// A grant as it is stored now; empty when it is taken back.
    public Optional<String> findRevocation(UUID id) {
        return database.transact(tx -> tx.sql()
                .select(GITHUB_REVOCATIONS.TOKEN_SEALED)
                .from(GITHUB_REVOCATIONS)
                .where(GITHUB_REVOCATIONS.ID.eq(id))
                .fetchOptional(GITHUB_REVOCATIONS.TOKEN_SEALED));
    }

    /// Grants whose time to try has come.
    public List<Revocation> dueRevocations(Instant now, int limit) {
        return database.transact(tx -> tx.sql()
                .select(GITHUB_REVOCATIONS.ID, GITHUB_REVOCATIONS.ATTEMPTS)
                .from(GITHUB_REVOCATIONS)
                .where(GITHUB_REVOCATIONS.NEXT_ATTEMPT_AT.le(micros(now)))
                .orderBy(GITHUB_REVOCATIONS.NEXT_ATTEMPT_AT)
                .limit(limit)
                .fetch(row -> new Revocation(row.value1(), row.value2())));
    }

    /// Puts a grant off.
    public void putOff(Revocation revocation, Instant next) {
        database.run(tx -> tx.sql()
                .update(GITHUB_REVOCATIONS)
                .set(GITHUB_REVOCATIONS.ATTEMPTS, revocation.attempts() + 1)
                .set(GITHUB_REVOCATIONS.NEXT_ATTEMPT_AT, micros(next))
                .where(GITHUB_REVOCATIONS.ID.eq(revocation.id()))
                .execute());
    }

    /// Forgets a grant that is gone.
    public void deleteRevocation(UUID id) {
        database.run(tx -> tx.sql()
                .deleteFrom(GITHUB_REVOCATIONS)
                .where(GITHUB_REVOCATIONS.ID.eq(id))
                .execute());
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
