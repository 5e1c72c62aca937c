package com.openagents.backroom.server.account;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.github.Fault;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.GitHubTokenStore;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.LedgerStore;
import com.openagents.backroom.server.ledger.Ledger;
import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a person leaves (requirements AZ-05, OA-14, SE-06).
class DepartureTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void personWhoLeaves_takesEverythingAlong_AZ05() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser other = people.browserOf(BOB)) {
            Account account = people.account(BOB).orElseThrow();
            HudStore huds = people.server.folder().huds();
            huds.forWorkspace(account.user(), new Workspace("shop", "bob/shop", null, "127.0.0.1/bob/shop"));
            assertEquals(200, bob.get("/hud/bob/shop").statusCode());
            String stream = people.server.server().origin().url("/hud/bob/shop/stream");
            String key = makeKey(bob);
            try (SseViewer own = SseViewer.openAs(other.cookies(), stream);
                    SseViewer stranger = SseViewer.open(stream, null)) {
                Await.until(
                        "both watch",
                        () -> !own.received().isEmpty() && !stranger.received().isEmpty());

                HttpResponse<String> answer = bob.post("/api/account/delete", "");

                assertEquals("{\"deleted\":true}", answer.body());
                assertEquals("", bob.cookie("oa_session"));
                Await.until("the streams are ended", () -> own.isEnded() && stranger.isEnded());
            }
            assertEquals("{\"user\":null}", other.get("/api/auth/me").body(), "the other session too");
            assertEquals(
                    401,
                    people.server
                            .get("/api/account", "Authorization", "Bearer " + key)
                            .statusCode());
            assertEquals(404, bob.get("/hud/bob/shop").statusCode());
            assertTrue(people.account(BOB).isEmpty());
            Await.until("the grant is taken back", () -> people.github.tokenCount(BOB) == 0);
            Await.until("the HUD is gone", () -> huds.orphans().isEmpty());
            AccountStore accounts = new AccountStore(people.server.folder().database(), people.clock);
            assertEquals(100_000, accounts.money(account.id()).totalCredits(), "what was booked stays");
        }
    }

    @Test
    void personWhoLeft_mayComeAgainAsSomebodyNew_AZ05() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            Account before = people.account(BOB).orElseThrow();
            bob.post("/api/account/delete", "");
            assertEquals(401, bob.post("/api/account/delete", "").statusCode(), "a second time there is nobody");

            people.signIn(bob, BOB);

            Account after = people.account(BOB).orElseThrow();
            assertNotEquals(before.id(), after.id());
            assertEquals("bob", after.username());
        }
    }

    @Test
    void personWhoComesAgain_getsNoSecondCreditsForSigningUp() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser _ = people.browserOf(CAROL)) {
            Database database = people.server.folder().database();
            AccountStore accounts = new AccountStore(database, people.clock);
            Ledger ledger = new Ledger(new LedgerStore(), () -> {}, people.clock);
            for (int times = 0; times < 2; times++) {
                assertEquals(200, bob.post("/api/account/delete", "").statusCode());
                people.signIn(bob, BOB);

                Account again = people.account(BOB).orElseThrow();
                assertEquals(0, accounts.money(again.id()).totalCredits(), "they were given before");
                assertEquals(0, database.transact(ledger::grantMissing), "a start gives none either");
            }
            assertEquals(
                    100_000,
                    accounts.money(people.account(CAROL).orElseThrow().id()).totalCredits(),
                    "others get theirs");
        }
    }

    @Test
    void pagesSayWhatIsTrue_ofWhoLeavesAndComesAgain() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String first = bob.get("/billing").body();
            assertTrue(first.contains("100,000 credits once, at sign-up"), first);

            HttpResponse<String> left =
                    bob.post("/account", "do=leave&name=bob", "Content-Type", "application/x-www-form-urlencoded");

            assertEquals(
                    "/account/deleted", left.headers().firstValue("Location").orElse(""));
            HttpResponse<String> said = bob.get("/account/deleted");
            assertEquals(200, said.statusCode());
            assertTrue(said.body().contains("Credits that were left are lost"), said.body());

            people.signIn(bob, BOB);
            String again = bob.get("/billing").body();
            assertTrue(again.contains("you had them before"), again);
            assertFalse(again.contains("at sign-up"), again);
        }
    }

    @Test
    void gitHubThatIsDown_isToldLater_OA14() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            GitHubTokenStore store = new GitHubTokenStore(people.server.folder().database());
            people.github.fail(new Fault.Page(503));

            assertEquals(200, bob.post("/api/account/delete", "").statusCode());

            assertTrue(people.account(BOB).isEmpty(), "gone here at once");
            Await.until("it was tried", () -> people.github.requestCount("DELETE /api/v3/applications") > 0);
            Await.until(
                    "it is put off",
                    () -> store.dueRevocations(people.clock.instant(), 10).isEmpty());
            assertEquals(1, people.github.tokenCount(BOB));

            people.github.fail(new Fault.None());
            people.clock.move(Duration.ofMinutes(2));
            Await.until("it is taken back", () -> {
                people.server.takeBackGrants(); // does nothing while the first attempt is not over
                return people.github.tokenCount(BOB) == 0;
            });

            assertTrue(store.dueRevocations(people.clock.instant().plus(Duration.ofDays(9)), 10)
                    .isEmpty());
        }
    }

    @Test
    void operator_stays() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser operator = people.server.operatorsBrowser()) {
            HttpResponse<String> answer = operator.post("/api/account/delete", "");
            assertEquals(409, answer.statusCode());
            assertTrue(answer.body().contains("belongs to this installation"), answer.body());
            assertTrue(operator.get("/api/auth/me").body().contains("ada"));
        }
    }

    private static String makeKey(Browser browser) {
        return browser.post("/api/account/api-key", "{\"scopes\":[\"account\"]}", "Content-Type", "application/json")
                .body()
                .replaceAll(".*\"api_key\":\"(\\w+)\".*", "$1");
    }
}
