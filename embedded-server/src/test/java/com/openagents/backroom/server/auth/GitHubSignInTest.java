package com.openagents.backroom.server.auth;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.github.FakeUser;
import com.openagents.backroom.fakes.github.FakeUser.Email;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.account.EmailCell;
import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.GitHubTokenStore;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in with GitHub, from the browser's click to the session (requirements OA-01 … OA-08, OA-10, OA-13,
/// SE-04).
class GitHubSignInTest {
    private static final String EXCHANGE = "POST /login/oauth/access_token";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void signIn_leadsBackWithASession() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            HttpResponse<String> answer = people.signIn(browser, BOB, "?return_to=/hud/bob/shop%3Fsession%3Ds1");
            assertEquals(303, answer.statusCode());
            assertEquals("/hud/bob/shop?session=s1", Browser.location(answer));
            String me = browser.get("/api/auth/me").body();
            assertTrue(me.contains("\"username\":\"bob\",\"github_username\":\"bob\""), me);
            assertEquals(
                    "/repos", Browser.location(people.signIn(browser, BOB)), "without a wish, the picker comes next");
            for (String odd : List.of("//evil.test", "/hud/bob/", "/hud//shop", "%2F%5Cevil.test", "/%0D%0AX:y", "")) {
                HttpResponse<String> elsewhere = people.signIn(browser, BOB, "?return_to=" + odd);
                assertEquals("/repos", Browser.location(elsewhere), "OA-05: " + odd);
            }
        }
    }

    @Test
    void authorization_asksWithPkceAndTheScopesOfTheSettings_OA01() {
        try (PeopleFixture people =
                        new PeopleFixture(folder, Map.of("github.scopes", List.of("read:user", "user:email")));
                Browser browser = people.server.browser()) {
            String url = Browser.location(browser.get("/api/auth/github/start"));
            assertTrue(url.startsWith(people.github.url() + "/login/oauth/authorize?client_id="), url);
            assertTrue(url.contains("&code_challenge_method=S256"), url);
            assertTrue(url.matches(".*&code_challenge=[\\w-]{43}(&.*)?"), url);
            assertTrue(url.matches(".*&state=[\\w-]{43}(&.*)?"), url);
            assertTrue(url.contains("&scope=read%3Auser+user%3Aemail&"), url);
        }
    }

    @Test
    void codesSwappedBetweenTwoSignIns_areWorthNothing_OA01() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser one = people.server.browser();
                Browser two = people.server.browser()) {
            String first = people.callback(one, BOB, "");
            String second = people.callback(two, CAROL, "");
            String firstCode = first.replaceAll(".*code=(\\w+)&.*", "$1");
            String secondCode = second.replaceAll(".*code=(\\w+)&.*", "$1");

            assertEquals(400, one.get(first.replace(firstCode, secondCode)).statusCode());
            assertEquals(400, two.get(second.replace(secondCode, firstCode)).statusCode());

            assertNobody(one);
            assertNobody(two);
        }
    }

    @Test
    void anotherBrowser_cannotFinish_OA02() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser mine = people.server.browser();
                Browser victim = people.server.browser()) {
            String callback = people.callback(mine, BOB, "");
            people.callback(victim, CAROL, ""); // it has a pre-login cookie of its own

            HttpResponse<String> answer = victim.get(callback);

            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("began in another browser"), answer.body());
            assertNobody(victim);
            assertEquals(0, people.github.requestCount(EXCHANGE), "GitHub is not even asked");
        }
    }

    @Test
    void callback_isGoodOnceAndForTenMinutes_OA02() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            String callback = people.callback(browser, BOB, "");
            assertEquals(303, browser.get(callback).statusCode());
            assertEquals(400, browser.get(callback).statusCode(), "a second time");

            String late = people.callback(browser, BOB, "");
            people.clock.move(LoginAttempts.LIFE.plusSeconds(1));
            assertEquals(400, browser.get(late).statusCode(), "too late");
        }
    }

    @Test
    void twoTabs_bothSignInAndTheCookieGoesWithTheLast_OA02_SE04() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            String first = people.callback(browser, BOB, "?return_to=/account");
            String second = people.callback(browser, BOB, "?return_to=/shares");
            assertFalse(browser.cookie("oa_login").isEmpty());

            assertEquals("/account", Browser.location(browser.get(first)));
            assertEquals("/shares", Browser.location(browser.get(second)));

            assertEquals("", browser.cookie("oa_login"));
        }
    }

    @Test
    void manyAtOnceWithOneCallback_exchangeOneCode_OA03() throws InterruptedException, ExecutionException {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser();
                ExecutorService pool = Executors.newFixedThreadPool(50)) {
            String callback = people.callback(browser, BOB, "");
            String path = callback.substring(callback.indexOf("/api/"));
            String cookies = browser.cookies();
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(pool.submit(() -> {
                    go.await();
                    return people.server.get(path, "Cookie", cookies).statusCode();
                }));
            }
            go.countDown();
            int in = 0;
            for (Future<Integer> answer : answers) {
                in += answer.get() == 303 ? 1 : 0;
            }
            assertEquals(1, in);
            assertEquals(1, people.github.requestCount(EXCHANGE));
        }
    }

    @Test
    void redirectUri_isTheConfiguredOneInBothSteps_OA04_NET04() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            people.github.signIn(BOB);
            String own = people.server.server().origin().toString();
            for (String header : List.of("X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Original-URL")) {
                String url = Browser.location(browser.get("/api/auth/github/start", header, "https://evil.test"));
                String expected = URLEncoder.encode(own + "/api/auth/github/callback", StandardCharsets.UTF_8);
                assertTrue(url.contains("&redirect_uri=" + expected + "&"), url);
            }
            HttpResponse<String> done = people.signIn(browser, BOB);
            assertEquals(303, done.statusCode(), "the fake compares both");
        }
    }

    @Test
    void otherNameOfThisMachine_isLeftBeforeTheCookieIsSet() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser =
                        new Browser(people.server.server().origin().toString().replace("127.0.0.1", "localhost"))) {
            HttpResponse<String> answer = browser.get("/api/auth/github/start?return_to=/account");
            assertEquals(
                    people.server.server().origin() + "/api/auth/github/start?return_to=%2Faccount",
                    Browser.location(answer));
            assertEquals("", browser.cookie("oa_login"));
        }
    }

    @Test
    void renamedPerson_keepsTheAccount_OA06() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.browserOf(BOB)) {
            Account before = people.account(BOB).orElseThrow();
            people.hudOfBob(browser, "shop");
            people.github.with(FakeUser.of(BOB, "bob").renamed("robert"));

            people.signIn(browser, BOB);

            for (String path : List.of("/hud/%s/shop", "/embed/%s/shop")) {
                assertEquals(path.formatted("robert"), Browser.location(browser.get(path.formatted("bob"))));
            }

            Account after = people.account(BOB).orElseThrow();
            assertEquals(before.id(), after.id());
            assertEquals("robert", after.username());
            assertTrue(browser.get("/api/auth/me").body().contains("\"username\":\"robert\""));
        }
    }

    @Test
    void newOwnerOfAnOldLogin_getsAnAccountOfTheirOwn_OA06() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser carol = people.server.browser()) {
            people.github.with(FakeUser.of(BOB, "bob").renamed("robert"));
            people.github.with(FakeUser.of(CAROL, "bob"));

            people.signIn(carol, CAROL);

            assertNotEquals(
                    people.account(BOB).orElseThrow().id(),
                    people.account(CAROL).orElseThrow().id());
            assertEquals("bob-2", people.account(CAROL).orElseThrow().username(), "links to bob's HUDs stay bob's");
            people.signIn(bob, BOB);
            people.signIn(carol, CAROL);
            assertEquals("robert", people.account(BOB).orElseThrow().username());
            assertEquals("bob", people.account(CAROL).orElseThrow().username(), "now it is free");
        }
    }

    @Test
    void emailAddress_countsWhenPrimaryAndVerified_OA07() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.browserOf(BOB)) {
            assertTrue(people.account(BOB).orElseThrow().emailSealed() != null);
            for (Email email :
                    List.of(new Email("b@example.org", true, false), new Email("b@example.org", false, true))) {
                people.github.with(new FakeUser(BOB, "bob", List.of(email)));
                people.signIn(browser, BOB);
                assertEquals(null, people.account(BOB).orElseThrow().emailSealed(), email.toString());
            }
        }
    }

    @Test
    void whatWasGranted_isKeptAndLessIsNoError_OA08() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            GitHubTokenStore tokens =
                    new GitHubTokenStore(people.server.folder().database());
            people.github.grantOnly("read:user");
            assertEquals(303, people.signIn(browser, BOB).statusCode());
            Account bob = people.account(BOB).orElseThrow();
            assertEquals("read:user", tokens.find(bob.id()).orElseThrow().scopes());
            assertEquals(null, bob.emailSealed(), "the address was not granted");

            people.github.grantOnly("read:user user:email repo gist");
            people.signIn(browser, BOB);
            assertEquals(
                    "gist read:user repo user:email",
                    tokens.find(bob.id()).orElseThrow().scopes());
        }
    }

    @Test
    void callback_showsItsAddressToNobody_OA10() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            HttpResponse<String> good = people.signIn(browser, BOB);
            HttpResponse<String> bad = browser.get("/api/auth/github/callback?code=x&state=y");
            for (HttpResponse<String> answer : List.of(good, bad)) {
                assertEquals(
                        "no-referrer",
                        answer.headers().firstValue("Referrer-Policy").orElse(""));
                assertEquals(
                        "no-store", answer.headers().firstValue("Cache-Control").orElse(""));
            }
            assertEquals(303, good.statusCode());
        }
    }

    @Test
    void token_isStoredSealedAndReplacedBySignIns_OA13_CR01() throws IOException {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            for (int i = 0; i < 12; i++) {
                people.signIn(browser, BOB);
            }
            assertEquals(10, people.github.tokenCount(BOB), "GitHub drops the oldest of more than ten");
            Account bob = people.account(BOB).orElseThrow();
            String sealed = new GitHubTokenStore(people.server.folder().database())
                    .find(bob.id())
                    .orElseThrow()
                    .sealed();
            Path keys = people.server.folder().folder().keys();
            SecretBox box = SecretBox.open(keys, SecretBox.places(Map.of(), keys, false), new Redactor());
            String token = box.use(seals -> seals.open(
                    new Cell("github_tokens", "token_sealed", bob.id().toString()), sealed));
            assertTrue(token.startsWith("gho_fake"));
            String email = String.valueOf(bob.emailSealed());
            assertEquals("bob@example.org", box.use(seals -> seals.open(EmailCell.of(bob.id()), email)));
        }
        String dump = Files.readString(folder.resolve("data/backroom.mv.db"), StandardCharsets.ISO_8859_1);
        assertFalse(dump.contains("gho_fake"), "no token is in the database as it is");
        assertFalse(dump.contains("bob@example.org"), "no address either");
    }

    @Test
    void operatorWithoutGitHub_isLinkedBySigningIn() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser operator = people.server.operatorsBrowser()) {
            people.server.write(1);
            Await.until(
                    "the HUD is there",
                    () -> operator.get("/hud/ada/shop").body().contains("word 0"));

            people.signIn(operator, BOB);

            Account account = people.account(BOB).orElseThrow();
            assertEquals(people.server.folder().operator().id(), account.id());
            assertEquals("bob", account.username());
            assertEquals("bob", people.server.server().operator().username());
            HttpResponse<String> old = operator.get("/hud/ada/shop");
            assertEquals(301, old.statusCode());
            assertEquals("/hud/bob/shop", Browser.location(old));
            people.server.write(1);
            Await.until(
                    "new events go to the new name",
                    () -> operator.get("/hud/bob/shop").body().contains("word 1"));
            assertTrue(operator.get("/hud/bob/shop").body().contains("word 0"), "with what was there before");
            assertEquals(
                    new HudId("bob", "shop"),
                    people.server.folder().huds().all().getFirst().name());
        }
    }

    @Test
    void withoutAnApp_signInSaysSo() {
        try (PeopleFixture people = new PeopleFixture(folder, Map.of("github.client-id", List.of("")));
                Browser browser = people.server.browser()) {
            HttpResponse<String> answer = browser.get("/api/auth/github/start");
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("not set up on this server"), answer.body());
        }
    }

    @Test
    void signInsOfOneClient_areCounted_NET11() {
        try (PeopleFixture people = new PeopleFixture(folder, Map.of("server.trusted-proxies", List.of("127.0.0.1")));
                Browser browser = people.server.browser()) {
            for (String path : List.of("/api/auth/github/start", "/api/auth/github/callback?code=x&state=y")) {
                int refused = 0;
                for (int i = 0; i < 25; i++) {
                    HttpResponse<String> answer = browser.get(path, "X-Forwarded-For", "203.0.113.7");
                    if (answer.statusCode() == 429) {
                        refused++;
                        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
                    }
                }
                assertEquals(5, refused, path);
                assertNotEquals(
                        429,
                        browser.get(path, "X-Forwarded-For", "203.0.113.8").statusCode(),
                        "another client is another");
            }
        }
    }

    @Test
    void slowPerson_whoComesBackInTime_isLetIn() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            String callback = people.callback(browser, BOB, "");
            people.clock.move(Duration.ofMinutes(9));
            assertEquals(303, browser.get(callback).statusCode());
        }
    }

    private static void assertNobody(Browser browser) {
        assertEquals("{\"user\":null}", browser.get("/api/auth/me").body());
    }
}
