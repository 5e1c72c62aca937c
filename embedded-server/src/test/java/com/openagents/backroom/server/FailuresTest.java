package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.LogCapture;
import com.openagents.backroom.server.testing.PeopleFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirement RD-08: the database fails in the middle of every handler that needs it. Whoever asks learns that it is
/// our fault and a number, and the log has the rest.
class FailuresTest {
    /// Handlers that ask the database whoever asks them; more than these do.
    private static final int MIN_FAILED = 40;

    /// Answers that have begun when the database is read; that they are not whole is told by the last chunk, which is
    /// missing.
    private static final Set<String> BEGUN = Set.of("GET /hud/{username}/{repo}/events", "GET /api/billing/ledger.csv");

    /// In JSON for programs, on a page for people.
    private static final Pattern NUMBER =
            Pattern.compile("(?:\"request_id\":\"|Number of this request: <code>)([0-9a-f]{16})[\"<]");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void databaseThatIsGone_isAGenericAnswerOfEveryRoute_RD08() throws IOException {
        List<String> failed = new ArrayList<>();
        PeopleFixture people = new PeopleFixture(folder);
        try (LogCapture log = LogCapture.start();
                Browser bob = people.browserOf(BOB)) {
            people.hudOfBob(bob, "shop");
            String key = "Bearer " + PeopleFixture.key(bob, "events", "account", "usage");
            String[] operator = people.server.operator();

            people.server.folder().database().close();

            for (String route : people.server.server().publicRoutes()) {
                String path = path(route);
                ask(bob, route, path).ifPresent(answer -> note(failed, route, answer, log));
                ask(bob, route, path, "Authorization", key).ifPresent(answer -> note(failed, route, answer, log));
            }
            for (String route : people.server.server().adminRoutes()) {
                String method = route.substring(0, route.indexOf(' '));
                note(failed, route, people.server.adminAsk(method, path(route), operator), log);
            }
            assertTrue(failed.size() > MIN_FAILED, failed::toString);
        } finally {
            closeWhatIsLeft(people);
        }
    }

    /// Without a database not everything can be put away.
    private static void closeWhatIsLeft(PeopleFixture people) {
        try {
            people.close();
        } catch (RuntimeException e) {
            System.out.println("closed without a database: " + e.getMessage());
        }
    }

    private static Optional<HttpResponse<String>> ask(Browser who, String route, String path, String... headers) {
        try {
            return Optional.of(
                    switch (route.substring(0, route.indexOf(' '))) {
                        case "GET" -> path.endsWith("/stream") ? who.head(path, headers) : who.get(path, headers);
                        case "POST" -> who.post(path, "", headers);
                        default -> who.delete(path, headers);
                    });
        } catch (UncheckedIOException e) {
            assertTrue(BEGUN.contains(route), route + " is cut off");
            return Optional.empty();
        }
    }

    private static void note(List<String> failed, String route, HttpResponse<String> answer, LogCapture log) {
        String body = answer.body();
        for (String telling : List.of("Exception", "\tat ", "org.h2", "jooq", "SELECT", "select ", "backroom.mv")) {
            assertFalse(body.contains(telling), () -> route + " tells " + telling + ": " + body);
        }
        if (answer.statusCode() == 500 && !body.isEmpty()) {
            failed.add(route);
            Matcher number = NUMBER.matcher(body);
            assertTrue(number.find(), () -> route + ": " + body);
            assertTrue(log.text().contains("request " + number.group(1) + " failed"), () -> route + ": " + body);
        }
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1)
                .replace("{username}", "bob")
                .replace("{repo}", "shop")
                .replace("{seq}", "1")
                .replace("{name}", "none.css")
                .replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000000")
                .concat(
                        route.endsWith("/search")
                                ? "?q=tick"
                                : route.endsWith("GET /api/hud/settings") ? "?repo=shop" : "");
    }
}
