package com.openagents.backroom.server.key;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.db.ApiKeyStore;
import com.openagents.backroom.server.secret.Tokens;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.LogCapture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requirements AK-02 … AK-06 and SE-07, over a real socket.
class ApiKeysTest {
    private static final String ACCOUNT = "{\"scopes\":[\"account\"]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void key_isShownOnceAndStoredAsAHash_AK02_AK04() throws IOException {
        String key;
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            HttpResponse<String> made = post(bob, "{\"name\":\" laptop \",\"scopes\":[\"events\",\"account\"]}");
            assertEquals(201, made.statusCode(), made.body());
            assertEquals("no-store", made.headers().firstValue("Cache-Control").orElse(""));
            key = key(made);
            String list = bob.get("/api/account/api-keys").body();
            assertFalse(list.contains(key), "never again");
            assertTrue(
                    list.contains("\"name\":\"laptop\",\"prefix\":\"oa_live_\",\"last4\":\"" + key.substring(40)
                            + "\",\"scopes\":[\"events\",\"account\"],\"created_at\":\"2026-11-25T09:00:00Z\","
                            + "\"expires_at\":\"2027-02-23T09:00:00Z\"}"),
                    list);
        }
        String dump = Files.readString(folder.resolve("data/backroom.mv.db"), StandardCharsets.ISO_8859_1);
        assertFalse(dump.contains(key));
        assertTrue(dump.contains(Tokens.hash(key)));
    }

    @Test
    void goodKey_actsForItsOwnerAndItsDayOfUseIsNoted_AK04() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String key = key(post(bob, ACCOUNT));
            people.clock.move(Duration.ofHours(30));
            HttpResponse<String> answer = asProgram(people, key);
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("\"username\":\"bob\""), answer.body());
            assertTrue(answer.body().contains("\"email\":\"bob@example.org\""), answer.body());
            assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty(), "AK-06: no session comes of a key");
            assertTrue(bob.get("/api/account/api-keys").body().contains("\"last_used_on\":\"2026-11-26\""));
        }
    }

    @Test
    void badKeys_allGetTheSameAnswer_AK03() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String revoked = key(post(bob, ACCOUNT));
            revokeAll(people, bob);
            String expired = key(post(bob, "{\"scopes\":[\"account\"],\"expires_in_days\":1}"));
            people.clock.move(Duration.ofDays(1));
            String unknown = KeyText.LIVE.fresh(new SecureRandom());
            Set<String> bodies = new HashSet<>();
            for (String value : List.of(
                    "Bearer " + revoked,
                    "Bearer " + expired,
                    "Bearer " + unknown,
                    "Bearer oa_live_x",
                    "Bearer ",
                    "Basic " + unknown,
                    unknown)) {
                HttpResponse<String> answer = people.server.get("/api/account", "Authorization", value);
                assertEquals(401, answer.statusCode(), value);
                bodies.add(answer.body().replaceAll("\"request_id\":\"\\w+\"", ""));
            }
            assertEquals(1, bodies.size(), bodies.toString());
        }
    }

    @Test
    void whereNothingIsReal_keysSaySo_andAreNoneElsewhere_AK01() {
        String test;
        try (PeopleFixture people = new PeopleFixture(folder, Map.of("keys.kind", List.of("test")));
                Browser bob = people.browserOf(BOB)) {
            test = key(post(bob, ACCOUNT));
            assertTrue(test.startsWith("oa_test_"), test);
            assertTrue(bob.get("/api/account/api-keys").body().contains("\"prefix\":\"oa_test_\""));
            assertEquals(200, asProgram(people, test).statusCode());
        }
        try (PeopleFixture real = new PeopleFixture(folder)) {
            HttpResponse<String> refused = asProgram(real, test);
            assertEquals(401, refused.statusCode());
            assertTrue(refused.body().contains("oa_live_"), refused.body());
        }
    }

    @Test
    void keyExpires_atItsLimit_AK04() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String key = key(post(bob, "{\"scopes\":[\"account\"],\"expires_in_days\":2}"));
            people.clock.move(Duration.ofDays(2).minusSeconds(1));
            assertEquals(200, asProgram(people, key).statusCode());
            people.clock.move(Duration.ofSeconds(1));
            assertEquals(401, asProgram(people, key).statusCode());
        }
    }

    @Test
    void revokedKey_isNeverAcceptedAgain_AK04() throws InterruptedException, ExecutionException {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                ExecutorService pool = Executors.newFixedThreadPool(16)) {
            String key = key(post(bob, ACCOUNT));
            List<Future<Integer>> during = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                during.add(pool.submit(() -> asProgram(people, key).statusCode()));
            }
            revokeAll(people, bob);
            for (int i = 0; i < 50; i++) {
                assertEquals(401, asProgram(people, key).statusCode());
            }
            for (Future<Integer> answer : during) {
                assertTrue(Set.of(200, 401).contains(answer.get()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?api_key=%s", "?access_token=%s", "?key=%s"})
    void keyInTheAddress_isNoKey_AK05_RT03(String query) {
        try (LogCapture log = LogCapture.start();
                PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String key = key(post(bob, ACCOUNT));
            assertEquals(
                    401,
                    people.server.get("/api/account" + query.formatted(key)).statusCode());
            assertEquals(
                    401, people.server.get("/api/account", "X-Api-Key", key).statusCode());
            assertEquals(
                    401,
                    people.server
                            .get("/api/account", "Cookie", "oa_session=" + key)
                            .statusCode());
            people.hudOfBob(bob, "shop");
            assertEquals(204, bob.delete("/api/hud/shares/bob/shop").statusCode());
            String stream = "/hud/bob/shop/stream" + query;
            assertEquals(404, people.server.get(stream.formatted(key)).statusCode(), "RT-03: nor for a stream");
            assertEquals(
                    404,
                    people.server
                            .get(stream.formatted(bob.cookie("oa_session")))
                            .statusCode(),
                    "nor is a session");
            assertFalse(log.text().contains(key), "and no address is noted with what it carries");
        }
    }

    @Test
    void key_reachesNoKeysSessionsOrDeletion_AK06() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser program = people.server.browser()) {
            String[] key = {
                "Authorization",
                "Bearer " + key(post(bob, "{\"scopes\":[\"account\",\"events\",\"usage\"]}")),
                "Content-Type",
                "application/json"
            };
            assertEquals(200, program.get("/api/account", key).statusCode());
            assertEquals(401, program.post("/api/account/api-key", "{}", key).statusCode());
            assertEquals(401, program.get("/api/account/api-keys", key).statusCode());
            assertEquals(401, program.get("/api/account/sessions", key).statusCode());
            assertEquals(401, program.delete("/api/account/sessions", key).statusCode());
            assertEquals(401, program.post("/api/account/delete", "", key).statusCode());
        }
    }

    @Test
    void keyWithoutTheScope_isToldWhichOne() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            HttpResponse<String> answer = asProgram(people, key(post(bob, "{}")));
            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("it lacks the scope account"), answer.body());
        }
    }

    @Test
    void keyOfSomebodyElse_isNotThere_AZ02() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser carol = people.browserOf(CAROL)) {
            post(bob, ACCOUNT);
            String id = firstId(bob);
            assertEquals(404, carol.delete("/api/account/api-keys/" + id).statusCode());
            assertEquals(404, carol.delete("/api/account/api-keys/nonsense").statusCode());
            assertTrue(bob.get("/api/account/api-keys").body().contains(id));
            assertEquals("{\"api_keys\":[]}", carol.get("/api/account/api-keys").body());
        }
    }

    @Test
    void staleSession_mustSignInAgainFirst_SE07() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.clock.move(Duration.ofMinutes(10).minusSeconds(1));
            assertEquals(201, post(bob, ACCOUNT).statusCode());
            people.clock.move(Duration.ofSeconds(1));
            for (String path : List.of("/api/account/api-key", "/api/account/delete")) {
                HttpResponse<String> stale = bob.post(path, "");
                assertEquals(403, stale.statusCode(), path);
                assertTrue(stale.body().contains("<h1>Sign in once more</h1>"), stale.body());
                assertTrue(stale.body().contains("/api/auth/github/start?return_to=/account"), stale.body());
                HttpResponse<String> json = bob.post(path, "", "Accept", "application/json");
                assertTrue(json.body().contains("\"code\":\"reauth_required\""), json.body());
            }
            people.signIn(bob, BOB);
            assertEquals(201, post(bob, ACCOUNT).statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":1}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"nam\":\"a\"}",
                "{\"scopes\":[]}",
                "{\"scopes\":[\"admin\"]}",
                "{\"scopes\":\"events\"}",
                "{\"scopes\":[1]}",
                "{\"expires_in_days\":0}",
                "{\"expires_in_days\":366}",
                "{\"expires_in_days\":1.5}",
                "{\"expires_in_days\":\"7\"}",
                "{\"expires_in_days\":99999999999999999999}",
                "[]",
                "{",
                "null",
                "{} {}"
            })
    void wrongBody_isRefusedWithASentence_IN04(String body) {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            HttpResponse<String> answer = post(bob, body);
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"message\":\""), answer.body());
            assertEquals("{\"api_keys\":[]}", bob.get("/api/account/api-keys").body());
        }
    }

    @Test
    void bodyThatIsNoJson_isRefused_WEB01() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
                assertEquals(
                        415,
                        bob.post("/api/account/api-key", "{}", "Content-Type", type)
                                .statusCode(),
                        type);
            }
        }
    }

    @Test
    void keysOfOneAccount_areBounded() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            for (int i = 0; i < ApiKeys.MAX_PER_ACCOUNT; i++) {
                assertEquals(201, post(bob, ACCOUNT).statusCode());
            }
            HttpResponse<String> answer = post(bob, ACCOUNT);
            assertEquals(409, answer.statusCode());
            assertTrue(answer.body().contains("Revoke one first"), answer.body());
        }
    }

    @Test
    void guessing_isCounted_NET11() {
        try (PeopleFixture people = new PeopleFixture(folder, Map.of("server.trusted-proxies", List.of("127.0.0.1")));
                Browser bob = people.browserOf(BOB)) {
            String good = key(post(bob, ACCOUNT));
            int refused = 0;
            for (int i = 0; i < 25; i++) {
                String guess = "Bearer " + KeyText.LIVE.fresh(new SecureRandom());
                refused += people.server
                                        .get("/api/account", "Authorization", guess, "X-Forwarded-For", "203.0.113.7")
                                        .statusCode()
                                == 429
                        ? 1
                        : 0;
            }
            assertEquals(5, refused);
            assertEquals(
                    200,
                    people.server
                            .get("/api/account", "Authorization", "Bearer " + good, "X-Forwarded-For", "203.0.113.7")
                            .statusCode(),
                    "a good key is never counted");
        }
    }

    private static void revokeAll(PeopleFixture people, Browser bob) {
        var userId = people.account(BOB).orElseThrow().id();
        for (ApiKeyStore.Row row : new ApiKeyStore(people.server.folder().database()).list(userId)) {
            assertEquals(204, bob.delete("/api/account/api-keys/" + row.id()).statusCode());
        }
    }

    private static HttpResponse<String> post(Browser browser, String body) {
        return browser.post(
                "/api/account/api-key", body, "Content-Type", "application/json", "Accept", "application/json");
    }

    private static HttpResponse<String> asProgram(PeopleFixture people, String key) {
        return people.server.get("/api/account", "Authorization", "Bearer " + key);
    }

    private static String key(HttpResponse<String> made) {
        return made.body().replaceAll(".*\"api_key\":\"(\\w+)\".*", "$1");
    }

    private static String firstId(Browser browser) {
        return browser.get("/api/account/api-keys")
                .body()
                .replaceAll("^\\{\"api_keys\":\\[\\{\"id\":\"([0-9a-f-]+)\".*", "$1");
    }
}
