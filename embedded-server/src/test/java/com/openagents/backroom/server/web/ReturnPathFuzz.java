package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/// `return_to` leads to a page of ours or nowhere, as a browser resolves it (requirement OA-05).
public final class ReturnPathFuzz {
    private static final URI HERE = URI.create("https://hud.example.org/api/auth/github/callback");

    private ReturnPathFuzz() {}

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] input) {
        ReturnPath.of(new String(input, StandardCharsets.UTF_8)).ifPresent(kept -> {
            assertTrue(kept.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\'), kept);
            String path = kept.replaceFirst("\\?.*", "");
            assertTrue(
                    path.matches(
                            "/(repos|account|shares|billing(/(cards|ledger|invoices|(invoices|purchases)/[0-9a-f-]{36}))?"
                                    + "|hud/@?[A-Za-z0-9-]+/[A-Za-z0-9._-]+(/verify)?)?"),
                    kept);
            assertTrue(!path.endsWith("/.") && !path.endsWith("/.."), kept);
            // A browser keeps what is no escape in a query; URI refuses it.
            URI there = HERE.resolve(path);
            assertEquals("https://hud.example.org" + path, there.toString());
        });
    }
}
