package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import java.util.UUID;

/// What several stores do with rows of `users`.
final class UserRows {
    private UserRows() {}

    /// Holds a user's row until the transaction ends, so that what is counted per user has one writer.
    static void lock(Transaction tx, UUID userId) {
        tx.sql()
                .select(USERS.USER_ID)
                .from(USERS)
                .where(USERS.USER_ID.eq(userId))
                .forUpdate()
                .fetch();
    }
}
