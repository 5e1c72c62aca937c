package com.openagents.backroom.fakes.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The header `Stripe-Signature` (<https://docs.stripe.com/webhooks/signature>): `t=SECONDS,v1=HEX,v1=HEX`.
public final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// Signs a body as of a second.
    ///
    /// @param secrets all that are active: one `v1` for each
    public static String header(String body, long seconds, List<String> secrets) {
        StringBuilder header = new StringBuilder("t=").append(seconds);
        secrets.forEach(secret -> header.append(",v1=").append(hmac(secret, seconds + "." + body)));
        return header.toString();
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
