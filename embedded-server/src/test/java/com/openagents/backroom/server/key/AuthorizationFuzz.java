package com.openagents.backroom.server.key;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.fuzz.Headers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// What stands in `Authorization` is a key of our form, or none (requirements AK-01, AK-03).
public final class AuthorizationFuzz {
    private static final String KEY = KeyText.LIVE.fresh(new SecureRandom());

    private AuthorizationFuzz() {}

    /// What Jazzer calls. `KEY` in the input is a proper key.
    public static void fuzzerTestOneInput(byte[] input) {
        String sent = new String(input, StandardCharsets.ISO_8859_1).replace("KEY", KEY);
        Headers.of("Authorization", sent.getBytes(StandardCharsets.ISO_8859_1))
                .flatMap(ApiKeys::bearer)
                .filter(KeyText.LIVE::isKey)
                .ifPresent(key -> {
                    assertTrue(key.matches("oa_live_[0-9A-Za-z]{36}"), key);
                    assertTrue(sent.contains(key), sent + " has no " + key);
                    char last = key.charAt(key.length() - 1);
                    String other = key.substring(0, key.length() - 1) + (last == '0' ? '1' : '0');
                    assertFalse(KeyText.LIVE.isKey(other), "the checksum is looked at: " + other);
                });
    }
}
