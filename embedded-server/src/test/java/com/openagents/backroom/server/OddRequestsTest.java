package com.openagents.backroom.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.web.RawAnswer;
import com.openagents.backroom.server.web.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Requirements NET-02 and NET-14: every route of both listeners, asked for what nobody should ask. It never fails,
/// always
/// has its headers and tells nothing of itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddRequestsTest {
    private static final List<String> QUERIES = List.of(
            "?",
            "?after=",
            "?after=-1",
            "?after=9223372036854775808",
            "?limit=0",
            "?limit=1e9",
            "?limit=99999999999",
            "?session=%00",
            "?session=%ff%fe",
            "?session=%zz",
            "?session=" + "s".repeat(3000),
            "?after=1&after=2&after",
            "?%3Cscript%3E=alert(1)",
            "?ticket=%0d%0aSet-Cookie:%20x=y",
            "?return_to=//elsewhere.example&repo=../..&url=%00");

    private static final List<String> HEADERS = List.of(
            "Range: bytes=0-10",
            "Range: bytes=abc",
            "If-None-Match: *",
            "If-Modified-Since: yesterday",
            "Accept: */*;q=abc, , text/html",
            "Accept: " + "x".repeat(5000),
            "Accept-Encoding: br;q=0, gzip;q=abc, *;q=0",
            "Accept-Encoding: \u00ff\u00fe",
            "Cookie: oa_session=" + "A".repeat(3000),
            "Cookie: oa_session=;;;=,",
            "Authorization: Basic \u00ff",
            "Authorization: Bearer ",
            "Authorization: Bearer oa_live_",
            "Last-Event-ID: -99999999999999999999",
            "Last-Event-ID: x--1",
            "Content-Type: nonsense",
            "Content-Type: text/html; charset=nope",
            "X-Forwarded-For: 1.1.1.1, , x",
            "X-Forwarded-Host: elsewhere.example",
            "Origin: null",
            "Sec-Fetch-Site: nowhere",
            "Expect: 100-continue",
            "Upgrade: websocket\r\nConnection: Upgrade",
            "Traceparent: x");

    private static final List<String> BODIES = List.of(
            "{",
            "[]",
            "null",
            "\"\"",
            "{\"path\":1,\"file\":1,\"repo\":[],\"speed\":{}}",
            "{\"path\":\"//elsewhere.example\",\"file\":\"/dev/zero\",\"speed\":\"max\"}",
            "{\"file\":\"\\u0000\",\"speed\":\"max\"}",
            "{\"path\":\"/x\",\"path\":\"/y\"}",
            "{\"a\":".repeat(3000),
            "[".repeat(5000),
            "\u00ff\u00fe\u0000",
            "a=b&c=%zz");

    private static final List<String> PATHS = List.of(
            "//",
            "/./",
            "/../",
            "/..%2f",
            "/%2e%2e/",
            "/hud",
            "/hud/",
            "/hud/ada",
            "/hud//shop",
            "/hud/ada//",
            "/hud/ada%2fshop",
            "/hud/ada/shop%00",
            "/hud/ada/shop%0d%0aX:y",
            "/hud/ada/%E2%80%AE",
            "/hud/ada/%ff%fe",
            "/hud/ada/%zz",
            "/hud/ada/..",
            "/hud/ada/shop/../../..",
            "/hud/ada/shop;jsessionid=1",
            "/hud/@@ada/shop",
            "/hud/ada/shop/events/-1",
            "/hud/ada/shop/events/9999999999999999999",
            "/hud/ada/shop/events/1.5",
            "/hud/ada/" + "a".repeat(3000),
            "/" + "a/".repeat(1500),
            "/assets/..%2f..%2fetc%2fpasswd",
            "/assets/\\..\\x",
            "/observe",
            "/openapi",
            "*",
            "noslash",
            "/\u00e9",
            "/<script>alert(1)</script>",
            "/hud/ada/a b",
            "http://elsewhere.example/");

    /// Headers by which proxies tell, and by which strangers would tell, what our name is.
    private static final List<String> POISON = List.of(
            "X-Forwarded-Host: elsewhere.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Port: 1\r\nX-Forwarded-Server: elsewhere.example",
            "X-Forwarded-Prefix: //elsewhere.example",
            "Forwarded: host=elsewhere.example;proto=https",
            "X-Host: elsewhere.example\r\nX-HTTP-Host-Override: elsewhere.example",
            "X-Original-URL: https://elsewhere.example/\r\nX-Rewrite-URL: https://elsewhere.example/",
            "X-Original-Host: elsewhere.example",
            "X-Forwarded-Scheme: https\r\nX-Url-Scheme: https\r\nFront-End-Https: on",
            "Origin: https://elsewhere.example",
            "Referer: https://elsewhere.example/");

    /// Pages and answers with links to ourselves.
    private static final List<String> LINKING = List.of(
            "/",
            "/hud/ada/shop",
            "/hud/@ada/Shop",
            "/hud/ada/shop/verify",
            "/embed/ada/shop",
            "/oembed?url=OWN/hud/ada/shop",
            "/api/hud/live",
            "/favicon.ico",
            "/nowhere");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>&\\\\]+");

    @SuppressWarnings("NullAway.Init")
    private ServerFixture fixture;

    private Path folder = Path.of("");
    private int asked;

    @BeforeAll
    void open(@TempDir Path root) {
        folder = root;
        fixture = new ServerFixture(root);
        fixture.write(3);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void publicRoutes_answerOddRequestsInOrder() {
        ask(fixture.port(), fixture.server().publicRoutes(), "");
        for (String path : PATHS) {
            for (String method : List.of("GET", "HEAD", "POST")) {
                answer(fixture.port(), method, path, "", "");
            }
        }
        assertTrue(asked > 500, "only " + asked + " were asked");
    }

    @Test
    void adminRoutes_answerOddRequestsInOrder() throws IOException {
        String operator = fixture.operator()[0] + ": " + fixture.operator()[1] + "\r\n";
        ask(fixture.server().adminOrigin().port(), fixture.server().adminRoutes(), operator);
    }

    @Test
    void routes_areOnOneListenerOnly() throws IOException {
        String operator = fixture.operator()[0] + ": " + fixture.operator()[1] + "\r\n";
        for (String route : onOneListener(fixture.server().adminRoutes())) {
            assertEquals(404, status(fixture.port(), route, operator), route + " on the public listener");
        }
        for (String route : onOneListener(fixture.server().publicRoutes())) {
            int status = status(fixture.server().adminOrigin().port(), route, operator);
            assertEquals(404, status, route + " on the admin listener");
        }
    }

    /// What agents send is taken on both: with a key from afar, with the operator's token on this machine.
    private static List<String> onOneListener(List<String> routes) {
        return routes.stream()
                .filter(route -> !route.startsWith("POST /hooks/") && !route.startsWith("POST /v1/"))
                .toList();
    }

    @Test
    void pagesUnderNamesOfFiles_areNotThere_WEB10() {
        try (Browser operator = fixture.operatorsBrowser()) {
            String cookie = "Accept: text/html\r\nCookie: " + operator.cookies() + "\r\n";
            for (String page : List.of("/account", "/billing", "/shares", "/api/account", "/hud/ada/shop")) {
                assertEquals(
                        200, answer(fixture.port(), "GET", page, cookie, "").status(), page);
                for (String ending : List.of("/x.css", ";x.css", "%2Fx.css", "/..%2Fx.css", ".css", "%00.css")) {
                    RawAnswer answer = answer(fixture.port(), "GET", page + ending, cookie, "");
                    assertTrue(answer.status() == 404 || answer.status() == 400, page + ending + answer.head());
                    assertEquals("no-store", answer.header("Cache-Control", ""), page + ending);
                    assertFalse(answer.body().contains("Sign out"), "nothing of a page for somebody");
                }
            }
        }
    }

    @Test
    void poisonedHeaders_moveNoLink_NET04() {
        String own = fixture.server().origin().toString();
        List<String> combinations = new ArrayList<>(POISON);
        for (int i = 0; i < POISON.size(); i++) {
            combinations.add(POISON.get(i) + "\r\n" + POISON.get((i + 3) % POISON.size()));
        }
        combinations.add(String.join("\r\n", POISON));
        assertTrue(combinations.size() > 20, "combinations: " + combinations.size());
        for (String header : combinations) {
            for (String path : LINKING) {
                String asked = path.replace("OWN", own);
                RawAnswer answer = answer(fixture.port(), "GET", asked, header + "\r\nAccept: text/html\r\n", "");
                String all = answer.head() + answer.body();
                assertFalse(all.contains("elsewhere"), path + " with " + header);
                for (String url : ADDRESS.matcher(all)
                        .results()
                        .map(MatchResult::group)
                        .filter(url -> !url.startsWith("http://www.w3.org/"))
                        .toList()) {
                    assertTrue(url.startsWith(own), path + " with " + header + " has " + url);
                }
            }
        }
    }

    private int status(int port, String route, String headers) {
        return answer(port, method(route), path(route), headers, "").status();
    }

    private void ask(int port, List<String> routes, String headers) {
        for (String route : routes) {
            String path = path(route);
            for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO")) {
                RawAnswer answer = answer(port, method, path, headers, "");
                assertTrue(
                        answer.status() != 200 || !method.matches("PUT|PATCH|TRACE|FOO|OPTIONS"), method + ' ' + path);
            }
            QUERIES.forEach(query -> answer(port, method(route), path + query, headers, ""));
            HEADERS.forEach(header -> answer(port, method(route), path, headers + header + "\r\n", ""));
            String json = headers + "Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n";
            BODIES.forEach(body -> answer(port, "POST", path, json, body));
        }
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1)
                .replace("{username}", "ada")
                .replace("{repo}", "shop")
                .replaceAll("\\{[a-z]+}", "1");
    }

    private RawAnswer answer(int port, String method, String path, String headers, String body) {
        asked++;
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        try (RawClient client = RawClient.connect(port)) {
            RawAnswer answer = client.send(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                            + "\r\nConnection: close\r\n" + headers + length + "\r\n" + body)
                    .readAnswer();
            String what = method + " " + path + " " + headers + body + " -> " + answer.head();
            assertNotEquals(500, answer.status(), what);
            assertTrue(answer.status() >= 100 && answer.status() < 600, what);
            assertTrue(answer.head().toLowerCase(Locale.ROOT).contains("x-content-type-options: nosniff"), what);
            assertEquals("", answer.header("Server", ""), what);
            for (String telling : List.of("Exception", "\tat ", "io.helidon", "org.h2", folder.toString())) {
                boolean isMeant = telling.equals(folder.toString()) && path.startsWith("/api/admin/");
                assertFalse(!isMeant && answer.body().contains(telling), () -> what + answer.body());
            }
            return answer;
        }
    }
}
