package com.openagents.backroom.server;

import static com.openagents.backroom.server.testing.PeopleFixture.BOB;
import static com.openagents.backroom.server.testing.PeopleFixture.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.PeopleFixture;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requirement AZ-01: docs/authorisation.md says for every route who is let in, and every cell of it is tried on a
/// running server. A route without a row fails.
///
/// The HUD is bob's and private; carol is signed in as somebody else; keys are bob's.
class AuthorisationMatrixTest {
    private static final List<String> ROLES =
            List.of("nobody", "another person", "owner", "operator", "key", "key without the scope");

    /// In this order they ask: the owner last, as what the owner does is done.
    private static final List<String> ASKED =
            List.of("nobody", "another person", "operator", "key", "key without the scope", "owner");

    /// Bodies of routes that need one.
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("POST /api/hud/settings", "{\"repo\":\"shop\"}"),
            Map.entry("POST /api/repos", "{\"repo\":\"bob/shop\"}"),
            Map.entry("POST /repos", "repo=bob%2Fshop"),
            Map.entry("POST /shares", "hud=bob%2Fshop&do=share"),
            Map.entry("POST /billing/invoices", "buyer=Bob"),
            Map.entry("POST /billing", "package_id=credits_100k&request_id=r1"),
            Map.entry("POST /billing/cards", "do=remove&id=pm_none"),
            Map.entry("POST /account", "do=end-others"),
            Map.entry("POST /api/policy-reports", "{\"csp-report\":{}}"),
            Map.entry("POST /api/stripe/setup-intent", "{\"consent\":true}"),
            Map.entry("POST /api/billing/credits/purchase", "{\"package_id\":\"credits_100k\",\"request_id\":\"r1\"}"),
            Map.entry(
                    "POST /api/usage/events",
                    "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/agents\",\"type\":\"used\",\"data\":{\"credits\":1}}]"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /// A row: a route and the status that each role gets.
    record Row(String route, List<String> statuses) {}

    static Stream<Row> rows() {
        return table("## The public listener").stream();
    }

    @Test
    void everyRoute_hasARow_AZ01() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            assertEquals(
                    new TreeSet<>(fixture.server().publicRoutes()),
                    new TreeSet<>(table("## The public listener").stream()
                            .map(Row::route)
                            .toList()),
                    "routes of the public listener and rows of docs/authorisation.md");
            assertEquals(
                    new TreeSet<>(fixture.server().adminRoutes()),
                    new TreeSet<>(table("## The admin listener").stream()
                            .map(Row::route)
                            .toList()),
                    "routes of the admin listener and rows of docs/authorisation.md");
        }
    }

    @Test
    void noRoute_isOnBothListenersOrBelowTheCallback_OA04_NET02() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            List<String> both = new ArrayList<>(fixture.server().publicRoutes());
            both.retainAll(fixture.server().adminRoutes());
            assertEquals(List.of(), both);
            assertTrue(fixture.server().publicRoutes().stream()
                    .noneMatch(route -> route.contains("/api/auth/github/callback/")));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCell_isAsWritten_AZ01(Row row) {
        Map<String, String> seen = new HashMap<>();
        try (PeopleFixture people = new PeopleFixture(folder);
                Browser bob = people.browserOf(BOB)) {
            String key = prepare(people, bob, row.route());
            String scopeless = PeopleFixture.key(bob, row.route().contains("/events") ? "account" : "events");
            String target = path(bob, row.route());
            for (String role : ASKED) {
                try (Browser who = browser(people, role, bob)) {
                    seen.put(role, send(who, row.route(), target, bearer(role, key, scopeless)));
                }
            }
        }
        assertEquals(
                String.join(" | ", row.statuses()),
                ROLES.stream().map(seen::get).collect(Collectors.joining(" | ")),
                row.route());
    }

    @ParameterizedTest
    @MethodSource("adminRows")
    void adminRoutes_areTheOperatorsAlone_AZ01(Row row) throws IOException {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            String[] parts = row.route()
                    .replaceAll("\\{\\w+}", UUID.randomUUID().toString())
                    .split(" ", 2);
            String without = Integer.toString(fixture.adminAsk(parts[0], parts[1], "Sec-Fetch-Site", "none")
                    .statusCode());
            assertEquals(row.statuses().getFirst(), without, row.route());
            if (without.equals("401")) {
                int with =
                        fixture.adminAsk(parts[0], parts[1], fixture.operator()).statusCode();
                assertTrue(with != 401 && with != 403, row.route() + " answers the operator " + with);
            }
        }
    }

    static Stream<Row> adminRows() {
        return table("## The admin listener").stream();
    }

    /// Makes the HUD with one event.
    ///
    /// @return a key of bob's that is good for everything keys are good for
    private static String prepare(PeopleFixture people, Browser bob, String route) {
        HudId hud = people.hudOfBob(bob, "shop");
        String key = PeopleFixture.key(bob, "events", "account", "usage");
        String event = "{\"type\":\"tick_start\",\"session_id\":\"s\",\"source_id\":\"1\"}";
        people.server.postText("/api/hud/bob/shop/events", event, "Authorization", "Bearer " + key);
        if (route.contains("/invoices")) {
            PeopleFixture.invoice(people, "pi_1");
        }
        boolean isPublic = route.startsWith("DELETE /api/hud/shares");
        people.server.server().huds().change(hud, new HudSettings(isPublic, true, RedactionPolicy.STANDARD, List.of()));
        return key;
    }

    private static Browser browser(PeopleFixture people, String role, Browser bob) {
        return switch (role) {
            case "another person" -> people.browserOf(CAROL);
            case "operator" -> people.server.operatorsBrowser();
            case "owner" -> {
                Browser same = people.server.browser();
                same.setCookie("oa_session", bob.cookie("oa_session"));
                yield same;
            }
            default -> people.server.browser();
        };
    }

    private static String[] bearer(String role, String key, String scopeless) {
        return switch (role) {
            case "key" -> new String[] {"Authorization", "Bearer " + key};
            case "key without the scope" -> new String[] {"Authorization", "Bearer " + scopeless};
            default -> new String[0];
        };
    }

    private static String path(Browser bob, String route) {
        String path = route.substring(route.indexOf(' ') + 1)
                .replace("{username}", "bob")
                .replace("{repo}", "shop")
                .replace("{seq}", "1")
                .replace("{name}", "none.css");
        if (route.endsWith("/search")) {
            path += "?q=tick";
        }
        if (route.equals("GET /api/hud/settings")) {
            path += "?repo=shop";
        }
        if (path.startsWith("/api/stripe/") || path.contains("/billing/purchases/")) {
            path = path.replace("{id}", "pm_none");
        }
        if (path.contains("{id}")) {
            String list = (path.startsWith("/billing") ? "/api" : "") + path.substring(0, path.indexOf("/{id}"));
            String id = bob.get(list).body().replaceAll("(?s).*?\"id\":\"([0-9a-f-]+)\".*", "$1");
            path = path.replace("{id}", id);
        }
        return path;
    }

    private static String contentType(String body) {
        return switch (body.charAt(0)) {
            case '{' -> "application/json";
            case '[' -> "application/cloudevents-batch+json";
            default -> "application/x-www-form-urlencoded";
        };
    }

    private static String send(Browser who, String route, String path, String... bearer) {
        List<String> headers = new ArrayList<>(Arrays.asList(bearer));
        headers.addAll(List.of("Accept", "application/json"));
        String body = BODIES.getOrDefault(route, "");
        if (!body.isEmpty()) {
            headers.addAll(List.of("Content-Type", contentType(body)));
        }
        String[] all = headers.toArray(String[]::new);
        String method = route.substring(0, route.indexOf(' '));
        HttpResponse<String> answer = switch (method) {
            case "GET" -> path.endsWith("/stream") ? who.head(path, all) : who.get(path, all);
            case "POST" -> who.post(path, body, all);
            case "DELETE" -> who.delete(path, all);
            default -> throw new IllegalArgumentException(method);
        };
        return Integer.toString(answer.statusCode());
    }

    /// The rows below a heading of the document.
    private static List<Row> table(String heading) {
        String text;
        try {
            text = Files.readString(SharedFixtures.root().resolve("docs/authorisation.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int from = text.indexOf(heading);
        int end = text.indexOf("\n## ", from + 1);
        String part = text.substring(from, end < 0 ? text.length() : end);
        return part.lines()
                .filter(line -> line.startsWith("| `"))
                .map(AuthorisationMatrixTest::row)
                .toList();
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        return new Row(cells.getFirst().replace("`", ""), cells.subList(1, cells.size()));
    }
}
