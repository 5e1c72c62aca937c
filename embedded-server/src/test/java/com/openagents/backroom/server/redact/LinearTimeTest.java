package com.openagents.backroom.server.redact;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Requirement IN-06: hostile text takes linear time. A rule that is quadratic in any of these texts of 1 MiB would
/// need
/// 10^11 steps and more; the limit is a guard against that, no measure.
final class LinearTimeTest {
    private static final int SIZE = 1 << 20;
    private static final Duration GUARD = Duration.ofSeconds(60);

    @Test
    void repeatedBeginnings_ofEveryRule_end() {
        Redactor redactor = new Redactor();
        redactor.register("own-secret", "aaaaaaaaaaaaaaaaaaaaaaaab");
        List<String> units = new ArrayList<>();
        TokenRules.all().forEach(rule -> {
            units.add(rule.prefix());
            units.add(rule.prefix() + "a");
            units.add(rule.prefix() + "-");
        });
        units.addAll(List.of(
                "a",
                "key=",
                "key='",
                "key=\\\"",
                "password=$",
                "password: \"\\",
                "token=key=",
                "x_key: ",
                "key ",
                "secret\n",
                "\"name\": \"API_KEY\", ",
                "-----BEGIN PRIVATE KEY-----\n",
                "-----END PRIVATE KEY-----\n",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----\nMIIEogIBAAKCAQEA",
                "MIIEogIBAAKCAQEAs9fum0aQlhxsdb5m4Sxlt42HBRXTpLTQ9VP8\n",
                "://a:",
                "://",
                "a:b@",
                "Authorization: ",
                "Authorization: Digest a ",
                "Cookie: a",
                "Cookie: a=b",
                "bearer a",
                "bearer ",
                "curl -u a:",
                "-u ",
                "--user a",
                "eyJ",
                "eyJhbGciOi.",
                "eyJ.",
                "pass",
                "--password ",
                "<password>",
                "key=\\",
                "key=\\\\\\\"",
                "KEY=a,",
                "token: a("));
        for (String unit : units) {
            String text = unit.repeat(SIZE / unit.length());
            assertTimeoutPreemptively(GUARD, () -> assertNotNull(redactor.redact(text)), unit);
        }
    }

    @Test
    void endlessStream_ofSmallPieces_ends() {
        Redactor redactor = new Redactor();
        for (String unit :
                List.of("ghp_", "key=\"", "a", "eyJ", "-----BEGIN PRIVATE KEY-----\nMIIEogIBAAKCAQEA", "pass")) {
            StreamRedaction stream = new StreamRedaction(redactor);
            String piece = unit.repeat(64 / Math.min(64, unit.length()));
            assertTimeoutPreemptively(
                    GUARD,
                    () -> {
                        for (int sent = 0; sent < SIZE / 4; sent += piece.length()) {
                            stream.add(piece);
                        }
                    },
                    unit);
        }
    }
}
