package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.db.Rows;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirement WEB-02: whoever only looks changes nothing that is stored.
class GetsChangeNothingTest {
    /// Signing in begins and ends with an address that a browser is sent to: each is good once.
    private static final Set<String> SIGN_IN =
            Set.of("GET /api/auth/github/start", "GET /api/auth/github/callback", "GET /auth/operator");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void allGets_byEverybody_leaveTheDatabaseAsItWas_WEB02() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser carol = people.browserOf(CAROL);
                Browser operator = people.server.operatorsBrowser();
                Browser nobody = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            String key = PeopleFixture.key(bob, "events", "account", "usage");
            String event = "{\"type\":\"tick_start\",\"session_id\":\"s\",\"source_id\":\"1\"}";
            people.server.postText("/api/hud/bob/shop/events", event, "Authorization", "Bearer " + key);
            PeopleFixture.invoice(people, "pi_1");
            // What GitHub says of repositories is noted whenever it is asked: that is done before.
            people.server.followGitHub();
            bob.get("/repos");
            carol.get("/repos");

            Map<String, String> before = Rows.of(people.server.folder().database());
            assertTrue(before.size() > 10, () -> "tables: " + before.keySet());
            for (String route : people.server.server().publicRoutes()) {
                if (route.startsWith("GET ") && !SIGN_IN.contains(route)) {
                    String path = path(route);
                    for (Browser who : List.of(nobody, carol, operator, bob)) {
                        look(who, path);
                    }
                    look(nobody, path, "Authorization", "Bearer " + key);
                    Map<String, String> after = Rows.of(people.server.folder().database());
                    before.forEach((table, rows) -> assertEquals(rows, after.get(table), route + " changes " + table));
                    assertEquals(before.keySet(), after.keySet());
                }
            }
        }
    }

    private static void look(Browser who, String path, String... headers) {
        if (!path.contains("/stream")) {
            who.get(path, headers);
        }
        who.head(path, headers);
    }

    private static String path(String route) {
        return route.substring("GET ".length())
                .replace("{username}", "bob")
                .replace("{repo}", "shop")
                .replace("{seq}", "1")
                .replace("{name}", "none.css")
                .replace("{id}", "00000000-0000-0000-0000-000000000000")
                .concat(route.endsWith("/search") ? "?q=tick" : route.endsWith("/settings") ? "?repo=shop" : "");
    }
}
