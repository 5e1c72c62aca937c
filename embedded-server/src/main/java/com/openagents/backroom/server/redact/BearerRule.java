package com.openagents.backroom.server.redact;

import java.util.List;
import java.util.Locale;

/// `Bearer` and a token (RFC 6750), wherever it stands.
record BearerRule() implements Rule {
    private static final Chars TOKEN = Chars.of("A-Za-z0-9._~+/=-");
    private static final Chars STRONG = Chars.of("A-Z0-9");
    private static final int MIN_CHARS = 16;
    private static final int MAX_BLANKS = 8;

    @Override
    public List<String> triggers() {
        return List.of("bearer ", "bearer\t");
    }

    @Override
    public Finding seek(Sight sight, int at) {
        int from = sight.runEnd(at + "bearer".length(), Chars.BLANK, MAX_BLANKS);
        int end = sight.runEnd(from, TOKEN);
        if (sight.undecidedAt(end)) {
            return Finding.open(from, end, "bearer-token");
        }
        String token = sight.text().substring(from, end);
        boolean strong = token.length() >= MIN_CHARS && token.chars().anyMatch(c -> STRONG.has((char) c));
        boolean name = token.toLowerCase(Locale.ROOT).equals(token)
                && sight.runEnd(from, Chars.DIGIT) == from
                && !hasDigit(token);
        return strong && !name ? Finding.secret(from, end, "bearer-token") : Finding.missUntil(end);
    }

    private static boolean hasDigit(String token) {
        return token.chars().anyMatch(c -> Chars.DIGIT.has((char) c));
    }
}
