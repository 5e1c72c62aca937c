package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static com.openagents.backroom.server.testing.PeopleFixture.form;
import static com.openagents.backroom.server.testing.PeopleFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.db.Rows;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirement AZ-02: carol asks every route that takes a name or a number for what is bob's. She gets what she would
/// get for what nobody has, and nothing changes.
class SomebodyElsesTest {
    /// Carol's own rows, and those that say when somebody was last here.
    private static final List<String> OF_LOOKING = List.of("PERSISTENT_SESSIONS", "USERS");

    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyRouteWithANameOrNumber_isForItsOwnerOnly_AZ02() {
        try (BuyingFixture shop = new BuyingFixture(folder);
                Browser carol = shop.people.browserOf(CAROL)) {
            Map<String, String> bobs = things(shop);
            json(carol, "/api/stripe/setup-intent", "{\"consent\":true}"); // so that she has a customer, too
            Map<String, String> before = rows(shop);
            int tried = 0;
            for (String route : shop.people.server.server().publicRoutes()) {
                if (!route.contains("{")
                        || route.contains("/assets/")
                        || route.endsWith("/api/hud/{username}/{repo}/events")) {
                    continue; // of the last, a key is asked for: PostedEventsTest
                }
                String mine = path(route, bobs);
                HttpResponse<String> there = ask(carol, route, mine);
                HttpResponse<String> none = ask(carol, route, nobodys(mine, bobs));
                assertEquals(404, there.statusCode(), route + ": " + there.body());
                assertEquals(withoutNumber(none), withoutNumber(there), route);
                assertEquals(before, rows(shop), route);
                tried++;
            }
            assertTrue(tried > 20, "routes tried: " + tried);
            formsOfPages(carol, bobs, before, shop);
            assertEquals(200, shop.bob.get("/hud/bob/shop").statusCode());
        }
    }

    /// What pages send in a form instead of in the address.
    private static void formsOfPages(
            Browser carol, Map<String, String> bobs, Map<String, String> before, BuyingFixture shop) {
        Map<String, String> forms = Map.of(
                "/shares", "hud=bob%2Fshop&do=share",
                "/billing/cards", "do=remove&id=" + bobs.get("card"),
                "/account", "do=revoke-key&id=" + bobs.get("key"));
        forms.forEach((path, body) -> {
            HttpResponse<String> answer = form(carol, path, body);
            assertFalse(answer.body().contains("bob"), path + ": " + answer.body());
            assertEquals(before, rows(shop), path + " with " + body);
        });
        form(carol, "/account", "do=end-session&id=" + bobs.get("session"));
        assertEquals(before, rows(shop), "ending a session of somebody else's");
        form(carol, "/billing/cards", "do=default&id=" + bobs.get("card"));
        assertEquals(before, rows(shop), "taking somebody else's card as one's own");
        assertEquals(
                404,
                json(carol, "/api/hud/settings", "{\"repo\":\"shop\",\"is_public\":true}")
                        .statusCode());
        assertEquals(before, rows(shop));
    }

    /// One of everything that bob can have.
    private static Map<String, String> things(BuyingFixture shop) {
        shop.people.hudOfBob(shop.bob, "shop");
        assertEquals(204, shop.bob.delete("/api/hud/shares/bob/shop").statusCode());
        String key = PeopleFixture.key(shop.bob, "events");
        String event = "{\"type\":\"tick_start\",\"session_id\":\"s\",\"source_id\":\"1\"}";
        shop.people.server.postText("/api/hud/bob/shop/events", event, "Authorization", "Bearer " + key);
        shop.keepCard("pm_card_visa");
        Map<String, String> things = new TreeMap<>();
        things.put(
                "purchase",
                BuyingFixture.json(shop.buy("r1")).path("purchase_id").asText());
        shop.deliver();
        things.put("key", first(shop, "/api/account/api-keys", "api_keys"));
        things.put("session", first(shop, "/api/account/sessions", "sessions"));
        things.put("invoice", first(shop, "/api/billing/invoices", "invoices"));
        things.put("card", first(shop, "/api/stripe/payment-methods", "payment_methods"));
        things.forEach((what, id) -> assertFalse(id.isEmpty(), what));
        return things;
    }

    private static String first(BuyingFixture shop, String path, String list) {
        return BuyingFixture.json(shop.bob.get(path))
                .path(list)
                .path(0)
                .path("id")
                .asText();
    }

    private static String path(String route, Map<String, String> bobs) {
        String thing = List.of("purchase", "key", "session", "invoice").stream()
                .filter(route::contains)
                .findFirst()
                .orElse("card");
        return route.substring(route.indexOf(' ') + 1)
                .replace("{username}", "bob")
                .replace("{repo}", "shop")
                .replace("{seq}", "1")
                .replace("{id}", String.valueOf(bobs.get(thing)))
                .concat(route.endsWith("/search") ? "?q=tick" : "");
    }

    /// The same address for what nobody has.
    private static String nobodys(String path, Map<String, String> bobs) {
        String none = path.replace("/bob/shop", "/bob/shed");
        for (Map.Entry<String, String> thing : bobs.entrySet()) {
            none = none.replace(
                    thing.getValue(),
                    thing.getKey().equals("card")
                            ? "pm_1nobodys"
                            : UUID.fromString(NOBODYS).toString());
        }
        return none;
    }

    private static HttpResponse<String> ask(Browser who, String route, String path) {
        return switch (route.substring(0, route.indexOf(' '))) {
            case "GET" -> who.get(path);
            case "POST" -> path.startsWith("/billing/") ? form(who, path, "do=cancel") : json(who, path, "{}");
            default -> who.delete(path);
        };
    }

    private static String withoutNumber(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll("[0-9a-f]{16}", "");
    }

    private static Map<String, String> rows(BuyingFixture shop) {
        Map<String, String> rows = Rows.of(shop.people.server.folder().database());
        rows.keySet().removeIf(OF_LOOKING::contains);
        return rows;
    }
}
