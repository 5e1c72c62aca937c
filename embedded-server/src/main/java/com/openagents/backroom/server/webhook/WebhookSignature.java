package com.openagents.backroom.server.webhook;

import com.openagents.backroom.server.secret.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/* Who signed a webhook (requirements ST-07, ST-08).
 *
 *   Stripe-Signature: t=1764147600,v1=5257a8…(64 hexadecimal digits),v1=…,v0=…
 *   v1 = HMAC-SHA-256(secret, t + "." + raw body)
 *
 * One of the `v1` must be that of one of our secrets. Other schemes are not looked at: whoever could choose the scheme
 * would choose the weakest. All are compared, in constant time each, so that the time taken says nothing.
 *
 * It is our own reading and not the library's, as that one takes times of the future, works on text instead of bytes and
 * fails with a NullPointerException or NumberFormatException on a header that is none.
 *
 * Source: https://docs.stripe.com/webhooks/signature
 */
final class WebhookSignature {
    static final String HEADER = "Stripe-Signature";

    /// How far the time of the signature may be from ours, before or after.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// While secrets are rolled there are two signatures of ours; this many are more than Stripe ever sends.
    private static final int MAX_PARTS = 16;

    private static final int MAX_HEADER_CHARS = 2_000;
    private static final int MAX_TIME_DIGITS = 12;
    private static final int SIGNATURE_CHARS = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<String> secrets;

    WebhookSignature(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /// What a header says.
    private record Header(long seconds, List<byte[]> signatures) {}

    /// Why a body is not taken as Stripe's; nothing when one of our secrets signed it just now.
    Optional<String> refusal(byte[] body, Optional<String> header, Instant now) {
        Optional<Header> parsed = header.flatMap(WebhookSignature::parse);
        if (parsed.isEmpty()) {
            return Optional.of("The signature is missing or can't be read.");
        }
        if (!isSigned(body, parsed.get())) {
            return Optional.of("The signature is not that of this body with any of our secrets.");
        }
        long apart = Math.abs(parsed.get().seconds() - now.getEpochSecond());
        if (apart > TOLERANCE.toSeconds()) {
            return Optional.of("The signature is older or newer than " + TOLERANCE.toMinutes()
                    + " minutes. Check this machine's clock if Stripe sent it.");
        }
        return Optional.empty();
    }

    private boolean isSigned(byte[] body, Header header) {
        boolean isSigned = false;
        for (String secret : secrets) {
            byte[] ours = sign(secret, header.seconds(), body);
            for (byte[] theirs : header.signatures()) {
                isSigned |= Tokens.same(ours, theirs);
            }
        }
        return isSigned;
    }

    private static byte[] sign(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static Optional<Header> parse(String header) {
        if (header.length() > MAX_HEADER_CHARS) {
            return Optional.empty();
        }
        String[] parts = header.split(",", -1);
        OptionalLong seconds = OptionalLong.empty();
        List<byte[]> signatures = new ArrayList<>();
        for (String part : parts) {
            String text = part.strip();
            if (text.startsWith("t=")) {
                if (seconds.isPresent()) {
                    return Optional.empty(); // which one was signed?
                }
                seconds = seconds(text.substring(2));
                if (seconds.isEmpty()) {
                    return Optional.empty();
                }
            } else if (text.startsWith("v1=")) {
                signature(text.substring(3)).ifPresent(signatures::add);
            }
        }
        if (parts.length > MAX_PARTS || seconds.isEmpty() || signatures.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Header(seconds.getAsLong(), signatures));
    }

    private static OptionalLong seconds(String text) {
        boolean isNumber = !text.isEmpty()
                && text.length() <= MAX_TIME_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Optional<byte[]> signature(String text) {
        try {
            return text.length() == SIGNATURE_CHARS ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
