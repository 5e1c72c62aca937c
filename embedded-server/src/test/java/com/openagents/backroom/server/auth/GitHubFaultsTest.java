package com.openagents.backroom.server.auth;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.Fault;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.LogCapture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a sign-in can go wrong ends on one page with a sentence, and nobody is signed in (requirement
/// OA-09); nothing secret is logged on the way (OA-10, RD-06).
class GitHubFaultsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new Fault.ExchangeError("bad_verification_code"), 400, "Begin it again"),
                Arguments.of(
                        new Fault.ExchangeError("redirect_uri_mismatch"),
                        502,
                        "(GitHub answers redirect_uri_mismatch)"),
                Arguments.of(new Fault.ExchangeError("incorrect_client_credentials"), 502, "Tell its operator"),
                Arguments.of(new Fault.ExchangeError("<b>unheard</b> of"), 502, "(GitHub answers bunheardbof)"),
                Arguments.of(new Fault.Page(500), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Page(502), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Page(503), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Garbage("<html>"), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Garbage(""), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Garbage("{}"), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Garbage("[1]"), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Cut(), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Redirect("http://169.254.169.254/latest"), 503, "Try again in a few minutes"),
                Arguments.of(new Fault.Spent(Duration.ofMinutes(12)), 503, "Try again in 12 minutes"),
                Arguments.of(new Fault.Secondary(403, Duration.ofSeconds(90)), 503, "Try again in 2 minutes"),
                Arguments.of(new Fault.Secondary(429, Duration.ofSeconds(30)), 503, "Try again in a minute"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultOfGitHub_isOneSentenceAndNoSession_OA09(Fault fault, int status, String sentence) {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            String callback = people.callback(browser, BOB, "");
            people.github.fail(fault);

            HttpResponse<String> answer = browser.get(callback);

            assertEquals(status, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains(sentence), answer.body());
            assertFalse(answer.body().contains("<b>") || answer.body().contains("<script>alert"), answer.body());
            assertTrue(answer.body().contains("<h1>"), "a page");
            assertEquals("{\"user\":null}", browser.get("/api/auth/me").body());
            assertTrue(people.account(BOB).isEmpty());

            people.github.fail(new Fault.None());
            assertEquals(303, people.signIn(browser, BOB).statusCode(), "and later it works");
        }
    }

    @Test
    void personWhoSaysNo_isToldSo_OA09() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            HttpResponse<String> answer = people.signIn(browser, -1);
            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("You did not let Backroom in at GitHub"), answer.body());
            assertTrue(answer.body().contains("href=\"/api/auth/github/start\""), "with the way back");
        }
    }

    @Test
    void inventedCallbacks_areRefused_OA09() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.server.browser()) {
            people.callback(browser, BOB, "");
            for (String query : List.of(
                    "",
                    "?code=x",
                    "?state=x",
                    "?code=&state=",
                    "?code=x&state=y",
                    "?error=access_denied",
                    "?code=" + "x".repeat(3_000) + "&state=y",
                    "?state=%00&code=%0d%0aX: y")) {
                HttpResponse<String> answer = browser.get("/api/auth/github/callback" + query.replace(": ", ":"));
                assertEquals(400, answer.statusCode(), query);
                assertEquals("{\"user\":null}", browser.get("/api/auth/me").body(), query);
            }
        }
    }

    @Test
    void signedInPeople_stayInWhileGitHubIsDown() {
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser browser = people.browserOf(BOB)) {
            people.github.fail(new Fault.Cut());
            assertTrue(browser.get("/api/auth/me").body().contains("bob"));
            assertEquals(200, browser.get("/api/account/sessions").statusCode());
        }
    }

    @Test
    void log_holdsNoCodeTokenStateOrSecret_OA10_RD06() {
        try (LogCapture log = LogCapture.start();
                PeopleFixture people = new PeopleFixture(folder, Map.of());
                Browser browser = people.server.browser()) {
            String callback = people.callback(browser, BOB, "");
            browser.get(callback);
            browser.get(callback);
            people.github.fail(new Fault.Page(500));
            String second =
                    people.server.server().origin() + "/api/auth/github/callback?code=canarycode&state=canarystate";
            browser.get(second);
            people.github.fail(new Fault.ExchangeError("incorrect_client_credentials"));
            people.github.fail(new Fault.None());
            people.signIn(browser, BOB);

            String all = log.text();
            assertTrue(all.contains("signed in with GitHub"), "something is logged at all");
            for (String secret : List.of(
                    callback.replaceAll(".*code=(\\w+)&.*", "code=$1"),
                    callback.replaceAll(".*state=([\\w-]+).*", "$1"),
                    "canarycode",
                    "canarystate",
                    "gho_fake",
                    FakeGitHub.CLIENT_SECRET,
                    browser.cookie("oa_session"))) {
                assertFalse(all.contains(secret), secret);
            }
        }
    }
}
