package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.http.PathMatchers.MatchResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A path names a HUD by GitHub's grammar, letter by letter as it was sent, or none (requirement AZ-04).
public final class PathFuzz {
    private static final PathMatcher ROUTE = PathMatchers.create("/hud/{username}/{repo}/stream");
    private static final String NAMED = "/hud/@?[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}/stream";

    private PathFuzz() {}

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] input) {
        parsed(new String(input, StandardCharsets.ISO_8859_1)).ifPresent(prologue -> {
            MatchResult match = ROUTE.match(prologue.uriPath());
            if (match.accepted()) {
                HudAccess.named(match.path().pathParameters()).ifPresent(hud -> {
                    String path = prologue.uriPath().path();
                    assertTrue(path.matches(NAMED), path);
                    assertTrue(path.replace("@", "").equals("/hud/" + hud + "/stream"), path + " is not " + hud);
                });
            }
        });
    }

    /// As the listener reads a request line; empty when it refuses it, as it does all that begin otherwise: of
    /// `o:x/..` Helidon 4.5 makes no path at all, and fails at the first route.
    private static Optional<HttpPrologue> parsed(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.GET, path, true));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
