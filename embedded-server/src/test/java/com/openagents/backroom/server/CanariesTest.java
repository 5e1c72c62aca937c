package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.BuyingFixture;
import com.openagents.backroom.server.testing.LogCapture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people and operators entrust to the server, session, key, grant, card's secret, keys of GitHub and Stripe, is
/// in no answer to anybody, in no line of the log and in no dump of the database (requirements RD-06, SE-02, AK-02,
/// CR-01). What agents' texts hold, `SecretsTest` looks for.
class CanariesTest {
    /// Seen by their owner, and sealed in the database.
    private static final String EMAIL = "bob@example.org";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatWasEntrusted_isInNoAnswerLogOrDump() throws IOException {
        Map<String, String> canaries = new LinkedHashMap<>();
        try (LogCapture log = LogCapture.start()) {
            try (BuyingFixture shop = new BuyingFixture(folder);
                    Browser again = shop.people.server.browser();
                    Browser operator = shop.people.server.operatorsBrowser();
                    Browser nobody = shop.people.server.browser()) {
                plant(canaries, shop, again, operator);
                Map<String, String> answers = new LinkedHashMap<>();
                for (String route : shop.people.server.server().publicRoutes()) {
                    if (route.startsWith("GET ") && !route.endsWith("/stream")) {
                        for (Browser who : List.of(again, operator, nobody)) {
                            answers.merge(route, text(who.get(path(route))), String::concat);
                        }
                    }
                }
                for (String route : shop.people.server.server().adminRoutes()) {
                    if (route.startsWith("GET ")) {
                        answers.put(route, text(shop.people.server.admin(path(route), shop.people.server.operator())));
                    }
                }
                assertTrue(answers.size() > 40, "answers: " + answers.size());
                answers.forEach((route, answer) -> canaries.forEach(
                        (what, secret) -> assertFalse(answer.contains(secret), what + " in " + route)));
            }
            canaries.put("e-mail address", EMAIL);
            requireNowhere(canaries, log.text(), "the log");
            assertTrue(log.text().contains("signed in"), "something is logged at all");
        }
        for (String file : List.of("backroom.mv.db", "backroom.mv.db.journal")) {
            Path stored = folder.resolve("data").resolve(file);
            if (Files.exists(stored)) {
                requireNowhere(canaries, Files.readString(stored, StandardCharsets.ISO_8859_1), file);
            }
        }
        assertTrue(
                Files.readString(folder.resolve("data/backroom.mv.db"), StandardCharsets.ISO_8859_1)
                        .contains("bob/shop"),
                "what is no secret is found in it");
    }

    /// Does what makes secrets, and what goes wrong with them.
    private static void plant(Map<String, String> canaries, BuyingFixture shop, Browser again, Browser operator)
            throws IOException {
        PeopleFixture people = shop.people;
        String callback = people.callback(again, BOB, "");
        canaries.put("sign-in cookie", again.cookie("oa_login"));
        canaries.put("code", callback.replaceAll(".*code=(\\w+)&.*", "code=$1"));
        canaries.put("state", callback.replaceAll(".*state=([\\w-]+).*", "$1"));
        assertEquals(303, again.get(callback).statusCode());
        assertEquals(400, again.get(callback).statusCode(), "a second time");
        canaries.put("session", again.cookie("oa_session"));
        canaries.put("operator's session", operator.cookie("oa_session"));
        canaries.put("operator's token", people.server.operator()[1].substring("Bearer ".length()));
        people.hudOfBob(again, "shop");
        String key = PeopleFixture.key(again, "events", "account", "usage");
        canaries.put("key", key);
        String event =
                "{\"type\":\"tick_start\",\"session_id\":\"s\",\"source_id\":\"1\",\"cause\":\"with " + key + "\"}";
        people.server.postText("/api/hud/bob/shop/events", event, "Authorization", "Bearer " + key);
        people.server.postText("/api/usage/events", "[", "Authorization", "Bearer " + key);
        people.server.get("/api/account?api_key=" + key, "Cookie", "oa_session=" + key);
        canaries.put("grant at GitHub", "gho_fake");
        canaries.put("secret of the app", FakeGitHub.CLIENT_SECRET);
        shop.keepCard("pm_card_visa");
        String _ = shop.bought("r1");
        canaries.put(
                "secret of a card",
                BuyingFixture.json(PeopleFixture.json(again, "/api/stripe/setup-intent", "{\"consent\":true}"))
                        .path("client_secret")
                        .asText());
        canaries.put("Stripe's key", FakeStripe.SECRET_KEY);
        canaries.put(
                "Stripe's signing secret",
                String.join("", shop.stripe.settings().getOrDefault("stripe.webhook-secret", List.of())));
        canaries.forEach((what, secret) -> assertTrue(secret.length() > 7, what + " is " + secret));
    }

    private static void requireNowhere(Map<String, String> canaries, String text, String where) {
        canaries.forEach((what, secret) -> assertFalse(text.contains(secret), what + " in " + where));
    }

    /// All that a program gets; a page's body is all that its reader gets.
    private static String text(HttpResponse<String> answer) {
        return answer.headers().map() + answer.body();
    }

    private static String path(String route) {
        return route.substring("GET ".length())
                .replace("{username}", "bob")
                .replace("{repo}", "shop")
                .replace("{seq}", "1")
                .replace("{name}", "none.css")
                .replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000000")
                .concat(route.endsWith("/search") ? "?q=with" : route.endsWith("/settings") ? "?repo=shop" : "");
    }
}
