package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.LogCapture;
import com.openagents.backroom.server.testing.PeopleFixture;
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
