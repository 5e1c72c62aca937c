package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The whole head of an answer of each kind.
class SecurityHeadersTest {
    private static final String COMMON = """
            Cache-Control: no-store
            Content-Length: *
            Content-Security-Policy: %s
            Content-Type: %s
            Cross-Origin-Opener-Policy: same-origin
            Cross-Origin-Resource-Policy: %s
            Date: *
            Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), \
            midi=(), display-capture=(), browsing-topics=()
            Referrer-Policy: same-origin
            X-Content-Type-Options: nosniff""";

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; report-uri /api/policy-reports; frame-ancestors 'none'";

    private static final String DATA_POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; report-uri /api/policy-reports; frame-ancestors 'none'";

    @Test
    void eachKindOfAnswer_hasItsHeaders() {
        try (TestListener server = new TestListener()) {
            assertEquals(
                    COMMON.formatted(PAGE_POLICY, "text/html; charset=utf-8", "same-origin"),
                    headers(server.ask("GET /page HTTP/1.1")));
            assertEquals(
                    COMMON.formatted(DATA_POLICY, "application/json", "same-origin"),
                    headers(server.ask("GET /hello HTTP/1.1")));
            assertEquals(
                    "Access-Control-Allow-Origin: *\n"
                            + COMMON.formatted(DATA_POLICY, "application/json", "cross-origin"),
                    headers(server.ask("GET /open HTTP/1.1\nOrigin: https://evil.test")));
            assertEquals(
                    COMMON.formatted(PAGE_POLICY, "text/html; charset=utf-8", "same-origin")
                            .replace("\nX-Content", "\nVary: Accept\nX-Content"),
                    headers(server.ask("GET /nowhere HTTP/1.1\nAccept: text/html")));
        }
    }

    @Test
    void refusalsBeforeAnyRoute_haveThemToo() {
        try (TestListener server = new TestListener()) {
            for (String request : List.of("GET /hello HTTP/1.0", "GET /hello HTTP/1.1\nContent-Length: x")) {
                String headers = headers(server.ask(request));
                for (String line : COMMON.formatted(DATA_POLICY, "application/json", "same-origin")
                        .lines()
                        .toList()) {
                    assertTrue(headers.lines().toList().contains(line), line + " in\n" + headers);
                }
            }
        }
    }

    @Test
    void onlyHttps_isToldToStayHttps() {
        try (TestListener plain = new TestListener();
                TestListener secure = new TestListener(Optional.of(PublicOrigin.parse("https://hud.example.com")))) {
            assertFalse(plain.ask("GET /hello HTTP/1.1").head().contains("Strict-Transport-Security"));
            assertEquals(
                    "max-age=31536000",
                    secure.askAs("hud.example.com", "GET /hello HTTP/1.1").header("Strict-Transport-Security", ""));
        }
    }

    /// All header lines in order of name, with what changes from run to run replaced.
    private static String headers(RawAnswer answer) {
        List<String> lines = new ArrayList<>(
                answer.head().lines().skip(1).filter(line -> !line.isEmpty()).toList());
        lines.replaceAll(line -> line.startsWith("Date: ") ? "Date: *" : line);
        lines.replaceAll(line -> line.startsWith("Content-Length: ") ? "Content-Length: *" : line);
        lines.sort(String.CASE_INSENSITIVE_ORDER);
        return String.join("\n", lines);
    }
}
