package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Only the names that were configured are ours, whatever else looks like them (requirement NET-03).
public final class HostFuzz {
    private static final String OURS =
            "(?i:127\\.0\\.0\\.1:8787|localhost:8787|hud\\.example\\.org(:443)?|kiosk\\.lan(:8787)?|\\[::1\\]:99)";

    private static final HostAllowList HOSTS = HostAllowList.of(
            "127.0.0.1", 8787, PublicOrigin.parse("https://hud.example.org"), List.of("kiosk.lan", "[::1]:99"));

    private HostFuzz() {}

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] input) {
        String host = new String(input, StandardCharsets.UTF_8);
        if (HOSTS.accepts(host)) {
            assertTrue(host.matches(OURS), host);
        }
    }
}
