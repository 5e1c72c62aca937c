package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.HudRedirects.HUD_REDIRECTS;
import static com.openagents.backroom.server.db.jooq.tables.Huds.HUDS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Rows of `users`.
public final class UserStore {
    private final Database database;
    private final InstantSource clock;

    public UserStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The person who runs this installation; made when there is none yet.
    ///
    /// @param username asked for a name only then
    public User operator(Supplier<String> username) {
        Optional<User> known = database.transact(UserStore::findOperator);
        return known.orElseGet(() -> makeOperator(username.get()));
    }

    /// The user of that name, without regard to case.
    public Optional<User> find(String username) {
        return database.transact(tx -> tx.sql()
                .select(USERS.USER_ID, USERS.USERNAME)
                .from(USERS)
                .where(USERS.USERNAME_KEY.eq(username.toLowerCase(Locale.ROOT)))
                .fetchOptional(row -> new User(row.value1(), row.value2())));
    }

    /// The user of that key, unless the account was deleted.
    public Optional<User> find(UUID id) {
        return database.transact(tx -> tx.sql()
                .select(USERS.USER_ID, USERS.USERNAME)
                .from(USERS)
                .where(USERS.USER_ID.eq(id), USERS.USERNAME.isNotNull())
                .fetchOptional(row -> new User(row.value1(), row.value2())));
    }

    /// Gives a user another name. Links to their HUDs under the old name go on working as redirects.
    ///
    /// @throws IllegalArgumentException when the name belongs to another user or is none
    public void rename(User user, String username) {
        requireUsername(username);
        database.run(tx -> {
            DSLContext sql = tx.sql();
            String key = username.toLowerCase(Locale.ROOT);
            boolean taken = sql.fetchExists(
                    sql.selectOne().from(USERS).where(USERS.USERNAME_KEY.eq(key), USERS.USER_ID.ne(user.id())));
            if (taken) {
                throw new IllegalArgumentException("the name " + username + " belongs to another user");
            }
            String old = user.username().toLowerCase(Locale.ROOT);
            if (!old.equals(key)) {
                sql.deleteFrom(HUD_REDIRECTS)
                        .where(HUD_REDIRECTS.USERNAME_KEY.in(old, key))
                        .execute();
                sql.insertInto(HUD_REDIRECTS, HUD_REDIRECTS.USERNAME_KEY, HUD_REDIRECTS.REPO_KEY, HUD_REDIRECTS.HUD_ID)
                        .select(sql.select(DSL.val(old), HUDS.REPO_KEY, HUDS.ID)
                                .from(HUDS)
                                .where(HUDS.USER_ID.eq(user.id())))
                        .execute();
            }
            sql.update(USERS)
                    .set(USERS.USERNAME, username)
                    .set(USERS.USERNAME_KEY, key)
                    .set(USERS.UPDATED_AT, now())
                    .where(USERS.USER_ID.eq(user.id()))
                    .execute();
        });
    }

    private User makeOperator(String username) {
        requireUsername(username);
        return database.transact(tx -> findOperator(tx).orElseGet(() -> {
            User operator = new User(UUID.randomUUID(), username);
            tx.sql()
                    .insertInto(USERS)
                    .set(USERS.USER_ID, operator.id())
                    .set(USERS.USERNAME, username)
                    .set(USERS.USERNAME_KEY, username.toLowerCase(Locale.ROOT))
                    .set(USERS.IS_OPERATOR, true)
                    .set(USERS.CREATED_AT, now())
                    .execute();
            return operator;
        }));
    }

    private static Optional<User> findOperator(Transaction tx) {
        return tx.sql()
                .select(USERS.USER_ID, USERS.USERNAME)
                .from(USERS)
                .where(USERS.IS_OPERATOR)
                .fetchOptional(row -> new User(row.value1(), row.value2()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void requireUsername(String username) {
        if (!HudId.isUsername(username)) {
            throw new IllegalArgumentException("not a username: " + username);
        }
    }
}
