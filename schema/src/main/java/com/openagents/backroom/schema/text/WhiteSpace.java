package com.openagents.backroom.schema.text;

/// White space as [Character#isWhitespace(char)] has it, as a handful of ranges.
public final class WhiteSpace {
    private WhiteSpace() {}

    public static boolean is(char c) {
        return (c >= 0x09 && c <= 0x0d)
                || (c >= 0x1c && c <= 0x20)
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200a && c != 0x2007)
                || c == 0x2028
                || c == 0x2029
                || c == 0x205f
                || c == 0x3000;
    }

    /// The text without white space at its ends.
    public static String strip(String text) {
        return stripTrailing(stripLeading(text));
    }

    /// The text without white space at its beginning.
    public static String stripLeading(String text) {
        int from = 0;
        while (from < text.length() && is(text.charAt(from))) {
            from++;
        }
        return text.substring(from);
    }

    /// The text without white space at its end.
    public static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /// True when there is nothing else in it.
    public static boolean isAllOf(String text) {
        return strip(text).isEmpty();
    }
}
