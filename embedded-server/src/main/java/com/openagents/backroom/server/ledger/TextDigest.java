package com.openagents.backroom.server.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of a list of texts: each in UTF-8 after its length in 4 bytes, so that no two lists have the same
/// bytes; what is null has the length −1. Used by one thread.
public final class TextDigest {
    private static final int NULL = -1;

    private final MessageDigest sha256;

    public TextDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public TextDigest add(@Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        int length = text == null ? NULL : bytes.length;
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        sha256.update(bytes);
        return this;
    }

    public TextDigest add(long number) {
        return add(Long.toString(number));
    }

    /// The digest, hexadecimal; the list is at its end.
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
