package com.openagents.backroom.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// Random tokens, and what is kept of them.
public final class Tokens {
    /// 256 bits: more than anyone can try.
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /// A new token of 43 characters that need no escaping in a link or a cookie.
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What is stored of a token: its SHA-256, hexadecimal.
    public static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /// What GitHub is told of a verifier (RFC 7636, S256).
    public static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier));
    }

    /// Whether both are the same, in a time that tells nothing of where they differ.
    public static boolean same(String given, String own) {
        return same(sha256(given), sha256(own));
    }

    /// The same of bytes: the one place where what is secret is compared (requirement CR-10).
    public static boolean same(byte[] given, byte[] own) {
        return MessageDigest.isEqual(given, own);
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
