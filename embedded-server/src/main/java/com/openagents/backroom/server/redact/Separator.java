package com.openagents.backroom.server.redact;

/// What stands between a name and its value: `=`, `: `, `" => "`, `>` of an element, `", "value": ` of a name/value
/// pair.
///
/// @param end where the value begins, its quote not included; -1 when there is no separator, the text's end when
/// open
/// @param sign the separator's sign, or a blank
/// @param spaced whether a blank stands before the sign
/// @param quote the value's opening quote, or NUL
/// @param escapes backslashes before the quote: texts inside JSON texts
record Separator(State state, int end, char sign, boolean spaced, char quote, int escapes) {
    enum State {
        NONE,
        OPEN,
        FOUND
    }

    /// More blanks are a table, not an assignment.
    private static final int MAX_BLANKS = 32;

    /// Deeper nesting of quotes is not looked into, so that looking for the closing quote stays linear.
    private static final int MAX_ESCAPES = 8;

    private static final Separator NONE = new Separator(State.NONE, -1, '\0', false, '\0', 0);
    private static final Separator OPEN = new Separator(State.OPEN, -1, '\0', false, '\0', 0);

    boolean found() {
        return state == State.FOUND;
    }

    boolean open() {
        return state == State.OPEN;
    }

    /// The separator behind a name that ends at `nameEnd`.
    static Separator after(Sight sight, int nameEnd) {
        int i = quoteEnd(sight, nameEnd);
        boolean quoted = i > nameEnd;
        if (sight.at(i) == ']' || sight.at(i) == ')') {
            i++;
        }
        int blanks = sight.runEnd(i, Chars.BLANK, MAX_BLANKS);
        if (sight.undecidedAt(blanks)) {
            return OPEN;
        }
        char sign = sight.at(blanks);
        int length = signLength(sight, blanks);
        if (length > 0) {
            return value(sight, blanks + length, sign, blanks > i);
        }
        Separator pair = pairValue(sight, i);
        // `("Authorization", "Bearer …")`: a pair of texts in code.
        return quoted && sign == ',' && pair.state() == State.NONE ? value(sight, blanks + 1, sign, false) : pair;
    }

    /// The value that follows a flag such as `--password`, after blanks only.
    static Separator blank(Sight sight, int nameEnd) {
        int blanks = sight.runEnd(nameEnd, Chars.BLANK, MAX_BLANKS);
        if (sight.undecidedAt(blanks)) {
            return OPEN;
        }
        return blanks == nameEnd ? NONE : value(sight, blanks, ' ', true);
    }

    /// The value of an XML element whose name ends at `nameEnd`.
    static Separator element(Sight sight, int nameEnd) {
        if (sight.undecidedAt(nameEnd)) {
            return OPEN;
        }
        return sight.at(nameEnd) == '>' ? value(sight, nameEnd + 1, '>', false) : NONE;
    }

    /// Length of the sign at `at`, 0 when there is none.
    private static int signLength(Sight sight, int at) {
        char sign = sight.at(at);
        char next = sight.at(at + 1);
        if ((sign != '=' && sign != ':') || (sign == '=' && next == '=')) {
            return 0;
        }
        return (sign == '=' && next == '>') || (sign == ':' && next == '=') ? 2 : 1;
    }

    /// A name/value pair: `"name": "API_KEY", "value": "…"`, in YAML `name: API_KEY` and `value: …` on the next
    /// line.
    private static Separator pairValue(Sight sight, int nameEnd) {
        int i = nameEnd;
        int limit = Math.min(sight.length(), nameEnd + MAX_BLANKS);
        while (i < limit && (sight.at(i) <= ' ' || "\"',\\".indexOf(sight.at(i)) >= 0)) {
            i += sight.at(i) == '\\' && "nrt".indexOf(sight.at(i + 1)) >= 0 ? 2 : 1;
        }
        String word = "value";
        int seen = Math.min(word.length(), sight.length() - i);
        if (i == nameEnd || !sight.text().regionMatches(i, word, 0, seen)) {
            return NONE;
        }
        if (seen < word.length()) {
            return sight.more() ? OPEN : NONE;
        }
        int sign = sight.runEnd(quoteEnd(sight, i + seen), Chars.BLANK, MAX_BLANKS);
        if (sight.undecidedAt(sign)) {
            return OPEN;
        }
        char c = sight.at(sign);
        return c == ':' || c == '=' ? value(sight, sign + 1, c, false) : NONE;
    }

    private static Separator value(Sight sight, int from, char sign, boolean spaced) {
        int i = sight.runEnd(from, Chars.BLANK, MAX_BLANKS);
        if ("bfruBFRU@".indexOf(sight.at(i)) >= 0 && (sight.at(i + 1) == '"' || sight.at(i + 1) == '\'')) {
            i++;
        }
        int quote = i;
        while (quote - i < MAX_ESCAPES && sight.at(quote) == '\\') {
            quote++;
        }
        if (sight.undecidedAt(quote)) {
            return OPEN;
        }
        char c = sight.at(quote);
        boolean quoted = c == '"' || c == '\'';
        return quoted
                ? new Separator(State.FOUND, quote + 1, sign, spaced, c, quote - i)
                : new Separator(State.FOUND, i, sign, spaced, '\0', 0);
    }

    private static int quoteEnd(Sight sight, int from) {
        int i = from;
        while (i - from < MAX_ESCAPES && sight.at(i) == '\\') {
            i++;
        }
        boolean quote = sight.at(i) == '"' || sight.at(i) == '\'' || sight.at(i) == '`';
        return quote ? i + 1 : from;
    }
}
