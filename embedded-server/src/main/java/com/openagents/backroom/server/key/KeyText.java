package com.openagents.backroom.server.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/* A key as text: oa_live_ (or oa_test_) + 30 random characters + 6 of checksum, all of base 62.
 *
 * The form of GitHub's tokens since 2021: the prefix is what scanners of secrets look for, 30 characters are 178 bits,
 * and the checksum (CRC-32 of what is before it) tells a mistyped key from a wrong one without asking the database.
 *
 * An installation makes and takes keys of one kind. Those of one where nothing is real say so, and are no keys to one
 * where it is.
 */
enum KeyText {
    LIVE("oa_live_"),
    TEST("oa_test_");

    static final int RANDOM_CHARS = 30;
    private static final int CHECK_CHARS = 6;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();

    private final String prefix;

    KeyText(String prefix) {
        this.prefix = prefix;
    }

    /// What keys begin with.
    String prefix() {
        return prefix;
    }

    String fresh(SecureRandom random) {
        StringBuilder text = new StringBuilder(prefix);
        for (int i = 0; i < RANDOM_CHARS; i++) {
            text.append(DIGITS.charAt(random.nextInt(BASE)));
        }
        return text + check(text.toString());
    }

    /// Whether a text can be a key at all.
    boolean isKey(String text) {
        int length = prefix.length() + RANDOM_CHARS;
        return text.length() == length + CHECK_CHARS
                && text.startsWith(prefix)
                && text.chars().skip(prefix.length()).allMatch(c -> DIGITS.indexOf(c) >= 0)
                && text.endsWith(check(text.substring(0, length)));
    }

    private static String check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] check = new char[CHECK_CHARS];
        for (int i = CHECK_CHARS - 1; i >= 0; i--) {
            check[i] = DIGITS.charAt((int) (rest % BASE));
            rest /= BASE;
        }
        return new String(check);
    }
}
