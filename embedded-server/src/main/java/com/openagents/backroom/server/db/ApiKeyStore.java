package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.ApiKeys.API_KEYS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of `api_keys`. The key itself is nowhere, only its SHA-256.
public final class ApiKeyStore {
    private final Database database;

    public ApiKeyStore(Database database) {
        this.database = database;
    }

    /// A key as its owner sees it after it was shown once.
    ///
    /// @param scopes separated by spaces
    /// @param lastUsedOn the day only
    public record Row(
            UUID id,
            UUID userId,
            String prefix,
            String last4,
            String name,
            String scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedOn) {}

    /// Adds a key, unless the user has `max` already.
    ///
    /// @return whether it was added
    public boolean add(Row key, String hash, int max) {
        return database.transact(tx -> {
            UserRows.lock(tx, key.userId());
            int count = tx.sql().fetchCount(API_KEYS, API_KEYS.USER_ID.eq(key.userId()));
            if (count >= max) {
                return false;
            }
            tx.sql()
                    .insertInto(API_KEYS)
                    .set(API_KEYS.ID, key.id())
                    .set(API_KEYS.USER_ID, key.userId())
                    .set(API_KEYS.KEY_HASH, hash)
                    .set(API_KEYS.PREFIX, key.prefix())
                    .set(API_KEYS.LAST4, key.last4())
                    .set(API_KEYS.NAME, key.name())
                    .set(API_KEYS.SCOPES, key.scopes())
                    .set(API_KEYS.CREATED_AT, key.createdAt())
                    .set(API_KEYS.EXPIRES_AT, key.expiresAt())
                    .execute();
            return true;
        });
    }

    /// The key of that hash, expired or not, if its user is still there; notes the day it is used on.
    public Optional<Row> use(String hash, Instant now) {
        return database.transact(tx -> {
            Optional<Row> found = tx.sql()
                    .select(API_KEYS.fields())
                    .from(API_KEYS)
                    .join(USERS)
                    .on(USERS.USER_ID.eq(API_KEYS.USER_ID))
                    .where(API_KEYS.KEY_HASH.eq(hash), USERS.DELETED_AT.isNull(), USERS.USERNAME.isNotNull())
                    .fetchOptional(ApiKeyStore::row);
            Instant today = now.truncatedTo(ChronoUnit.DAYS);
            found.filter(key -> key.expiresAt().isAfter(now) && !today.equals(key.lastUsedOn()))
                    .ifPresent(key -> tx.sql()
                            .update(API_KEYS)
                            .set(API_KEYS.LAST_USED_AT, today)
                            .where(API_KEYS.ID.eq(key.id()))
                            .execute());
            return found;
        });
    }

    /// A user's keys, the newest first.
    public List<Row> list(UUID userId) {
        return database.transact(tx -> tx.sql()
                .select(API_KEYS.fields())
                .from(API_KEYS)
                .where(API_KEYS.USER_ID.eq(userId))
                .orderBy(API_KEYS.CREATED_AT.desc(), API_KEYS.ID)
                .fetch(ApiKeyStore::row));
    }

    /// Removes one key of a user.
    ///
    /// @return its hash; empty when it is not theirs or not there
    public Optional<String> delete(UUID userId, UUID id) {
        return database.transact(tx -> {
            Optional<String> hash = tx.sql()
                    .select(API_KEYS.KEY_HASH)
                    .from(API_KEYS)
                    .where(API_KEYS.USER_ID.eq(userId), API_KEYS.ID.eq(id))
                    .fetchOptional(API_KEYS.KEY_HASH);
            tx.sql()
                    .deleteFrom(API_KEYS)
                    .where(API_KEYS.USER_ID.eq(userId), API_KEYS.ID.eq(id))
                    .execute();
            return hash;
        });
    }

    /// Removes keys that expired before a time.
    public int deleteExpired(Instant before) {
        return database.transact(tx -> tx.sql()
                .deleteFrom(API_KEYS)
                .where(API_KEYS.EXPIRES_AT.le(before))
                .execute());
    }

    private static Row row(org.jooq.Record row) {
        return new Row(
                row.get(API_KEYS.ID),
                row.get(API_KEYS.USER_ID),
                row.get(API_KEYS.PREFIX),
                row.get(API_KEYS.LAST4),
                row.get(API_KEYS.NAME),
                row.get(API_KEYS.SCOPES),
                row.get(API_KEYS.CREATED_AT),
                row.get(API_KEYS.EXPIRES_AT),
                row.get(API_KEYS.LAST_USED_AT));
    }
}
