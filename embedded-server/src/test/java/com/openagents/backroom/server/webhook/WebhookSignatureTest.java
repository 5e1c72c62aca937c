package com.openagents.backroom.server.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who signed a webhook (requirements ST-07, ST-08). The signatures are made by stripe-java.
class WebhookSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final String SECRET = "whsec_first";
    private static final String OTHER = "whsec_second";
    private static final String BODY = "{\"id\":\"evt_1\",\"name\":\"Zoë\"}\r\n";

    private final WebhookSignature signature = new WebhookSignature(List.of(SECRET));

    @Test
    void ours_isTaken_ST07() {
        assertTrue(isTaken(BODY, header(SECRET, SECONDS)));
    }

    @Test
    void oneOfSeveralV1_isEnough_ST07() {
        String wrong = "t=" + SECONDS + ",v1=" + "0".repeat(64);

        assertTrue(isTaken(BODY, wrong + "," + v1(header(SECRET, SECONDS))));
        assertTrue(isTaken(BODY, header(SECRET, SECONDS) + ",v1=" + "0".repeat(64) + ",v0=whatever,v2=x"));
        assertFalse(isTaken(BODY, wrong));
    }

    @Test
    void eachActiveSecret_isTaken_thenOnlyTheNewOne_ST08() {
        WebhookSignature rolling = new WebhookSignature(List.of(SECRET, OTHER));
        byte[] body = bytes(BODY);

        for (String secret : List.of(SECRET, OTHER)) {
            assertEquals(Optional.empty(), rolling.refusal(body, Optional.of(header(secret, SECONDS)), NOW));
        }
        WebhookSignature rolled = new WebhookSignature(List.of(OTHER));
        assertTrue(
                rolled.refusal(body, Optional.of(header(SECRET, SECONDS)), NOW).isPresent());
        assertEquals(Optional.empty(), rolled.refusal(body, Optional.of(header(OTHER, SECONDS)), NOW));
    }

    @Test
    void noSecret_takesNothing_ST07() {
        WebhookSignature none = new WebhookSignature(List.of());

        assertTrue(none.refusal(bytes(BODY), Optional.of(header(SECRET, SECONDS)), NOW)
                .isPresent());
    }

    @Test
    void time_isLookedAtBothWays_ST07() {
        for (long apart : new long[] {-300, -1, 0, 1, 300}) {
            assertTrue(isTaken(BODY, header(SECRET, SECONDS + apart)), apart + " s");
        }
        for (long apart : new long[] {-86_400, -301, 301, 600}) {
            assertFalse(isTaken(BODY, header(SECRET, SECONDS + apart)), apart + " s");
        }
    }

    @Test
    void theSameHeader_withAnotherTime_isRefused_ST07() {
        String old = header(SECRET, SECONDS - 1_000);

        assertFalse(isTaken(BODY, "t=" + SECONDS + "," + v1(old)));
        assertFalse(isTaken(BODY, "t=" + SECONDS + "," + old), "two times");
    }

    @Test
    void anyOtherBody_isRefused_ST07() {
        String header = header(SECRET, SECONDS);

        assertFalse(isTaken(BODY + " ", header), "a byte more");
        assertFalse(isTaken(BODY.substring(1), header), "a byte less");
        assertFalse(isTaken(BODY.replace("\r\n", "\n"), header), "another line end");
        assertFalse(isTaken("\uFEFF" + BODY, header), "a byte order mark");
        assertFalse(isTaken("", header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t=",
                "t=abc",
                "t=-1,v1=00",
                "t=99999999999999999999,v1=00",
                "v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd",
                "t=1795683600",
                "t=1795683600,v1=",
                "t=1795683600,v1=zz",
                "t=1795683600,v0=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd"
            })
    void headerThatIsNone_isRefusedInOneSentence_ST07(String header) {
        String refusal =
                signature.refusal(bytes(BODY), Optional.of(header), NOW).orElseThrow();

        assertEquals("The signature is missing or can't be read.", refusal);
        assertTrue(signature.refusal(bytes(BODY), Optional.empty(), NOW).isPresent());
    }

    @Test
    void headersOfChance_areRefused_andThrowNothing_ST07() {
        Random random = new Random(7);
        String alphabet = "t=v10,abcdef \u00e9";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder header = new StringBuilder();
            random.ints(random.nextInt(100), 0, alphabet.length())
                    .forEach(place -> header.append(alphabet.charAt(place)));
            assertFalse(isTaken(BODY, header.toString()), header.toString());
        }
        assertFalse(isTaken(BODY, header(SECRET, SECONDS) + ",v1=x".repeat(100_000)));
    }

    private boolean isTaken(String body, String header) {
        return signature.refusal(bytes(body), Optional.of(header), NOW).isEmpty();
    }

    private static String v1(String header) {
        return header.substring(header.indexOf("v1="));
    }

    private static String header(String secret, long seconds) {
        try {
            return Webhook.Signature.generateSignatureHeader(BODY, secret, seconds);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
