package com.openagents.backroom.server.webhook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Nobody without the secret signs anything, and no header is a fault of ours (requirement ST-07).
public final class SignatureFuzz {
    private static final WebhookSignature OURS = new WebhookSignature(List.of("whsec_" + "0".repeat(32)));
    private static final Instant NOW = Instant.ofEpochSecond(1_764_147_600);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);

    private SignatureFuzz() {}

    /// What Jazzer calls.
    public static void fuzzerTestOneInput(byte[] input) {
        String header = new String(input, StandardCharsets.UTF_8);
        assertTrue(OURS.refusal(BODY, Optional.of(header), NOW).isPresent(), header);
    }
}
