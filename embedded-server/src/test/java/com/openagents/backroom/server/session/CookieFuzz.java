package com.openagents.backroom.server.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.fuzz.Headers;
import java.nio.charset.StandardCharsets;

/// A cookie is a token of the right form under its own name, or none (requirement SE-01).
public final class CookieFuzz {
    private CookieFuzz() {}

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] input) {
        String sent = new String(input, StandardCharsets.ISO_8859_1);
        Headers.of("Cookie", input).ifPresent(headers -> {
            for (boolean https : new boolean[] {true, false}) {
                SessionCookie cookie = SessionCookie.ofSessions(https);
                cookie.find(headers).ifPresent(token -> {
                    assertTrue(token.matches("[A-Za-z0-9_-]{43}"), token);
                    assertTrue(sent.contains(cookie.name() + "=") && sent.contains(token), sent + " has no " + token);
                    assertTrue(cookie.isShown(headers), sent);
                });
            }
        });
    }
}
