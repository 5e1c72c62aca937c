package com.openagents.backroom.server.redact;

import static org.junit.jupiter.api.Assertions.fail;

/// Looks for parts of secrets in texts.
final class Leaks {
    /// So many consecutive characters of a secret may not be seen (requirement RD-01).
    static final int MAX_SEEN_CHARS = 8;

    private Leaks() {}

    /// Fails when a text holds [#MAX_SEEN_CHARS] consecutive characters of a secret.
    static void assertNone(String secret, String seen, String what) {
        for (int i = 0; i + MAX_SEEN_CHARS <= secret.length(); i++) {
            String part = secret.substring(i, i + MAX_SEEN_CHARS);
            if (seen.contains(part)) {
                fail("\"" + part + "\" of a secret is seen in \"" + seen + "\": " + what);
            }
        }
    }
}
