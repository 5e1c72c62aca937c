package com.openagents.backroom.server.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The credentials of an `Authorization` header (RFC 9110, 11.6) and the cookies of `Cookie` and `Set-Cookie`, as a
/// header
/// line, in JSON, or in code.
record HeaderRule() implements Rule {
    private static final Set<String> SCHEMES = Set.of(
            "basic",
            "bearer",
            "token",
            "apikey",
            "key",
            "bot",
            "negotiate",
            "digest",
            "hawk",
            "oauth",
            "aws4-hmac-sha256");

    /// Schemes whose credentials are a list: the rest of the line.
    private static final Set<String> LISTS = Set.of("digest", "hawk", "oauth", "aws4-hmac-sha256");

    private static final Chars SCHEME = Chars.of("A-Za-z0-9-");
    private static final int MAX_SCHEME_CHARS = 20;
    private static final int MAX_BLANKS = 16;
    private static final int MIN_CREDENTIALS_CHARS = 6;

    /// A cookie's name; RFC 6265 has a token here.
    private static final Chars COOKIE_NAME = Chars.of("A-Za-z0-9_.-");
    private static final int MAX_COOKIE_NAME_CHARS = 128;

    /// Whether a field of this name holds credentials or cookies.
    static boolean isName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("authorization") || lower.endsWith("cookie");
    }

    @Override
    public List<String> triggers() {
        return List.of("authoriz", "cookie");
    }

    @Override
    public Finding seek(Sight sight, int at) {
        boolean cookie = sight.text().regionMatches(true, at, "cookie", 0, "cookie".length());
        String name = cookie ? "cookie" : "authorization";
        int seen = Math.min(name.length(), sight.length() - at);
        if (!sight.text().regionMatches(true, at, name, 0, seen)) {
            return Finding.MISS;
        }
        Separator separator = Separator.after(sight, at + seen);
        if (separator.open()) {
            return Finding.open(sight.length(), sight.length(), name);
        }
        if (!separator.found()) {
            return Finding.MISS;
        }
        return cookie ? cookies(sight, separator.end()) : credentials(sight, separator.end());
    }

    private static Finding credentials(Sight sight, int from) {
        String kind = "authorization";
        int schemeEnd = sight.runEnd(from, SCHEME, MAX_SCHEME_CHARS);
        int value = sight.runEnd(schemeEnd, Chars.BLANK, MAX_BLANKS);
        if (sight.undecidedAt(value)) {
            return Finding.open(from, value, kind);
        }
        String scheme = sight.text().substring(from, schemeEnd).toLowerCase(Locale.ROOT);
        if (value == schemeEnd || !SCHEMES.contains(scheme)) {
            return bare(sight, from, kind);
        }
        int end = LISTS.contains(scheme) ? lineEnd(sight, value) : sight.bareEnd(value);
        if (sight.undecidedAt(end)) {
            return Finding.open(value, end, kind);
        }
        String credentials = sight.text().substring(value, Math.min(end, value + AssignmentRule.MAX_JUDGED_CHARS));
        boolean secret = credentials.length() >= MIN_CREDENTIALS_CHARS && !Placeholders.is(credentials);
        return secret ? Finding.secret(value, end, kind) : Finding.missUntil(value);
    }

    /// Credentials without a known scheme are taken for such only when they look random.
    private static Finding bare(Sight sight, int from, String kind) {
        int end = sight.bareEnd(from);
        if (sight.undecidedAt(end)) {
            return Finding.open(from, end, kind);
        }
        String value = sight.text().substring(from, Math.min(end, from + AssignmentRule.MAX_JUDGED_CHARS));
        return SecretLikeness.looksRandom(value) ? Finding.secret(from, end, kind) : Finding.missUntil(from);
    }

    private static Finding cookies(Sight sight, int from) {
        int name = sight.runEnd(from, COOKIE_NAME, MAX_COOKIE_NAME_CHARS);
        if (sight.undecidedAt(name)) {
            return Finding.open(from, name, "cookie");
        }
        char first = sight.at(name + 1);
        if (name == from
                || sight.at(name) != '='
                || (first != '\0' && (first <= ' ' || "=$<{;>\"'".indexOf(first) >= 0))) {
            return Finding.missUntil(from);
        }
        int end = lineEnd(sight, name);
        return sight.undecidedAt(end) ? Finding.open(from, end, "cookie") : Finding.secret(from, end, "cookie");
    }

    /// The end of the line or of the quoted text.
    private static int lineEnd(Sight sight, int from) {
        int i = from;
        while (i < sight.length() && "\r\n\"'`".indexOf(sight.at(i)) < 0 && !isLineEscape(sight, i)) {
            i++;
        }
        return i;
    }

    private static boolean isLineEscape(Sight sight, int at) {
        return sight.at(at) == '\\' && "nr\"".indexOf(sight.at(at + 1)) >= 0;
    }
}
