package com.openagents.backroom.schema.text;

/// Letters A to Z in lower case; everything else stays as it is.
public final class Ascii {
    private Ascii() {}

    public static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }

    /// The name of an enum's constant as it stands in JSON: `RATE_LIMIT` is `rate_limit`.
    public static String wire(Enum<?> constant) {
        return lower(constant.name());
    }
}
