package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.FormerPeople.FORMER_PEOPLE;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/// Rows of `former_people`, and what they say of who comes again.
public final class FormerPeopleStore {
    private FormerPeopleStore() {}

    /// Notes that somebody left; again changes nothing.
    static void add(Transaction tx, String mark, Instant leftAt) {
        tx.sql()
                .insertInto(FORMER_PEOPLE)
                .set(FORMER_PEOPLE.MARK, mark)
                .set(FORMER_PEOPLE.LEFT_ON, LocalDate.ofInstant(leftAt, ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
    }

    /// Notes of a new account whether its person was here before.
    ///
    /// @return whether they were
    public static boolean recognize(Transaction tx, UUID userId, String mark) {
        boolean isReturning = tx.sql().fetchExists(FORMER_PEOPLE, FORMER_PEOPLE.MARK.eq(mark));
        if (isReturning) {
            tx.sql()
                    .update(USERS)
                    .set(USERS.IS_RETURNING, true)
                    .where(USERS.USER_ID.eq(userId))
                    .execute();
        }
        return isReturning;
    }
}
