package com.openagents.backroom.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.db.WebSessionStore;
import com.openagents.backroom.server.db.WebSessionStore.Listed;
import com.openagents.backroom.server.secret.Tokens;
import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.TestClock;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirements SE-01 … SE-06, SE-08 and SE-09, over a real socket.
class WebSessionsTest {
    private static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
    private static final String NOBODY = "{\"user\":null}";

    private final TestClock clock = new TestClock(START);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void cookie_isBoundToTheHostWhereThereIsHttps_SE01() {
        try (ServerFixture fixture = fixture(Map.of("server.public-url", List.of("https://hud.example.org")));
                Browser browser = fixture.loopbackBrowser()) {
            HttpResponse<String> answer = browser.get(fixture.ticketPath("/"));
            String set = answer.headers().firstValue("Set-Cookie").orElse("");
            assertTrue(
                    set.matches(
                            "__Host-oa_session=[\\w-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure"),
                    set);
            String token = browser.cookie("__Host-oa_session");
            assertTrue(isSignedIn(browser));
            browser.setCookie("__Host-oa_session", "");
            browser.setCookie("oa_session", token);
            assertFalse(isSignedIn(browser), "the plain name is not accepted there");
        }
    }

    @Test
    void cookie_hasItsPlainNameWithoutHttps_SE01() {
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.browser()) {
            HttpResponse<String> answer = browser.get(fixture.ticketPath("/"));
            String set = answer.headers().firstValue("Set-Cookie").orElse("");
            assertTrue(set.matches("oa_session=[\\w-]{43}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"), set);
            String token = browser.cookie("oa_session");
            browser.setCookie("oa_session", "");
            browser.setCookie("__Host-oa_session", token);
            assertFalse(isSignedIn(browser), "the other name is not accepted there");
        }
    }

    @Test
    void storedSession_isAHashAlone_SE02() throws IOException {
        String token;
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser()) {
            token = browser.cookie("oa_session");
        }
        byte[] database = Files.readAllBytes(folder.resolve("data/backroom.mv.db"));
        String dump = new String(database, StandardCharsets.ISO_8859_1);
        assertFalse(dump.contains(token));
        assertTrue(dump.contains(Tokens.hash(token)), "the hash is what is looked up");
    }

    @Test
    void tokens_areAllDifferent_SE02() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1_000_000; i++) {
            tokens.add(Tokens.fresh());
        }
        assertEquals(1_000_000, tokens.size());
    }

    @Test
    void idleSession_endsAfterSevenDays_SE03() {
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser()) {
            clock.move(SessionLimits.IDLE.minusSeconds(1));
            assertTrue(isSignedIn(browser));
            clock.move(SessionLimits.IDLE.minusSeconds(1));
            assertTrue(isSignedIn(browser), "use puts the end off");
            clock.move(SessionLimits.IDLE.plusSeconds(1));
            assertFalse(isSignedIn(browser));
        }
    }

    @Test
    void usedSession_endsAfterThirtyDays_SE03() {
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser()) {
            for (Duration used = Duration.ofDays(5); used.compareTo(SessionLimits.LIFE) < 0; used = used.plusDays(5)) {
                clock.move(Duration.ofDays(5));
                assertTrue(isSignedIn(browser), used.toString());
            }
            clock.set(START.plus(SessionLimits.LIFE).minusSeconds(1));
            assertTrue(isSignedIn(browser));
            clock.move(Duration.ofSeconds(1));
            assertFalse(isSignedIn(browser));
        }
    }

    @Test
    void restart_keepsPeopleSignedIn() {
        Browser browser;
        try (ServerFixture fixture = fixture(Map.of())) {
            browser = fixture.operatorsBrowser();
        }
        try (ServerFixture again = fixture(Map.of());
                Browser sameCookies = again.browser();
                browser) {
            sameCookies.setCookie("oa_session", browser.cookie("oa_session"));
            assertTrue(isSignedIn(sameCookies));
        }
    }

    @Test
    void signingIn_endsTheSessionBefore_SE04() {
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser();
                Browser thief = fixture.browser()) {
            String before = browser.cookie("oa_session");
            thief.setCookie("oa_session", before);
            assertTrue(isSignedIn(thief));

            browser.get(fixture.ticketPath("/"));

            assertNotEquals(before, browser.cookie("oa_session"));
            assertTrue(isSignedIn(browser));
            assertFalse(isSignedIn(thief), "a token known before the sign-in is worth nothing after it");
        }
    }

    @Test
    void signedOutSession_isNeverAcceptedAgain_SE05() throws InterruptedException, ExecutionException {
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser();
                ExecutorService pool = Executors.newFixedThreadPool(16)) {
            String cookie = browser.cookies();
            CountDownLatch signedOut = new CountDownLatch(1);
            List<Future<String>> before = new ArrayList<>();
            List<Future<String>> after = new ArrayList<>();
            for (int i = 0; i < 200; i++) { // these may read the row while it goes
                before.add(pool.submit(
                        () -> fixture.get("/api/auth/me", "Cookie", cookie).body()));
            }
            browser.post("/api/auth/logout", "");
            signedOut.countDown();
            for (int i = 0; i < 1_000; i++) {
                after.add(pool.submit(() -> {
                    signedOut.await();
                    return fixture.get("/api/auth/me", "Cookie", cookie).body();
                }));
            }
            for (Future<String> answer : before) {
                assertFalse(answer.get().isEmpty());
            }
            for (Future<String> answer : after) {
                assertEquals(NOBODY, answer.get());
            }
        }
    }

    @Test
    void endedSessions_loseTheirOpenStreams_SE06() {
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser();
                Browser other = fixture.operatorsBrowser()) {
            fixture.write(1);
            fixture.server()
                    .huds()
                    .change(ServerFixture.HUD, new HudSettings(false, true, RedactionPolicy.STANDARD, List.of()));
            String url = fixture.server().origin().url("/hud/ada/shop/stream");
            try (SseViewer viewer = SseViewer.openAs(other.cookies(), url)) {
                Await.until("the owner is let in", () -> !viewer.received().isEmpty());
                assertEquals(
                        "{\"ended\":1}", browser.delete("/api/account/sessions").body());
                Await.until("the stream is ended", viewer::isEnded);
            }
            assertTrue(isSignedIn(browser));
            assertFalse(isSignedIn(other));
        }
    }

    @Test
    void sessions_areListedAndEndedOneByOne_SE06() {
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser();
                Browser other = fixture.operatorsBrowser();
                Browser stranger = fixture.browser()) {
            String list = browser.get("/api/account/sessions").body();
            assertEquals(2, list.split("\"user_agent\":\"Test browser\"", -1).length - 1, list);
            assertEquals(2, list.split("\"ip_address\":\"127.0.0.1\"", -1).length - 1, list);
            String id = list.replaceAll(".*\"id\":\"([0-9a-f-]+)\",\"current\":false.*", "$1");

            assertEquals(401, stranger.delete("/api/account/sessions/" + id).statusCode());
            assertEquals(204, browser.delete("/api/account/sessions/" + id).statusCode());
            assertEquals(404, browser.delete("/api/account/sessions/" + id).statusCode());
            assertEquals(404, browser.delete("/api/account/sessions/nonsense").statusCode());
            assertFalse(isSignedIn(other));
            assertTrue(isSignedIn(browser));

            String own = browser.get("/api/account/sessions")
                    .body()
                    .replaceAll(".*\"id\":\"([0-9a-f-]+)\",\"current\":true.*", "$1");
            browser.delete("/api/account/sessions/" + own);
            assertEquals("", browser.cookie("oa_session"), "the own cookie goes with the own session");
            assertFalse(isSignedIn(browser));
        }
    }

    @Test
    void signOut_isAPostAndClearsTheSite_SE08() {
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser()) {
            assertEquals(405, browser.get("/api/auth/logout").statusCode());
            assertTrue(isSignedIn(browser));
            HttpResponse<String> answer = browser.post("/api/auth/logout", "");
            assertEquals(204, answer.statusCode());
            assertEquals(
                    "\"cache\", \"storage\"",
                    answer.headers().firstValue("Clear-Site-Data").orElse(""));
        }
    }

    @Test
    void twentyFirstSession_makesTheOneUsedLongestAgoGo_SE09() {
        try (ServerFixture fixture = fixture(Map.of())) {
            List<Browser> browsers = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                clock.move(Duration.ofMinutes(2));
                browsers.add(fixture.operatorsBrowser());
                assertTrue(isSignedIn(browsers.getFirst()), "used all the time");
            }
            UUID operator = fixture.folder().operator().id();
            List<Listed> stored = new WebSessionStore(fixture.folder().database()).list(operator);
            assertEquals(SessionLimits.MAX_PER_ACCOUNT, stored.size());
            assertFalse(isSignedIn(browsers.get(1)));
            assertFalse(isSignedIn(browsers.get(5)));
            assertTrue(isSignedIn(browsers.get(6)));
            browsers.forEach(Browser::close);
        }
    }

    @Test
    void sweep_removesWhatIsOver_SE09() {
        UUID operator;
        try (ServerFixture fixture = fixture(Map.of());
                Browser browser = fixture.operatorsBrowser()) {
            operator = fixture.folder().operator().id();
            assertTrue(isSignedIn(browser));
        }
        clock.move(SessionLimits.IDLE.plusSeconds(1));
        try (ServerFixture again = fixture(Map.of())) {
            WebSessionStore store = new WebSessionStore(again.folder().database());
            Await.until("the row is gone", () -> store.list(operator).isEmpty());
        }
    }

    @Test
    void garbageInCookies_isNobody() {
        try (ServerFixture fixture = fixture(Map.of())) {
            Stream.of("oa_session=", "oa_session=x", "oa_session=" + "a".repeat(43), "oa_session=" + "a".repeat(5_000))
                    .forEach(cookie -> assertEquals(
                            NOBODY,
                            fixture.get("/api/auth/me", "Cookie", cookie).body(),
                            cookie));
        }
    }

    private ServerFixture fixture(Map<String, List<String>> settings) {
        return new ServerFixture(folder, clock, settings);
    }

    private static boolean isSignedIn(Browser browser) {
        return !browser.get("/api/auth/me").body().equals(NOBODY);
    }
}
