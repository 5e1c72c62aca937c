package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirement WEB-03: what a page of another site may read, whichever site it says to be.
class CrossOriginTest {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    /// What anyone may read of a public HUD, and of HUDs in general; nothing else may be read from elsewhere.
    private static final Set<String> FOR_ANYONE = Set.of(
            "GET /api/hud/live",
            "GET /embed/{username}/{repo}",
            "GET /hud/{username}/{repo}/badge.svg",
            "GET /hud/{username}/{repo}/card.png",
            "GET /hud/{username}/{repo}/events",
            "GET /hud/{username}/{repo}/events/{seq}",
            "GET /hud/{username}/{repo}/proof",
            "GET /hud/{username}/{repo}/snapshot.json",
            "GET /hud/{username}/{repo}/stream",
            "GET /oembed");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whateverOriginAsks_onlyWhatIsPublicIsForAnyone_andNoOriginIsRepeated_WEB03() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String key = PeopleFixture.key(bob, "events");
            String event = "{\"type\":\"tick_start\",\"session_id\":\"s\",\"source_id\":\"1\"}";
            people.server.postText("/api/hud/bob/shop/events", event, "Authorization", "Bearer " + key);
            String own = people.server.server().origin().toString();
            for (String origin : origins(own)) {
                Set<String> open = new TreeSet<>();
                for (String route : people.server.server().publicRoutes()) {
                    if (route.startsWith("GET ") && !route.contains("/auth/")) {
                        String path = path(route, own);
                        String allowed = allowed(bob.head(path, "Origin", origin), route + " for " + origin);
                        if (!allowed.isEmpty()) {
                            open.add(route);
                        }
                    }
                }
                assertEquals(new TreeSet<>(FOR_ANYONE), open, origin);
            }
        }
    }

    @Test
    void privateHud_isForItsOwnPagesOnly_WEB03() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            assertEquals(204, bob.delete("/api/hud/shares/bob/shop").statusCode());
            for (String rest : List.of("", "/snapshot.json", "/events", "/stream", "/card.png", "/badge.svg")) {
                HttpResponse<String> answer = bob.head("/hud/bob/shop" + rest, "Origin", "https://evil.test");
                assertEquals(200, answer.statusCode(), rest);
                assertEquals("", allowed(answer, rest), rest);
            }
        }
    }

    private static List<String> origins(String own) {
        return List.of(
                "null",
                "https://evil.test",
                own,
                own.replace("http:", "https:"),
                own + ".evil.test",
                own + "0",
                own.replace("://", "://evil-"),
                own.toUpperCase(Locale.ROOT),
                "file://",
                "*");
    }

    /// What the answer says of other origins: nothing, or that anyone may read it.
    private static String allowed(HttpResponse<String> answer, String what) {
        String allowed = answer.headers().firstValue(ALLOW_ORIGIN).orElse("");
        assertTrue(allowed.isEmpty() || allowed.equals("*"), what + ": " + allowed);
        assertTrue(
                answer.headers().map().keySet().stream()
                        .noneMatch(name -> !name.equalsIgnoreCase(ALLOW_ORIGIN)
                                && name.toLowerCase(Locale.ROOT).startsWith("access-control-")),
                what);
        return allowed;
    }

    private static String path(String route, String own) {
        return route.substring("GET ".length())
                .replace("{username}", "bob")
                .replace("{repo}", "shop")
                .replace("{seq}", "1")
                .replace("{name}", "none.css")
                .replace("{id}", "00000000-0000-0000-0000-000000000000")
                .concat(route.endsWith("/search") ? "?q=tick" : "")
                .concat(route.endsWith("/oembed") ? "?url=" + own + "/hud/bob/shop" : "");
    }
}
