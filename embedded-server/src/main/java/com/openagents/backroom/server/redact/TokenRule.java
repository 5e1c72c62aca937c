package com.openagents.backroom.server.redact;

import java.util.List;
import java.util.Locale;

/// A token that is known by its prefix: the prefix and every following character of the token's set, without an
/// upper length.
///
/// @param prefix as it stands in the text, case included
/// @param chars what the rest of the token is made of
/// @param minChars fewest characters behind the prefix
/// @param guard what else must hold, so that ordinary words are no tokens
record TokenRule(String kind, String prefix, Chars chars, int minChars, Guard guard) implements Rule {
    /// What keeps ordinary text from looking like a token.
    enum Guard {
        /// The prefix says it all.
        NONE,
        /// A token begins at the prefix, not inside a word.
        BOUNDARY,
        /// As `BOUNDARY`, and the rest has a digit or a capital letter, as no CSS class and no kebab-case name has.
        MIXED,
        /// As `BOUNDARY`, and the rest holds `_secret_`, as in Stripe's client secrets `pi_…_secret_…`.
        CLIENT_SECRET
    }

    private static final Chars STRONG = Chars.of("A-Z0-9");

    @Override
    public List<String> triggers() {
        String trigger = prefix.substring(0, Math.min(prefix.length(), MAX_TRIGGER_CHARS));
        return List.of(trigger.toLowerCase(Locale.ROOT));
    }

    @Override
    public Finding seek(Sight sight, int at) {
        String text = sight.text();
        int seen = Math.min(prefix.length(), text.length() - at);
        if (!text.startsWith(prefix.substring(0, seen), at) || (guard != Guard.NONE && !sight.boundaryBefore(at))) {
            return Finding.MISS;
        }
        if (seen < prefix.length()) {
            return sight.more() ? Finding.open(at, text.length(), kind) : Finding.MISS;
        }
        int body = at + prefix.length();
        int end = sight.runEnd(body, chars);
        if (sight.undecidedAt(end)) {
            return Finding.open(at, end, kind);
        }
        // Whatever begins later in this run is shorter and has no more digits, so the whole run is done.
        boolean token = end - body >= minChars && passes(text, body, end);
        return token ? Finding.secret(at, end, kind) : Finding.missUntil(end);
    }

    private boolean passes(String text, int body, int end) {
        return switch (guard) {
            case NONE, BOUNDARY -> true;
            case MIXED -> hasStrong(text, body, end);
            case CLIENT_SECRET -> {
                int secret = text.indexOf("_secret_", body, end);
                yield secret > body && end - secret > "_secret_".length();
            }
        };
    }

    private static boolean hasStrong(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (STRONG.has(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
