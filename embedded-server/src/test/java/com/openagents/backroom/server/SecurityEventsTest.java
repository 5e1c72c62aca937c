package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.testing.LogCapture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log says to whoever guards the server: who did what, or was refused what, and from where.
class SecurityEventsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void signInAndKeys_areNoted_withoutTheKey_RD07() {
        try (LogCapture log = LogCapture.start();
                PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            UUID id = people.account(BOB).orElseThrow().id();
            String key = PeopleFixture.key(bob, "events");
            String list = bob.get("/api/account/api-keys").body();
            String row = list.replaceAll("(?s).*?\"id\":\"([0-9a-f-]+)\".*", "$1");
            bob.delete("/api/account/api-keys/" + row);

            assertSays(log, "user " + id + " signed in from 127.0.0.1");
            assertSays(log, "user " + id + " made the key " + row + " for events");
            assertSays(log, "the key " + row + " of user " + id + " was revoked");
            assertFalse(log.text().contains(key), "the key itself is nowhere");
        }
    }

    @Test
    void refusals_areNoted_withWhatAndWhere_RD07() {
        try (LogCapture log = LogCapture.start();
                PeopleFixture people =
                        new PeopleFixture(folder, Map.of("server.trusted-proxies", List.of("127.0.0.1")));
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            String key = PeopleFixture.key(bob, "account");
            stranger.get("/account");
            stranger.get(
                    "/api/account?token=canary",
                    "Authorization",
                    "Bearer oa_live_none",
                    "X-Forwarded-For",
                    "192.0.2.7");
            people.server.postText("/api/hud/bob/shop/events", "{}", "Authorization", "Bearer " + key);
            bob.post("/api/auth/logout", "", "Sec-Fetch-Site", "cross-site");
            stranger.get("/api/auth/github/callback?code=canary&state=none");
            stranger.get("/auth/operator?ticket=canary");

            assertSays(log, "refused key_invalid: GET /api/account from 192.0.2.7");
            assertSays(log, "refused key_scope: POST /api/hud/bob/shop/events from 127.0.0.1");
            assertSays(log, "refused cross_site: POST /api/auth/logout from 127.0.0.1");
            assertSays(log, "refused sign_in_expired: GET /api/auth/github/callback from 127.0.0.1");
            assertSays(log, "refused ticket_used: GET /auth/operator from 127.0.0.1");
            assertFalse(log.text().contains("canary"), "no query is noted");
            assertFalse(log.text().contains("refused sign_in:"), "somebody without a session is no event");
        }
    }

    @Test
    void forgedWebhook_andFrozenCredits_areNoted_RD07() {
        try (LogCapture log = LogCapture.start();
                BuyingFixture shop = new BuyingFixture(folder)) {
            shop.people.server.postText("/webhooks/stripe", "{}", "Stripe-Signature", "t=1,v1=00");
            assertSays(log, "refused bad_signature: POST /webhooks/stripe from 127.0.0.1");

            shop.keepCard("pm_card_visa");
            String payment = shop.bought("r1");
            String key = PeopleFixture.key(shop.bob, "usage");
            String usage = "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/agents\",\"type\":\"used\","
                    + "\"data\":{\"credits\":" + shop.balance() + "}}]";
            assertEquals(
                    200,
                    shop.people
                            .server
                            .postText(
                                    "/api/usage/events",
                                    usage,
                                    "Authorization",
                                    "Bearer " + key,
                                    "Content-Type",
                                    "application/cloudevents-batch+json")
                            .statusCode());
            assertFalse(log.text().contains("frozen"), log.text());
            String refund = shop.stripe.bank().refund(payment, BuyingFixture.PRICE);
            shop.deliver();
            assertTrue(shop.balance() < 0, "it was spent before");
            assertSays(
                    log,
                    "the credits of user " + shop.bobId() + " are frozen: the refund " + refund
                            + " took more than there was");
        }
    }

    @Test
    void limits_areNotedWhenTheyAreHit_RD07_NET11() {
        Map<String, List<String>> proxied = Map.of("server.trusted-proxies", List.of("127.0.0.1"));
        try (LogCapture log = LogCapture.start();
                PeopleFixture people = new PeopleFixture(folder, proxied)) {
            String[] client = {"X-Forwarded-For", "203.0.113.7"};
            for (String path : List.of("/hud/bob/none/stream", "/embed/bob/none")) {
                for (int i = 0; i < 300; i++) {
                    assertEquals(404, people.server.get(path, client).statusCode(), path + " " + i);
                }
                HttpResponse<String> refused = people.server.get(path, client);
                assertEquals(429, refused.statusCode(), path);
                assertTrue(refused.headers().firstValue("Retry-After").isPresent());
                assertSays(log, "refused too_often: GET " + path + " from 203.0.113.7");
                assertEquals(
                        404,
                        people.server
                                .get(path, "X-Forwarded-For", "203.0.113.8")
                                .statusCode(),
                        "another client is another");
            }
        }
    }

    @Test
    void reportsOfBrowsers_areNoted_withoutWhatMayBeSecret_WEB04() {
        try (LogCapture log = LogCapture.start();
                PeopleFixture people =
                        new PeopleFixture(folder, Map.of("server.trusted-proxies", List.of("127.0.0.1")))) {
            String report = "{\"csp-report\":{\"document-uri\":\"https://hud.example.org/hud/bob/shop?t=canary\","
                    + "\"referrer\":\"\",\"effective-directive\":\"script-src-elem\",\"original-policy\":\"\","
                    + "\"blocked-uri\":\"https://evil.test/x.js?canary\",\"status-code\":200}}";
            assertEquals(204, report(people, report));
            assertSays(
                    log,
                    "a page was kept from what its policy forbids: script-src-elem of https://evil.test on"
                            + " /hud/bob/shop, says 203.0.113.7");
            assertEquals(204, report(people, report.replace("https://evil.test/x.js?canary", "inline")));
            assertSays(log, "script-src-elem of inline on /hud/bob/shop");
            assertEquals(204, report(people, "{\"csp-report\":{\"blocked-uri\":\"\\u0000\\r\\nfake line\"}}"));
            for (String wrong : List.of("", "[]", "{}", "{\"csp-report\":1}", "nonsense")) {
                assertEquals(400, report(people, wrong), wrong);
            }
            assertFalse(log.text().contains("canary") || log.text().contains("\nfake"), log.text());
            int refused = 0;
            for (int i = 0; i < 20; i++) {
                refused += report(people, report) == 429 ? 1 : 0;
            }
            assertEquals(8, refused, "twenty a minute are read");
        }
    }

    private static int report(PeopleFixture people, String body) {
        return people.server
                .postText(
                        "/api/policy-reports",
                        body,
                        "Content-Type",
                        "application/csp-report",
                        "Sec-Fetch-Site",
                        "same-origin",
                        "X-Forwarded-For",
                        "203.0.113.7")
                .statusCode();
    }

    @Test
    void oneClient_fillsNoLog_RD07() {
        try (LogCapture log = LogCapture.start();
                PeopleFixture people = new PeopleFixture(folder)) {
            for (int i = 0; i < 50; i++) {
                people.server.postText("/api/usage/events", "[]", "Authorization", "Bearer none");
            }
            long lines = log.text()
                    .lines()
                    .filter(line -> line.contains("refused key_invalid"))
                    .count();
            assertEquals(20, lines);
        }
    }

    @Test
    void quickTunnel_isWarnedOf_NET13() {
        for (String url : List.of("https://some-words.trycloudflare.com", "https://hud.example.org")) {
            try (LogCapture log = LogCapture.start();
                    ServerFixture _ =
                            new ServerFixture(folder, StreamLimits.of(10), Map.of("server.public-url", List.of(url)))) {
                assertEquals(
                        url.contains("trycloudflare"),
                        log.text().contains("A quick tunnel of trycloudflare.com carries 200 requests"),
                        log.text());
            }
        }
    }

    private static void assertSays(LogCapture log, String line) {
        assertTrue(log.text().contains(line), line + "\nis not in\n" + log.text());
    }
}
