package com.openagents.backroom.server.redact;

/// A set of ASCII characters.
record Chars(long low, long high) {
    static final Chars ALNUM = of("A-Za-z0-9");
    static final Chars WORD = of("A-Za-z0-9_");
    static final Chars NAME = of("A-Za-z0-9_.-");
    static final Chars HEX = of("A-Fa-f0-9");
    static final Chars DIGIT = of("0-9");
    static final Chars BASE64 = of("A-Za-z0-9+/=");
    static final Chars URL64 = of("A-Za-z0-9_-");
    static final Chars BLANK = of(" \t");

    /// Reads a set as in a regular expression's brackets: single characters and ranges; a `-` at the end is itself.
    static Chars of(String ranges) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < ranges.length(); i++) {
            char from = ranges.charAt(i);
            char to = from;
            if (i + 2 < ranges.length() && ranges.charAt(i + 1) == '-') {
                to = ranges.charAt(i + 2);
                i += 2;
            }
            for (int c = from; c <= to; c++) {
                if (c < 64) {
                    low |= 1L << c;
                } else {
                    high |= 1L << (c - 64);
                }
            }
        }
        return new Chars(low, high);
    }

    boolean has(char c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 && (high >>> (c - 64) & 1) != 0;
    }
}
