package com.openagents.backroom.server.redact;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/// Requirement RD-03: the process's own secrets are found where no pattern fits, in six encodings.
final class ExactSecretTest {
    @Property(tries = 500)
    void ownSecret_isNotSeen_inAnyEncoding(@ForAll @StringLength(min = 8, max = 60) String noise, @ForAll long seed) {
        String secret = secret(noise, new Random(seed));
        Redactor redactor = new Redactor();
        redactor.register("own-secret", secret);
        for (String form : encodings(secret)) {
            String redacted = redactor.redact("before " + form + " behind");
            assertFalse(redacted.contains(form), () -> form + " of " + secret + " in " + redacted);
        }
    }

    @Property(tries = 500)
    void ownSecret_insideALargerBase64Text_isNotSeen(@ForAll long seed) {
        Random random = new Random(seed);
        String secret = new SecretCorpus(seed).password(12 + random.nextInt(20));
        Redactor redactor = new Redactor();
        redactor.register("own-secret", secret);
        String text = "u".repeat(random.nextInt(5)) + ":" + secret + "!".repeat(random.nextInt(4));
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        String redacted = redactor.redact("Basic: " + encoded + " .");
        String rest = redacted.substring("Basic: ".length()).replaceAll("\\[REDACTED:[a-z-]+]", "|");
        for (String part : rest.split("[|. ]", -1)) {
            // At either end one group of three bytes may be left, of which the secret owns at most two.
            assertFalse(part.length() > 4 + 4 * 2, () -> redacted + " of " + encoded);
        }
    }

    @Property(tries = 300)
    void ownSecret_cutIntoPieces_isNotSeen(@ForAll long seed) {
        Random random = new Random(seed);
        String secret = new SecretCorpus(seed).password(16 + random.nextInt(20));
        Redactor redactor = new Redactor();
        redactor.register("own-secret", secret);
        for (String form : encodings(secret)) {
            StreamRedaction stream = new StreamRedaction(redactor);
            List<String> out = new ArrayList<>();
            StreamRedactionTest.cut("before " + form + " behind", random, 4).forEach(p -> out.addAll(stream.add(p)));
            out.addAll(stream.end());
            Leaks.assertNone(form, String.join("", out), form);
        }
    }

    @Test
    void caseIsIgnored() {
        Redactor redactor = new Redactor();
        redactor.register("own-secret", "Correct-Horse/Battery");
        assertFalse(redactor.redact("x correct-horse/battery y").contains("horse"));
        assertFalse(redactor.redact("x Correct-Horse%2fBattery y").contains("Horse"));
    }

    private static List<String> encodings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(
                secret,
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                HexFormat.of().withUpperCase().formatHex(bytes),
                json(secret));
    }

    private static String json(String secret) {
        try {
            String quoted = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(secret);
            return quoted.substring(1, quoted.length() - 1);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// Any characters that a key file or an environment variable may hold; half a surrogate pair is in none.
    private static String secret(String noise, Random random) {
        StringBuilder secret = new StringBuilder();
        noise.codePoints().filter(c -> c > ' ' && !(c >= 0xD800 && c < 0xE000)).forEach(secret::appendCodePoint);
        while (secret.length() < 12) {
            secret.append((char) ('!' + random.nextInt('~' - '!')));
        }
        return secret.toString();
    }
}
