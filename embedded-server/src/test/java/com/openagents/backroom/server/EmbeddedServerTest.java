package com.openagents.backroom.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.web.RawClient;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The routes of both listeners, as a stranger, the owner and the operator see them.
class EmbeddedServerTest {
    private static final HudSettings PRIVATE = new HudSettings(false, true, RedactionPolicy.STANDARD, List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void hud_isShownAsPageJsonAndLog() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(3);
            Await.until(
                    "the page shows the last word",
                    () -> fixture.get("/hud/ada/shop").body().contains("word 2"));
            HttpResponse<String> page = fixture.get("/hud/ada/shop");
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("data-stream=\"/hud/ada/shop/stream\""), page.body());
            assertTrue(page.body().contains("<link rel=\"canonical\" href=\"http://127.0.0.1:"), page.body());
            String snapshot = fixture.get("/hud/ada/shop/snapshot.json").body();
            assertTrue(snapshot.contains("\"hud\":\"ada/shop\"") && snapshot.contains("\"is_public\":true"), snapshot);
            HttpResponse<String> events = fixture.get("/hud/ada/shop/events?after=1&limit=1");
            assertEquals(1, events.body().lines().count());
            assertTrue(events.body().contains("\"seq\":2"), events.body());
            assertTrue(fixture.get("/hud/ada/shop/events/3").body().contains("word 2"));
            assertEquals(404, fixture.get("/hud/ada/shop/events/4").statusCode());
            assertEquals(400, fixture.get("/hud/ada/shop/events/x").statusCode());
        }
    }

    @Test
    void otherWritings_leadToTheOneAddress() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            for (String path : List.of("/hud/@ada/shop", "/hud/ADA/Shop")) {
                HttpResponse<String> answer = fixture.get(path + "?session=s1");
                assertEquals(301, answer.statusCode(), path);
                assertEquals(
                        "/hud/ada/shop?session=s1",
                        answer.headers().firstValue("Location").orElse(""));
            }
        }
    }

    @Test
    void privateAndUnknownHuds_lookTheSame() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            fixture.server().huds().change(ServerFixture.HUD, PRIVATE);
            for (String rest : List.of("", "/stream", "/events", "/events/1", "/snapshot.json")) {
                for (String accept : List.of("text/html", "application/json")) {
                    HttpResponse<String> hidden = fixture.get("/hud/ada/shop" + rest, "Accept", accept);
                    HttpResponse<String> unknown = fixture.get("/hud/bob/none" + rest, "Accept", accept);
                    assertEquals(404, hidden.statusCode(), rest);
                    assertEquals(404, unknown.statusCode(), rest);
                    assertEquals(withoutNumber(unknown.body()), withoutNumber(hidden.body()), rest);
                }
            }
        }
    }

    @Test
    void operatorTicket_worksOnceAndShowsPrivateHuds() throws IOException {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            fixture.server().huds().change(ServerFixture.HUD, PRIVATE);
            String answer = fixture.adminPost(
                            "/api/admin/operator-ticket", "{\"path\":\"/hud/ada/shop\"}", fixture.operator())
                    .body();
            String path = answer.substring(answer.indexOf("/auth/"), answer.length() - 2);
            HttpResponse<String> signedIn = fixture.get(path);
            assertEquals(303, signedIn.statusCode());
            assertEquals(
                    "/hud/ada/shop", signedIn.headers().firstValue("Location").orElse(""));
            String setCookie = signedIn.headers().firstValue("Set-Cookie").orElse("");
            assertTrue(
                    setCookie.matches("oa_session=[\\w-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"),
                    setCookie);
            String cookie = setCookie.substring(0, setCookie.indexOf(';'));
            assertEquals(200, fixture.get("/hud/ada/shop", "Cookie", cookie).statusCode());
            assertTrue(fixture.get("/api/auth/me", "Cookie", cookie).body().contains("\"username\":\"ada\""));
            assertEquals(401, fixture.get(path).statusCode());
            assertEquals(
                    403,
                    fixture.post("/api/auth/logout", "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                            .statusCode());
            assertEquals(
                    204,
                    fixture.post("/api/auth/logout", "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                            .statusCode());
            assertEquals(404, fixture.get("/hud/ada/shop", "Cookie", cookie).statusCode());
            assertEquals(
                    "{\"user\":null}",
                    fixture.get("/api/auth/me", "Cookie", cookie).body());
        }
    }

    @Test
    void ticketThroughATunnel_isRefusedAndStaysGood() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            String url = fixture.server().operatorUrl("/");
            String path = url.substring(url.indexOf("/auth/"));
            assertEquals(
                    401, fixture.get(path, "X-Forwarded-For", "203.0.113.7").statusCode());
            assertEquals(303, fixture.get(path).statusCode());
        }
    }

    @Test
    void adminRoutes_needTheOperatorsToken() throws IOException {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(2);
            assertEquals("{\"status\":\"up\"}", fixture.admin("/healthz").body());
            List<String> guarded = List.of(
                    "/metrics",
                    "/api/admin/sessions",
                    "/api/admin/huds",
                    "/api/admin/sources",
                    "/api/admin/dead-letters",
                    "/api/admin/older-files");
            for (String path : guarded) {
                assertEquals(401, fixture.admin(path).statusCode(), path);
                assertEquals(
                        401, fixture.admin(path, "Authorization", "Bearer x").statusCode(), path);
                assertEquals(200, fixture.admin(path, fixture.operator()).statusCode(), path);
                assertEquals(404, fixture.get(path, fixture.operator()).statusCode(), path + " on the public listener");
            }
            Await.until(
                    "the session is listed",
                    () -> admin(fixture, "/api/admin/sessions").contains("\"session_id\":\"s1\""));
            assertTrue(admin(fixture, "/metrics").contains("backroom_viewers"));
            for (String path : List.of("/hud/ada/shop", "/", "/api/auth/me", "/auth/operator")) {
                assertEquals(404, fixture.admin(path).statusCode(), path + " on the admin listener");
            }
        }
    }

    @Test
    void olderFile_isListed_andReadOnDemandWithItsSubAgents() throws IOException {
        String project = "claude-code/subagents/projects/-home-dev-acme-shop";
        Path watched = Files.createDirectories(ServerFixture.watched(folder).resolve("p"));
        copyOld(SharedFixtures.require(project), watched);
        for (int i = 0; i < 100; i++) { // so many of the newest are read in any case
            Files.writeString(watched.resolve("new" + i + ".txt"), "no session\n");
        }
        Path file = watched.resolve("0876b76d-833f-4383-9823-3d94319e0bfb.jsonl");
        try (ServerFixture fixture = new ServerFixture(folder)) {
            Await.until(
                    "it is listed, its sub-agents' are not",
                    () -> admin(fixture, "/api/admin/older-files")
                            .contains("{\"total\":1,\"files\":[{\"file\":\"" + file));
            assertFalse(admin(fixture, "/api/admin/sessions").contains("0876b76d"));
            String wish = "{\"file\":\"" + file + "\"}";
            assertEquals(
                    403, fixture.adminPost("/api/admin/older-files/read", wish).statusCode());
            HttpResponse<String> none =
                    fixture.adminPost("/api/admin/older-files/read", "{\"file\":\"/none.jsonl\"}", fixture.operator());
            assertEquals(400, none.statusCode());
            assertTrue(none.body().contains("/none.jsonl is not in a watched folder"), none.body());
            assertEquals(
                    "{\"read\":true}",
                    fixture.adminPost("/api/admin/older-files/read", wish, fixture.operator())
                            .body());
            Await.until(
                    "the session is whole",
                    () -> admin(fixture, "/api/admin/sessions").contains("\"responses\":14"));
            assertTrue(admin(fixture, "/api/admin/older-files").contains("\"total\":0"));
        }
    }

    private static void copyOld(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                Files.setLastModifiedTime(copy, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
            }
        }
    }

    @Test
    void landing_saysSoWhenNobodyIsLive() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            assertTrue(fixture.get("/").body().contains("No live session is broadcasting right now."));
            assertEquals(
                    "{\"enabled\":false,\"hud_context\":null,\"issue\":null}",
                    fixture.get("/api/hud/live").body());
            fixture.write(1);
            Await.until(
                    "the HUD is live", () -> fixture.get("/api/hud/live").body().contains("\"enabled\":true"));
            assertTrue(fixture.get("/").body().contains("LIVE"));
            fixture.server().huds().change(ServerFixture.HUD, PRIVATE);
            assertTrue(fixture.get("/").body().contains("No live session is broadcasting right now."));
        }
    }

    @Test
    void configuredHostsAndThePublicUrl_areAnsweredOnThePublicListenerOnly() {
        Map<String, List<String>> settings = Map.of(
                "server.public-url", List.of("https://hud.example.org"),
                "server.allowed-hosts", List.of("Box.lan", "hud.lan:8080"));
        try (ServerFixture fixture = new ServerFixture(folder, StreamLimits.of(10), settings)) {
            int port = URI.create(fixture.server().operatorUrl("/")).getPort();
            for (String host : List.of("hud.example.org", "box.lan", "box.lan:" + port, "hud.lan:8080")) {
                assertEquals(200, statusAs(host, port), host);
                assertEquals(
                        421, statusAs(host, fixture.server().adminOrigin().port()), host + " on the admin listener");
            }
            assertEquals(421, statusAs("evil.test", port));
        }
    }

    private static int statusAs(String host, int port) {
        try (RawClient client = RawClient.connect(port)) {
            return client.send("GET /api/auth/me HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .readAnswer()
                    .status();
        }
    }

    @Test
    void publicProjection_hidesWhatIsPrivate() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(List.of(
                    new Chunk(Role.ASSISTANT, "in /home/ada/shop by ada@example.org at 192.168.1.7", "m"),
                    new Chunk(Role.ASSISTANT, "as I write to bob.who", "m2", true)));
            Await.until("it is there", () -> fixture.get("/hud/ada/shop").body().contains("~/shop"));
            for (String path : List.of(
                    "/hud/ada/shop", "/hud/ada/shop/events", "/hud/ada/shop/events/1", "/hud/ada/shop/events/2")) {
                String body = fixture.get(path).body();
                for (String secret : List.of("/home/ada", "ada@example.org", "192.168.1.7", "bob.who")) {
                    assertFalse(body.contains(secret), path + " shows " + secret);
                }
            }
        }
    }

    @Test
    void clockSetBack_holdsNoTextThatWaits() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        try (ServerFixture fixture = new ServerFixture(folder, now::get, Map.of())) {
            fixture.write(List.of(new Chunk(Role.ASSISTANT, "more decides whether this is one: password=", "m")));
            now.set(now.get().minus(Duration.ofDays(1)));
            Await.until("it is shown", () -> fixture.get("/hud/ada/shop").body().contains("more decides"));
        }
    }

    private static String admin(ServerFixture fixture, String path) {
        try {
            return fixture.admin(path, fixture.operator()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutNumber(String body) {
        return body.replaceAll("[0-9a-f]{16}", "N").replaceAll("127.0.0.1:\\d+", "H");
    }
}
