package com.openagents.backroom.server.hud;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static com.openagents.backroom.server.testing.PeopleFixture.form;
import static com.openagents.backroom.server.testing.PeopleFixture.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may see a HUD: settings, shares, embeds (requirements AZ-02, RT-01, WEB-06, WEB-11).
class SharingTest {
    private static final List<String> VIEWS = List.of(
            "/hud/bob/shop",
            "/hud/bob/shop/stream",
            "/hud/bob/shop/events",
            "/hud/bob/shop/snapshot.json",
            "/hud/bob/shop/badge.svg",
            "/embed/bob/shop",
            "/hud/bob/shop/snapshot.json?view=embed");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void settings_areReadAndChangedInParts() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String before = bob.get("/api/hud/settings?repo=shop").body();
            assertTrue(
                    before.startsWith("{\"repo\":\"shop\",\"hud\":\"bob/shop\",\"url\":\"http://127.0.0.1:"), before);
            assertTrue(
                    before.endsWith("\"is_public\":true,\"embed_allowed\":true,\"redaction_policy\":\"standard\","
                            + "\"excluded_paths\":[\".env*\",\"*.pem\",\"*.key\",\"id_*\",\"secrets/**\"],"
                            + "\"allowed_ancestors\":[],\"decided_by\":\"default\"}"),
                    before);
            HttpResponse<String> changed = json(
                    bob,
                    "/api/hud/settings",
                    "{\"repo\":\"SHOP\",\"redaction_policy\":\"strict\",\"allowed_ancestors\":"
                            + "[\"https://Blog.example.org\",\"http://127.0.0.1:3000\"]}");
            assertEquals(200, changed.statusCode(), changed.body());
            assertTrue(
                    changed.body()
                            .endsWith("\"is_public\":true,\"embed_allowed\":true,\"redaction_policy\":\"strict\","
                                    + "\"excluded_paths\":[\".env*\",\"*.pem\",\"*.key\",\"id_*\",\"secrets/**\"],"
                                    + "\"allowed_ancestors\":[\"https://blog.example.org\",\"http://127.0.0.1:3000\"],"
                                    + "\"decided_by\":\"default\"}"),
                    changed.body());
            assertEquals(changed.body(), bob.get("/api/hud/settings?repo=shop").body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"repo\":\"shop\",\"is_public\":\"yes\"}",
                "{\"repo\":\"shop\",\"redaction_policy\":\"none\"}",
                "{\"repo\":\"shop\",\"allowed_ancestors\":[\"*\"]}",
                "{\"repo\":\"shop\",\"allowed_ancestors\":[\"https://*.example.org\"]}",
                "{\"repo\":\"shop\",\"allowed_ancestors\":[\"https://a.example/path\"]}",
                "{\"repo\":\"shop\",\"allowed_ancestors\":[\"https://a.example; script-src *\"]}",
                "{\"repo\":\"shop\",\"allowed_ancestors\":[\"https://a.example\\r\\nX: y\"]}",
                "{\"repo\":\"shop\",\"allowed_ancestors\":[\"javascript:alert(1)\"]}",
                "{\"repo\":\"shop\",\"allowed_ancestors\":[\"'self'\"]}",
                "{\"repo\":\"shop\",\"public_until\":\"2020-01-01T00:00:00Z\"}",
                "{\"repo\":\"shop\",\"public_until\":\"tomorrow\"}",
                "{\"repo\":\"shop\",\"owner\":\"carol\"}"
            })
    void wrongSettings_changeNothing_IN04(String body) {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String before = bob.get("/api/hud/settings?repo=shop").body();
            HttpResponse<String> refused = json(bob, "/api/hud/settings", body);
            assertEquals(400, refused.statusCode(), refused.body());
            assertEquals(before, bob.get("/api/hud/settings?repo=shop").body());
        }
    }

    @Test
    void hudOfSomebodyElse_isNotThere_AZ02() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser carol = people.browserOf(CAROL);
                Browser nobody = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            assertEquals(404, carol.get("/api/hud/settings?repo=shop").statusCode());
            assertEquals(
                    404,
                    json(carol, "/api/hud/settings", "{\"repo\":\"shop\",\"is_public\":false}")
                            .statusCode());
            assertEquals(404, carol.delete("/api/hud/shares/bob/shop").statusCode());
            assertEquals(
                    404, form(carol, "/shares", "hud=bob%2Fshop&do=unshare").statusCode());
            assertEquals("{\"shares\":[]}", carol.get("/api/hud/shares").body());
            assertEquals(401, nobody.get("/api/hud/settings?repo=shop").statusCode());
            assertEquals(401, nobody.delete("/api/hud/shares/bob/shop").statusCode());
            assertEquals(200, nobody.get("/hud/bob/shop").statusCode(), "still public");
        }
    }

    @Test
    void unsharing_is404EverywhereAndEndsStreams_RT01() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            String origin = people.server.server().origin().toString();
            for (String view : VIEWS) {
                if (!view.endsWith("/stream")) {
                    assertEquals(200, stranger.get(view).statusCode(), view);
                }
            }
            try (SseViewer plain = SseViewer.open(origin + "/hud/bob/shop/stream", null);
                    SseViewer framed = SseViewer.open(origin + "/hud/bob/shop/stream?view=embed", null);
                    SseViewer own = SseViewer.openAs(bob.cookies(), origin + "/hud/bob/shop/stream")) {
                Await.until(
                        "all watch",
                        () -> !plain.received().isEmpty()
                                && !framed.received().isEmpty()
                                && !own.received().isEmpty());
                String shares = bob.get("/api/hud/shares").body();
                assertTrue(shares.contains("\"viewers\":3"), shares);

                assertEquals(204, bob.delete("/api/hud/shares/bob/shop").statusCode());

                Await.until("strangers are out", () -> plain.isEnded() && framed.isEnded());
                assertFalse(own.isEnded(), "the owner stays");
            }
            assertEquals(404, bob.delete("/api/hud/shares/bob/shop").statusCode(), "it is not shared any more");
            for (String view : VIEWS) {
                assertEquals(404, stranger.get(view).statusCode(), view);
            }
            assertEquals("{\"shares\":[]}", bob.get("/api/hud/shares").body());
        }
    }

    @Test
    void sharing_endsByItself() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            String body = "{\"repo\":\"shop\",\"is_public\":true,\"public_until\":\"2026-11-25T10:00:00Z\"}";
            HttpResponse<String> changed = json(bob, "/api/hud/settings", body);
            assertTrue(changed.body().contains("\"public_until\":\"2026-11-25T10:00:00"), changed.body());
            String url = people.server.server().origin().url("/hud/bob/shop/stream");
            try (SseViewer viewer = SseViewer.open(url, null)) {
                Await.until("it watches", () -> !viewer.received().isEmpty());
                people.clock.move(Duration.ofMinutes(59));
                assertEquals(200, stranger.get("/hud/bob/shop").statusCode());
                people.clock.move(Duration.ofMinutes(1));
                Await.until("the stream is ended", viewer::isEnded);
            }
            assertEquals(404, stranger.get("/hud/bob/shop").statusCode());
        }
    }

    @Test
    void restart_findsAnOverdueShareEnded() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String body = "{\"repo\":\"shop\",\"is_public\":true,\"public_until\":\"2026-11-25T09:00:01Z\"}";
            assertEquals(200, json(bob, "/api/hud/settings", body).statusCode());
        }
        try (PeopleFixture again = new PeopleFixture(folder, Map.of(), PeopleFixture.START.plusSeconds(1));
                Browser stranger = again.server.browser()) {
            assertEquals(404, stranger.get("/hud/bob/shop").statusCode());
        }
    }

    @Test
    void embed_isTheSameForEverybody_WEB06() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser nobody = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            HttpResponse<String> owners = bob.get("/embed/bob/shop");
            HttpResponse<String> others = nobody.get("/embed/bob/shop");
            assertEquals(others.body(), owners.body());
            for (HttpResponse<String> answer : List.of(owners, others)) {
                assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
                String policy =
                        answer.headers().firstValue("Content-Security-Policy").orElse("");
                assertTrue(policy.endsWith("; frame-ancestors *"), policy);
                assertTrue(policy.contains("form-action 'none'") && policy.contains("sandbox "), policy);
                assertEquals(
                        "cross-origin",
                        answer.headers()
                                .firstValue("Cross-Origin-Resource-Policy")
                                .orElse(""));
            }
            assertTrue(others.body().contains("data-stream=\"/hud/bob/shop/stream?view=embed\""), others.body());
            HttpResponse<String> page = nobody.get("/hud/bob/shop");
            assertTrue(page.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .endsWith("frame-ancestors 'none'"));
        }
    }

    @Test
    void embed_isForTheAncestorsThatTheOwnerNames() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser nobody = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            json(
                    bob,
                    "/api/hud/settings",
                    "{\"repo\":\"shop\",\"allowed_ancestors\":[\"https://a.example\",\"https://b.example:8443\"]}");
            String policy = nobody.get("/embed/bob/shop")
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
            assertTrue(policy.endsWith("; frame-ancestors https://a.example https://b.example:8443"), policy);
        }
    }

    @Test
    void embedThatIsOff_isARefusalAndEndsItsStreams() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser nobody = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            String url = people.server.server().origin().url("/hud/bob/shop/stream?view=embed");
            try (SseViewer framed = SseViewer.open(url, null)) {
                Await.until("it watches", () -> !framed.received().isEmpty());
                json(bob, "/api/hud/settings", "{\"repo\":\"shop\",\"embed_allowed\":false}");
                Await.until("the framed stream is ended", framed::isEnded);
            }
            HttpResponse<String> refused = nobody.get("/embed/bob/shop");
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("does not let other sites show it"), refused.body());
            assertEquals(200, nobody.get("/hud/bob/shop").statusCode(), "here it is still public");
            assertEquals(
                    404,
                    nobody.get("/oembed?url=" + people.server.server().origin() + "/hud/bob/shop")
                            .statusCode());
        }
    }

    @Test
    void otherWritingsOfAnEmbed_leadToTheOneAddress() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            for (String path : List.of("/embed/@bob/shop", "/embed/BOB/Shop")) {
                HttpResponse<String> answer = bob.get(path);
                assertEquals(301, answer.statusCode());
                assertEquals("/embed/bob/shop", Browser.location(answer));
            }
        }
    }

    @Test
    void oembed_describesTheFrame() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser nobody = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            String origin = people.server.server().origin().toString();
            HttpResponse<String> answer =
                    nobody.get("/oembed?maxwidth=500&url=" + origin + "/hud/@bob/shop%3Fsession%3Ds");
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(
                    answer.body()
                            .contains("\"html\":\"<iframe src=\\\"" + origin
                                    + "/embed/bob/shop\\\" width=\\\"500\\\" height=\\\"600\\\""),
                    answer.body());
            assertEquals(
                    "*",
                    answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
            String page = nobody.get("/hud/bob/shop").body();
            assertTrue(page.contains("type=\"application/json+oembed\""), page);
            for (String wrong : List.of(
                    "https://evil.test/hud/bob/shop",
                    origin + ".evil.test/hud/bob/shop",
                    origin + "@evil.test/hud/bob/shop",
                    origin + "/hud/bob/none",
                    origin + "/hud/bob",
                    origin + "/hud/../bob/shop",
                    "")) {
                assertEquals(404, nobody.get("/oembed?url=" + wrong).statusCode(), wrong);
            }
            assertEquals(404, nobody.get("/oembed").statusCode());
            assertEquals(
                    501,
                    nobody.get("/oembed?format=xml&url=" + origin + "/hud/bob/shop")
                            .statusCode());
            assertEquals(
                    400,
                    nobody.get("/oembed?maxwidth=x&url=" + origin + "/hud/bob/shop")
                            .statusCode());
        }
    }

    @Test
    void badge_isAPictureOfTheState() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser nobody = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            HttpResponse<String> badge = nobody.get("/hud/bob/shop/badge.svg");
            assertEquals(
                    "image/svg+xml", badge.headers().firstValue("Content-Type").orElse(""));
            assertTrue(badge.body().contains(">quiet</text>"), badge.body());
        }
    }

    @Test
    void sharesPage_sharesAndUnsharesByOneClick() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB);
                Browser stranger = people.server.browser()) {
            people.hudOfBob(bob, "shop");
            String page = bob.get("/shares").body();
            assertTrue(page.contains("Make private") && page.contains("0 watching"), page);
            assertTrue(page.contains("&lt;iframe src=&quot;"), page);
            assertEquals("/shares", Browser.location(form(bob, "/shares", "hud=bob%2Fshop&do=unshare")));
            assertEquals(404, stranger.get("/hud/bob/shop").statusCode());
            assertTrue(bob.get("/shares").body().contains("Make public"));
            form(bob, "/shares", "hud=bob%2Fshop&do=share");
            assertEquals(200, stranger.get("/hud/bob/shop").statusCode());
            assertEquals(404, form(bob, "/shares", "hud=bob%2Fshop&do=explode").statusCode());
            assertEquals(400, form(bob, "/shares", "do=share").statusCode());
        }
    }

    @Test
    void otherSite_canNotUnshareOrShare_WEB01() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            for (String site : List.of("cross-site", "same-site")) {
                assertEquals(
                        403,
                        bob.delete("/api/hud/shares/bob/shop", "Sec-Fetch-Site", site)
                                .statusCode());
                assertEquals(
                        403,
                        bob.post(
                                        "/shares",
                                        "hud=bob%2Fshop&do=unshare",
                                        "Content-Type",
                                        "application/x-www-form-urlencoded",
                                        "Sec-Fetch-Site",
                                        site)
                                .statusCode());
            }
            assertTrue(bob.get("/api/hud/shares").body().contains("bob/shop"));
        }
    }
}
