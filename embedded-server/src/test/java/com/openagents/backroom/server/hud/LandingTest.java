package com.openagents.backroom.server.hud;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The landing page: which HUD is shown, and the one click to one's own.
class LandingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void operatorsChoice_isShownWhileItIsPublicAndLive() throws IOException {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            String key = prepare(people, bob);
            begin(people, key, "old");
            begin(people, key, "new");
            Await.until("the newest is shown", () -> live(stranger).contains("\"repo\":\"new\""));

            assertEquals(
                    "{\"hud\":\"bob/old\"}",
                    feature(people, "{\"hud\":\"BOB/old\"}").body());
            assertTrue(live(stranger).contains("\"repo\":\"old\""), live(stranger));

            PeopleFixture.form(bob, "/shares", "hud=bob%2Fold&do=unshare");
            assertTrue(live(stranger).contains("\"repo\":\"new\""), "a private one is not shown");
            PeopleFixture.form(bob, "/shares", "hud=bob%2Fold&do=share");
            assertTrue(live(stranger).contains("\"repo\":\"old\""));

            assertEquals("{}", feature(people, "{}").body());
            assertTrue(live(stranger).contains("\"repo\":\"new\""), "no choice, the newest");
        }
    }

    @Test
    void whatIsLive_isToldWithItsIssue_onThePageAndAsJson() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            assertEquals("{\"enabled\":false,\"hud_context\":null,\"issue\":null}", live(stranger));
            assertTrue(stranger.get("/").body().contains("No live session is broadcasting right now."));

            String key = prepare(people, bob);
            String event = "{\"type\":\"session_start\",\"session_id\":\"s\",\"source_id\":\"1\",\"issue\":{\"url\":"
                    + "\"https://github.com/bob/new/issues/7\",\"label\":\"#7\",\"title\":\"Carts <lose> items\"}}";
            people.server.postText("/api/hud/bob/new/events", event, "Authorization", "Bearer " + key);
            Await.until("it is live", () -> live(stranger).contains("\"enabled\":true"));

            String live = live(stranger);
            assertTrue(
                    live.matches("\\{\"enabled\":true,\"hud_context\":\\{\"username\":\"bob\",\"repo\":\"new\","
                            + "\"is_owner\":false,\"is_public\":true,\"embed_mode\":false,"
                            + "\"stream_url\":\"/hud/bob/new/stream\",\"session_id\":\"s\",\"status\":\"[a-z]+\"},"
                            + "\"issue\":\\{\"label\":\"#7\",\"url\":\"https://github.com/bob/new/issues/7\","
                            + "\"title\":\"Carts <lose> items\"}}"),
                    live);
            String page = stranger.get("/").body();
            assertTrue(page.contains("LIVE</span>"), page);
            assertTrue(page.contains("Working on <a href=\"https://github.com/bob/new/issues/7\""), page);
            assertTrue(page.contains("Carts &lt;lose&gt; items"), page);
        }
    }

    @Test
    void choice_outlivesARestart() throws IOException {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            prepare(people, bob);
            feature(people, "{\"hud\":\"bob/old\"}");
        }
        try (PeopleFixture again = new PeopleFixture(folder)) {
            String chosen = again.server
                    .admin("/api/admin/featured", again.server.operator())
                    .body();
            assertEquals("{\"hud\":\"bob/old\"}", chosen);
        }
    }

    @Test
    void choiceOfNothing_isRefused() throws IOException {
        try (PeopleFixture people = new PeopleFixture(folder)) {
            for (String body : List.of("{\"hud\":\"bob/none\"}", "{\"hud\":\"x\"}", "{\"hud\":1}", "[]")) {
                assertEquals(400, feature(people, body).statusCode(), body);
            }
        }
    }

    @Test
    void stranger_isOneClickFromGitHub() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser stranger = people.server.browser()) {
            String page = stranger.get("/").body();
            assertTrue(page.contains("href=\"/api/auth/github/start\">Connect GitHub → get your own HUD"), page);
        }
    }

    @Test
    void whoIsSignedIn_isOneClickFromTheirPages_liveOrNot() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String key = prepare(people, bob);
            String still = bob.get("/").body();
            begin(people, key, "new");
            Await.until("it is live", () -> live(bob).contains("\"enabled\":true"));

            assertTrue(still.contains("href=\"/account\">Account</a>"), still);
            for (String page : List.of(still, bob.get("/").body())) {
                assertTrue(page.contains("href=\"/shares\">Your HUDs</a>"), page);
                assertFalse(page.contains("Connect GitHub"), page);
            }
        }
    }

    @Test
    void withoutAnApp_nobodyIsSentToGitHub() {
        try (PeopleFixture people = new PeopleFixture(folder, Map.of("github.client-id", List.of("")));
                Browser stranger = people.server.browser()) {
            assertFalse(stranger.get("/").body().contains("Connect GitHub"));
        }
    }

    @Test
    void ownerOfAnEmptyHud_seesHowItBecomesLive() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            String key = prepare(people, bob);
            String page = bob.get("/hud/bob/new").body();
            String url = people.server.server().origin().url("/api/hud/bob/new/events");
            assertTrue(page.contains("curl --data-binary @-") && page.contains(url), page);
            assertFalse(stranger.get("/hud/bob/new").body().contains("curl"), "strangers do not");
            begin(people, key, "new");
            Await.until("it goes", () -> !bob.get("/hud/bob/new").body().contains("curl"));
        }
    }

    private static String prepare(PeopleFixture people, Browser bob) {
        people.hudOfBob(bob, "old");
        people.hudOfBob(bob, "new");
        return PeopleFixture.key(bob, "events");
    }

    private static void begin(PeopleFixture people, String key, String repo) {
        String event =
                "{\"type\":\"session_start\",\"session_id\":\"s\",\"source_id\":\"" + repo + "\",\"title\":\"T\"}";
        HttpResponse<String> answer =
                people.server.postText("/api/hud/bob/" + repo + "/events", event, "Authorization", "Bearer " + key);
        assertEquals(200, answer.statusCode(), answer.body());
        people.clock.move(Duration.ofSeconds(1));
    }

    private static HttpResponse<String> feature(PeopleFixture people, String body) throws IOException {
        String[] operator = people.server.operator();
        return people.server.adminPost(
                "/api/admin/featured", body, operator[0], operator[1], "Content-Type", "application/json");
    }

    private static String live(Browser browser) {
        return browser.get("/api/hud/live").body();
    }
}
