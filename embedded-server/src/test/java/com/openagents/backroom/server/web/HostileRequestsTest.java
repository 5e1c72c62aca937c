package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// A whole server under requests that nobody would write (requirements NET-06, NET-10, AZ-01, OA-05, IN-04). Whatever
/// comes, the answer is one of HTTP's for a client's fault or for what is public, never our own failure, and the server
/// goes on. Short here; `./backroom test --deep` tries many more.
class HostileRequestsTest {
    private static final String COOKIE = "oa_session";

    /// Statuses of answers that are meant. 500 is none of them.
    private static final Set<Integer> MEANT = Set.of(
            200, 204, 301, 302, 303, 304, 400, 401, 403, 404, 405, 406, 409, 411, 413, 414, 415, 417, 421, 429, 431,
            501, 503);

    /// Of the landing page, and of no error.
    private static final String LANDING = "No live session is broadcasting right now.";

    /// Said in the private HUD, and for its owner alone.
    private static final String PRIVATE = "heliotrope";

    private static @Nullable PeopleFixture people;
    private static @Nullable Browser bob;

    @BeforeContainer
    static void open() throws IOException {
        Path made = Files.createTempDirectory("backroom-hostile");
        PeopleFixture opened = new PeopleFixture(made);
        people = opened;
        Browser browser = opened.browserOf(PeopleFixture.BOB);
        bob = browser;
        HudId hud = opened.hudOfBob(browser, "shop");
        PeopleFixture.json(browser, "/api/hud/settings", "{\"repo\":\"" + hud.repo() + "\",\"is_public\":false}");
        String said =
                "{\"type\":\"chunk\",\"session_id\":\"s\",\"source_id\":\"1\",\"message_id\":\"m\",\"role\":\"assistant\","
                        + "\"text\":\"" + PRIVATE + "\"}";
        String key = PeopleFixture.key(browser, "events");
        opened.server.postText("/api/hud/bob/shop/events", said, "Authorization", "Bearer " + key);
        Await.until(
                "the owner sees it", () -> browser.get("/hud/bob/shop").body().contains(PRIVATE));
    }

    @AfterContainer
    static void close() {
        if (bob != null) {
            bob.close();
        }
        if (people != null) {
            people.close();
        }
    }

    @Property
    void path_isAnsweredAsAClientsFault_AZ01(@ForAll("paths") String path) {
        RawAnswer answer = ask("GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
        requireMeant(answer, path);
        String seen = answer.head() + answer.body();
        assertFalse(
                seen.contains(PRIVATE) || answer.body().contains("bob/shop"), "nothing of the private HUD: " + path);
        switch (answer.status() / 100) {
            case 2 -> assertTrue(answer.body().contains(LANDING), path + " is no page of ours, but " + answer.body());
            case 3 -> {
                String there = answer.header("Location", "");
                assertTrue(there.matches("/[^/\\\\].*") || there.startsWith(ours()), path + " leads to " + there);
            }
            default -> assertFalse(answer.body().contains(LANDING), path + " is refused and shows a page");
        }
    }

    /// Paths with the HUD's name in them, in whatever disguise.
    @Property
    void pathOfThePrivateHud_looksLikeOneOfNone_WEB11(@ForAll("disguises") String path) {
        RawAnswer there = ask("GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
        RawAnswer none = ask("GET " + path.replace("shop", "shed") + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
        assertTrue(Set.of(400, 404).contains(there.status()), path + " → " + there.head());
        assertEquals(withoutNumber(none), withoutNumber(there), path);
    }

    /// An answer without what is another in every one.
    private static String withoutNumber(RawAnswer answer) {
        return (answer.head() + answer.body()).replaceAll("[0-9a-f]{16}", "").replaceAll("Date: [^\r]+", "");
    }

    @Property
    void cookie_thatWeDidNotGive_signsNobodyIn_SE01(@ForAll("fieldValues") String value) {
        RawAnswer answer = ask("GET /api/auth/me HTTP/1.1\r\nHost: " + host() + "\r\nCookie: " + COOKIE + "=" + value
                + "\r\nAccept: application/json\r\n\r\n");
        requireMeant(answer, value);
        if (answer.status() == 200) {
            assertEquals("{\"user\":null}", answer.body());
        }
        requireMeant(ask("GET /hud/bob/shop HTTP/1.1\r\nHost: " + host() + "\r\nCookie: " + value + "\r\n\r\n"), value);
    }

    @Property
    void returnTo_neverLeadsElsewhere_OA05(@ForAll("paths") String path, @ForAll("tails") String tail) {
        ReturnPath.of(path + tail).ifPresent(kept -> {
            assertTrue(kept.startsWith("/") && !kept.startsWith("//") && !kept.startsWith("/\\"), kept);
            assertTrue(kept.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\'), kept);
        });
    }

    @Property
    void authorization_thatIsNoKey_isRefused_AK03(@ForAll("fieldValues") String value) {
        RawAnswer answer = ask("GET /api/account HTTP/1.1\r\nHost: " + host() + "\r\nAuthorization: " + value
                + "\r\nAccept: application/json\r\n\r\n");
        assertTrue(Set.of(400, 401, 429).contains(answer.status()), value + " → " + answer.head());
    }

    @Property
    void lastEventId_isAPlaceOrTheBeginning_RT04(@ForAll("fieldValues") String value) {
        RawAnswer answer = ask("GET /hud/bob/shop/stream HTTP/1.1\r\nHost: " + host() + "\r\nLast-Event-ID: " + value
                + "\r\nAccept: text/event-stream\r\n\r\n");
        assertTrue(Set.of(400, 404, 429).contains(answer.status()), value + " → " + answer.head());
    }

    @Property
    void host_thatIsNotOurs_isTurnedAway_NET03(@ForAll("fieldValues") String value) {
        RawAnswer answer = ask("GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n");
        if (!value.strip().toLowerCase(Locale.ROOT).equals(host())) {
            assertTrue(Set.of(400, 421).contains(answer.status()), value + " → " + answer.head());
        }
    }

    @Property
    void body_thatIsNoSettings_changesNothing_IN04(@ForAll("bodies") String body) {
        Browser owner = Objects.requireNonNull(bob);
        int status =
                PeopleFixture.json(owner, "/api/hud/settings?repo=shop", body).statusCode();
        assertTrue(MEANT.contains(status), body + " → " + status);
        String settings = owner.get("/api/hud/settings?repo=shop").body();
        assertTrue(settings.contains("\"is_public\":false"), body + " → " + settings);
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                "//",
                "/..",
                "/.",
                "/%2e%2e",
                "/%2F",
                "/%00",
                "/%",
                "/%zz",
                "/hud",
                "/bob",
                "/shop",
                "/BOB",
                "/@bob",
                "/embed",
                "/api",
                "/assets",
                "/auth/operator",
                "/stream",
                "/events",
                "/account",
                "/\\",
                "/;x=1",
                "?",
                "&a=b",
                "#",
                "/é",
                "/%C3%A9",
                "/%E2%80%AE",
                "/healthz",
                "/metrics");
        return mixed(pieces).map(path -> "/" + path.replace(' ', '+'));
    }

    @Provide
    Arbitrary<String> disguises() {
        Arbitrary<String> before =
                Arbitraries.of("/hud/", "/embed/", "//hud/", "/./hud/", "/hud/x/../", "/%68ud/", "/hud;a=b/");
        Arbitrary<String> name = Arbitraries.of("bob", "BOB", "@bob", "%62ob", "@BoB", "bob;a=b");
        Arbitrary<String> after = Arbitraries.of(
                "",
                "/stream",
                "/events",
                "/snapshot.json",
                "/card.png",
                "/badge.svg",
                "/proof",
                "/verify",
                "/whole/1",
                "/events/1",
                "/search?q=a",
                "?view=embed",
                "/",
                ";x",
                "%00",
                "/..",
                "/../shop");
        return Combinators.combine(before, name, Arbitraries.of("/", "%2F", "//", "/./", "\\"), after)
                .as((start, who, slash, end) -> start + who + slash + "shop" + end);
    }

    @Provide
    Arbitrary<String> tails() {
        return mixed(Arbitraries.of(
                "",
                "//evil.example",
                "\\evil.example",
                "?x=",
                "%0d%0aSet-Cookie:a=b",
                "@evil.example",
                ":80",
                "javascript:"));
    }

    @Provide
    Arbitrary<String> fieldValues() {
        return mixed(Arbitraries.of(
                "Bearer ",
                "oa_live_",
                "Basic ",
                "oa_session=",
                ";",
                ",",
                "=",
                "\"",
                "127.0.0.1",
                "localhost",
                ":8787",
                ".",
                "[::1]",
                "0".repeat(64),
                "f".repeat(32),
                "-1",
                "-0",
                "-999999999999999999",
                "é",
                "\t"));
    }

    @Provide
    Arbitrary<String> bodies() {
        return mixed(Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"repo\"",
                "\"shop\"",
                "\"redaction_policy\"",
                "\"strict\"",
                "null",
                "true",
                "1e999",
                "\"\\u0000\"",
                "\"allowed_ancestors\"",
                "[\"https://a.example\"]",
                "[".repeat(100),
                "\"x\":",
                "\uFEFF",
                " "));
    }

    /// Known pieces, and letters of any kind between them; no line ends, as they would begin another header.
    private static Arbitrary<String> mixed(Arbitrary<String> pieces) {
        Arbitrary<String> letters = Arbitraries.strings()
                .withCharRange(' ', '\u00ff')
                .ofMaxLength(12)
                .filter(text -> text.chars().noneMatch(c -> c >= 0x7f && c < 0xa0));
        return Combinators.combine(
                        Arbitraries.oneOf(List.of(pieces, letters)).list().ofMaxSize(8), Arbitraries.of("", " "))
                .as((parts, end) -> String.join("", parts) + end);
    }

    private static void requireMeant(RawAnswer answer, String what) {
        assertTrue(MEANT.contains(answer.status()), what + " → " + answer.head());
        assertFalse(answer.body().contains("Exception"), answer.body());
    }

    private static String ours() {
        return Objects.requireNonNull(people).server.server().origin() + "/";
    }

    private static String host() {
        return Objects.requireNonNull(people).server.server().origin().authority();
    }

    private static RawAnswer ask(String request) {
        int port = Objects.requireNonNull(people).server.server().origin().port();
        try (RawClient client = RawClient.connect(port)) {
            return client.send(request).readAnswer();
        }
    }
}
