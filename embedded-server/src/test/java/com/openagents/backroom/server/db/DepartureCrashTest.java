package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.ApiKeys.API_KEYS;
import static com.openagents.backroom.server.db.jooq.tables.FormerPeople.FORMER_PEOPLE;
import static com.openagents.backroom.server.db.jooq.tables.GithubRevocations.GITHUB_REVOCATIONS;
import static com.openagents.backroom.server.db.jooq.tables.GithubTokens.GITHUB_TOKENS;
import static com.openagents.backroom.server.db.jooq.tables.PersistentSessions.PERSISTENT_SESSIONS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.secret.Tokens;
import com.openagents.backroom.server.testing.CrashRounds;
import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while people leave, one after the other (requirement AZ-05): whoever was told so is gone with everything
/// but what was booked, whoever was not is either whole or gone, and leaving again goes through.
class DepartureCrashTest {
    private static final int ROUNDS = Seeds.count(2, 60);

    @Test
    void kill9WhilePeopleLeave_leavesNobodyByHalf_AZ05(@TempDir Path root) throws Exception {
        long seed = Seeds.of(1, 1).getFirst();
        new CrashRounds(Leavers.class, root.toString()).run(ROUNDS, seed, (_, acknowledged) -> {
            try (OpenLedger books = new OpenLedger(root)) { // closing it looks at every sum
                check(books, Math.max(0, acknowledged));
            }
        });
    }

    private static void check(OpenLedger books, long acknowledged) {
        books.post(tx -> {
            DSLContext sql = tx.sql();
            int gone = count(sql, USERS, USERS.DELETED_AT.isNotNull());
            int here = count(sql, USERS, USERS.DELETED_AT.isNull().and(USERS.IS_OPERATOR.isFalse()));
            assertTrue(gone >= acknowledged, acknowledged + " were told that they are gone, " + gone + " are");
            assertTrue(here <= 1, "they come and go one by one: " + here);
            assertEquals(
                    0,
                    count(
                            sql,
                            USERS,
                            USERS.DELETED_AT
                                    .isNotNull()
                                    .and(USERS.USERNAME
                                            .isNotNull()
                                            .or(USERS.GITHUB_ID.isNotNull())
                                            .or(USERS.EMAIL.isNotNull()))));
            for (Table<?> table : new Table<?>[] {PERSISTENT_SESSIONS, API_KEYS, GITHUB_TOKENS}) {
                assertTrue(sql.fetchCount(table) <= here, table + " has rows of nobody");
            }
            assertEquals(gone, sql.fetchCount(GITHUB_REVOCATIONS), "a grant to take back for each");
            assertEquals(gone, sql.fetchCount(FORMER_PEOPLE), "and a mark");
            return gone;
        });
    }

    private static int count(DSLContext sql, Table<?> table, Condition which) {
        return sql.fetchCount(table, which);
    }

    /// The process that is killed: somebody comes, gets one of everything, and leaves.
    static final class Leavers {
        private Leavers() {}

        public static void main(String[] args) {
            try (OpenLedger books = new OpenLedger(Path.of(args[0]))) {
                AccountStore accounts = new AccountStore(books.database, books.clock);
                int next = books.post(tx -> count(tx.sql(), USERS, USERS.DELETED_AT.isNotNull()));
                while (next >= 0) {
                    next++;
                    String githubId = Integer.toString(next);
                    Account account =
                            accounts.findByGitHubId(githubId).orElseGet(() -> come(books, accounts, githubId));
                    var _ = accounts.delete(account.id(), Tokens.hash(githubId), UUID.randomUUID(), "sealed");
                    System.out.println(next);
                }
            }
        }

        private static Account come(OpenLedger books, AccountStore accounts, String githubId) {
            Account account = accounts.create(githubId, "person-" + githubId, books.ledger::grantSignUp);
            Instant now = books.clock.instant();
            Instant later = now.plus(Duration.ofDays(1));
            new GitHubTokenStore(books.database)
                    .save(new GitHubTokenStore.Stored(account.id(), "sealed", "read:user"), now);
            new WebSessionStore(books.database)
                    .add(
                            new WebSessionStore.New(
                                    account.id(), Tokens.hash("s" + githubId), null, "127.0.0.1", now, later),
                            1);
            new ApiKeyStore(books.database)
                    .add(
                            new ApiKeyStore.Row(
                                    UUID.randomUUID(),
                                    account.id(),
                                    "oa_live_",
                                    "0000",
                                    "key",
                                    "events",
                                    now,
                                    later,
                                    null),
                            Tokens.hash("k" + githubId),
                            1);
            var _ = new HudStore(books.database, books.clock)
                    .forWorkspace(account.user(), new Workspace("shop", null, "/home/" + githubId + "/shop", null));
            return account;
        }
    }
}
