package com.openagents.backroom.server.redact;

/// Whether a value looks like a secret by itself.
final class SecretLikeness {
    private static final int MIN_CHARS = 8;
    private static final int MIN_DIGITLESS_CHARS = 20;

    private SecretLikeness() {}

    /// Letters and digits mixed, no path, no call, no reference.
    static boolean looksRandom(String value) {
        if (value.length() < MIN_CHARS || Placeholders.is(value) || isCode(value) || isPlace(value)) {
            return false;
        }
        int digits = 0;
        int lower = 0;
        int upper = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ') {
                return false;
            }
            digits += c >= '0' && c <= '9' ? 1 : 0;
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
        }
        boolean camelCase = digits == 0 && upper * 4 < lower;
        return digits > 0
                ? lower + upper > 0 && !isNumber(value)
                : value.length() >= MIN_DIGITLESS_CHARS && lower > 0 && upper > 0 && !camelCase;
    }

    /// An expression of a programming language: a call, an index, a member, a bare name.
    static boolean isCode(String value) {
        return value.indexOf('(') >= 0
                || value.indexOf('[') >= 0
                || isGeneric(value)
                || isMember(value)
                || value.contains("=>");
    }

    /// A type with arguments: `Option<String>`.
    private static boolean isGeneric(String value) {
        int open = value.indexOf('<');
        return open > 0 && Character.isUpperCase(value.charAt(0)) && value.indexOf('>', open) > 0;
    }

    /// Names joined by dots, without digits: `process.env.TOKEN`, `request.token`.
    static boolean isMember(String value) {
        String path = value.endsWith(";") || value.endsWith(",") ? value.substring(0, value.length() - 1) : value;
        boolean letter = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!name && c != '.' && c != '?' && c != '!') {
                return false;
            }
            letter |= name;
        }
        return letter && path.indexOf('.') > 0;
    }

    private static boolean isPlace(String value) {
        return (value.startsWith("/") && value.indexOf('/', 1) > 0 && value.indexOf('+') < 0)
                || value.startsWith("./")
                || value.startsWith("~/")
                || value.startsWith("http://")
                || value.startsWith("https://");
    }

    private static boolean isNumber(String value) {
        int end = value.length();
        while (end > 0 && ",;)}]".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        String number = value.substring(0, end);
        return number.chars().allMatch(c -> Chars.DIGIT.has((char) c) || "._-+:TZ".indexOf(c) >= 0);
    }
}
