package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
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
        assertFalse(answer.body().contains("\"sessions\":[{"), "nothing of the private HUD: " + path);
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
