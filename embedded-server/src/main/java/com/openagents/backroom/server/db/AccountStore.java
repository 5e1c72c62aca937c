package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.ApiKeys.API_KEYS;
import static com.openagents.backroom.server.db.jooq.tables.HudRedirects.HUD_REDIRECTS;
import static com.openagents.backroom.server.db.jooq.tables.HudSettings.HUD_SETTINGS;
import static com.openagents.backroom.server.db.jooq.tables.Huds.HUDS;
import static com.openagents.backroom.server.db.jooq.tables.PersistentSessions.PERSISTENT_SESSIONS;
import static com.openagents.backroom.server.db.jooq.tables.RepoWriteAccess.REPO_WRITE_ACCESS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Accounts and the GitHub identities behind them.
public final class AccountStore {
    private final Database database;
    private final InstantSource clock;

    public AccountStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The account of that key, unless it was deleted.
    public Optional<Account> find(UUID id) {
        return database.transact(tx -> find(tx, USERS.USER_ID.eq(id)));
    }

    /// The account of a GitHub identity.
    public Optional<Account> findByGitHubId(String githubId) {
        return database.transact(tx -> find(tx, USERS.GITHUB_ID.eq(githubId)));
    }

    /// An account, and how much hangs on it.
    ///
    /// @param sessions rows, those that were not used for long among them
    public record Counted(Account account, int sessions, int keys, int huds) {}

    /// Accounts whose name here or at GitHub contains a text, in any case; the newest first.
    public List<Counted> search(String text, int max) {
        String part = text.toLowerCase(Locale.ROOT);
        Field<Integer> sessions = count(PERSISTENT_SESSIONS, PERSISTENT_SESSIONS.USER_ID);
        Field<Integer> keys = count(API_KEYS, API_KEYS.USER_ID);
        Field<Integer> huds = count(HUDS, HUDS.USER_ID);
        return database.transact(tx -> tx.sql()
                .select(USERS.fields())
                .select(sessions, keys, huds)
                .from(USERS)
                .where(
                        USERS.DELETED_AT.isNull(),
                        USERS.USERNAME_KEY
                                .contains(part)
                                .or(DSL.lower(USERS.GITHUB_USERNAME).contains(part)))
                .orderBy(USERS.CREATED_AT.desc(), USERS.USER_ID)
                .limit(max)
                .fetch(row -> new Counted(account(row), row.get(sessions), row.get(keys), row.get(huds))));
    }

    private static Field<Integer> count(Table<?> table, Field<UUID> owner) {
        return DSL.field(DSL.selectCount().from(table).where(owner.eq(USERS.USER_ID)));
    }

    /// Whether anybody here is known by a GitHub identity.
    public boolean hasGitHubIdentities() {
        return database.transact(
                tx -> tx.sql().fetchExists(tx.sql().selectOne().from(USERS).where(USERS.GITHUB_ID.isNotNull())));
    }

    /// What an account has and pays with.
    ///
    /// @param isReturning whether its person was here before, so that it got no credits for signing up
    /// @param isLow its credits have fallen below the threshold, and no top-up came since
    public record Money(
            long signupCredits,
            long purchasedCredits,
            long totalCredits,
            boolean isReturning,
            boolean isLow,
            @Nullable String paymentMethodStatus,
            @Nullable String paymentMethodBrand,
            @Nullable String paymentMethodLast4) {}

    /// What a user has and pays with.
    public Money money(UUID id) {
        return database.transact(tx -> tx.sql()
                        .selectFrom(USERS)
                        .where(USERS.USER_ID.eq(id))
                        .fetchOptional(row -> new Money(
                                row.get(USERS.SIGNUP_CREDITS),
                                row.get(USERS.PURCHASED_CREDITS),
                                row.get(USERS.CREDITS_BALANCE),
                                Boolean.TRUE.equals(row.get(USERS.IS_RETURNING)),
                                Boolean.TRUE.equals(row.get(USERS.LOW_BALANCE_WARNED)),
                                row.get(USERS.PAYMENT_METHOD_STATUS),
                                row.get(USERS.PAYMENT_METHOD_BRAND),
                                row.get(USERS.PAYMENT_METHOD_LAST4))))
                .orElseThrow(() -> new IllegalArgumentException("no such user: " + id));
    }

    /// Makes an account for a GitHub identity that has none. Its name is the login if that is free.
    ///
    /// @param joined what else is done for a new account, in the same transaction
    public Account create(String githubId, String login, BiConsumer<Transaction, UUID> joined) {
        return database.transact(tx -> {
            UUID id = UUID.randomUUID();
            String name = freeName(tx.sql(), login, id);
            tx.sql()
                    .insertInto(USERS)
                    .set(USERS.USER_ID, id)
                    .set(USERS.USERNAME, name)
                    .set(USERS.USERNAME_KEY, name.toLowerCase(Locale.ROOT))
                    .set(USERS.GITHUB_ID, githubId)
                    .set(USERS.GITHUB_USERNAME, login)
                    .set(USERS.CREATED_AT, now())
                    .execute();
            joined.accept(tx, id);
            return find(tx, USERS.USER_ID.eq(id)).orElseThrow();
        });
    }

    /// Notes what GitHub says of somebody now.
    public void update(UUID id, @Nullable String githubId, @Nullable String login, @Nullable String emailSealed) {
        database.run(tx -> tx.sql()
                .update(USERS)
                .set(USERS.GITHUB_ID, githubId)
                .set(USERS.GITHUB_USERNAME, login)
                .set(USERS.EMAIL, emailSealed)
                .set(USERS.UPDATED_AT, now())
                .where(USERS.USER_ID.eq(id), USERS.DELETED_AT.isNull())
                .execute());
    }

    /// What was ended by [#delete].
    public record Ended(List<String> sessionHashes, List<String> keyHashes) {}

    /// Deletes an account in one transaction: everything about the person goes, sessions and keys with it; the row
    /// stays without a name, as what was booked for it stays. Their HUDs have no name any more either, and so are
    /// found by nobody; the log removes them later.
    ///
    /// @param mark by which they are known when they come again; null for somebody without an identity at GitHub
    /// @param revocation names the row of the GitHub token to take back, sealed for it; null when there is none
    public Ended delete(UUID id, @Nullable String mark, @Nullable UUID revocation, @Nullable String sealedToken) {
        return database.transact(tx -> {
            DSLContext sql = tx.sql();
            UserRows.lock(tx, id);
            List<String> sessions = sql.select(PERSISTENT_SESSIONS.TOKEN_HASH)
                    .from(PERSISTENT_SESSIONS)
                    .where(PERSISTENT_SESSIONS.USER_ID.eq(id))
                    .fetch(PERSISTENT_SESSIONS.TOKEN_HASH);
            List<String> keys = sql.select(API_KEYS.KEY_HASH)
                    .from(API_KEYS)
                    .where(API_KEYS.USER_ID.eq(id))
                    .fetch(API_KEYS.KEY_HASH);
            sql.deleteFrom(PERSISTENT_SESSIONS)
                    .where(PERSISTENT_SESSIONS.USER_ID.eq(id))
                    .execute();
            sql.deleteFrom(API_KEYS).where(API_KEYS.USER_ID.eq(id)).execute();
            sql.deleteFrom(REPO_WRITE_ACCESS)
                    .where(REPO_WRITE_ACCESS.USER_ID.eq(id))
                    .execute();
            sql.deleteFrom(HUD_SETTINGS).where(HUD_SETTINGS.USER_ID.eq(id)).execute();
            sql.deleteFrom(HUD_REDIRECTS)
                    .where(HUD_REDIRECTS.HUD_ID.in(
                            sql.select(HUDS.ID).from(HUDS).where(HUDS.USER_ID.eq(id))))
                    .execute();
            GitHubTokenStore.delete(tx, id);
            InvoiceStore.forget(tx, id);
            if (revocation != null && sealedToken != null) {
                GitHubTokenStore.addRevocation(tx, revocation, sealedToken, now());
            }
            if (mark != null) {
                FormerPeopleStore.add(tx, mark, now());
            }
            CardStore.delete(tx, id);
            StripeCustomerStore.addDetachment(tx, id, now());
            StripeEventStore.forgetPayloads(tx, id);
            forgetPerson(sql, id);
            return new Ended(sessions, keys);
        });
    }

    private void forgetPerson(DSLContext sql, UUID id) {
        sql.update(USERS)
                .setNull(USERS.EMAIL)
                .setNull(USERS.USERNAME)
                .setNull(USERS.USERNAME_KEY)
                .setNull(USERS.GITHUB_ID)
                .setNull(USERS.GITHUB_USERNAME)
                .set(USERS.PAYMENT_METHOD_STATUS, "none")
                .setNull(USERS.PAYMENT_METHOD_BRAND)
                .setNull(USERS.PAYMENT_METHOD_LAST4)
                .setNull(USERS.PAYMENT_METHOD_ADDED_AT)
                .set(USERS.DELETED_AT, now())
                .set(USERS.UPDATED_AT, now())
                .where(USERS.USER_ID.eq(id), USERS.IS_OPERATOR.isFalse())
                .execute();
    }

    /// Whether a user has anything that would be missed: a HUD with events, a key, or credits that moved since the
    /// sign-up.
    public boolean hasAnything(UUID id) {
        return database.transact(tx -> {
            boolean hasEvents = tx.sql()
                    .fetchExists(tx.sql()
                            .selectOne()
                            .from(HUDS)
                            .where(HUDS.USER_ID.eq(id), HUDS.HEAD_SEQ.ge(HUDS.FIRST_SEQ)));
            boolean hasPostings = tx.sql().fetchExists(USERS, USERS.USER_ID.eq(id), USERS.LEDGER_SEQ.gt(1L));
            return hasEvents || hasPostings || tx.sql().fetchCount(API_KEYS, API_KEYS.USER_ID.eq(id)) > 0;
        });
    }

    /// The login, or the first free one of `login-2`, `login-3`, … A name that somebody has is never taken away
    /// from them, as links to their HUDs carry it.
    public String freeName(String login, UUID forUser) {
        return database.transact(tx -> freeName(tx.sql(), login, forUser));
    }

    private static String freeName(DSLContext sql, String login, UUID forUser) {
        for (int number = 1; ; number++) {
            String suffix = number == 1 ? "" : "-" + number;
            int room = HudId.MAX_USERNAME_LENGTH - suffix.length();
            String name = login.substring(0, Math.min(login.length(), room)) + suffix;
            boolean taken = sql.fetchExists(sql.selectOne()
                    .from(USERS)
                    .where(USERS.USERNAME_KEY.eq(name.toLowerCase(Locale.ROOT)), USERS.USER_ID.ne(forUser)));
            if (!taken) {
                return name;
            }
        }
    }

    private static Optional<Account> find(Transaction tx, Condition which) {
        return tx.sql()
                .selectFrom(USERS)
                .where(which.and(USERS.DELETED_AT.isNull()).and(USERS.USERNAME.isNotNull()))
                .fetchOptional(AccountStore::account);
    }

    private static Account account(Record row) {
        return new Account(
                row.get(USERS.USER_ID),
                row.get(USERS.USERNAME),
                row.get(USERS.GITHUB_ID),
                row.get(USERS.GITHUB_USERNAME),
                row.get(USERS.EMAIL),
                row.get(USERS.IS_OPERATOR),
                row.get(USERS.CREATED_AT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
