package com.openagents.backroom.server.redact;

/// A text under scan, with what rules ask again and again kept, so that asking stays linear.
///
/// Not for use by several threads.
final class Sight {
    /// More than the longest name and what may stand before it.
    private static final int MAX_CONTEXT_CHARS = 128;

    private final String text;
    private final boolean more;
    private int bareFrom = -1;
    private int bareEnd = -1;
    private int onceFrom = -1;
    private int onceEnd = -1;
    private int codeFrom = -1;
    private int codeEnd = -1;

    /// @param more whether the text may go on, so that nothing that touches its end is decided
    Sight(String text, boolean more) {
        this.text = text;
        this.more = more;
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /// Whether the text may go on behind `at`.
    boolean undecidedAt(int at) {
        return more && at >= text.length();
    }

    boolean more() {
        return more;
    }

    /// The character at `at`, or NUL behind the end.
    char at(int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : '\0';
    }

    /// Where the run of characters of `set` that begins at `from` ends.
    int runEnd(int from, Chars set) {
        int i = from;
        while (i < text.length() && set.has(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /// The same for one set of characters of which runs are asked for again and again: each run is walked once.
    int runEndOnce(int from, Chars set) {
        if (from < onceFrom || from >= onceEnd) {
            onceFrom = from;
            onceEnd = runEnd(from, set);
        }
        return onceEnd;
    }

    /// The same with at most `max` characters.
    int runEnd(int from, Chars set, int max) {
        int limit = Math.min(text.length(), from + max);
        int i = from;
        while (i < limit && set.has(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /// Where a value without quotes that begins at `from` ends: at white space, a quote or an escaped line end.
    int bareEnd(int from) {
        if (from >= bareFrom && from < bareEnd) {
            return bareEnd;
        }
        int i = from;
        while (i < text.length() && !endsBare(i)) {
            // An escaped backslash is part of the value; its second half must not be read as an escape.
            i += text.charAt(i) == '\\' && at(i + 1) == '\\' ? 2 : 1;
        }
        bareFrom = from;
        bareEnd = Math.min(i, text.length());
        return bareEnd;
    }

    /// The same for a value in code or in a URL, which also ends before punctuation.
    int codeEnd(int from) {
        if (from >= codeFrom && from < codeEnd) {
            return codeEnd;
        }
        int limit = bareEnd(from);
        int i = from;
        while (i < limit && ",;&)}]".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        codeFrom = from;
        codeEnd = i;
        return codeEnd;
    }

    private boolean endsBare(int i) {
        char c = text.charAt(i);
        return c <= ' ' || c == '"' || c == '\'' || c == '`' || (c == '\\' && "nrt\"'".indexOf(at(i + 1)) >= 0);
    }

    /// Whether a token may begin at `at`: no letter or digit stands right before it, except as part of an escape
    /// such as `\n` or `%3D`.
    boolean boundaryBefore(int at) {
        if (at == 0 || !Chars.ALNUM.has(text.charAt(at - 1))) {
            return true;
        }
        boolean escape = "nrtbf".indexOf(text.charAt(at - 1)) >= 0 && at(at - 2) == '\\';
        boolean percent = at >= 3 && text.charAt(at - 3) == '%' && Chars.HEX.has(text.charAt(at - 2));
        return escape || (percent && Chars.HEX.has(text.charAt(at - 1)));
    }

    /// Where the name begins that the character at `at` belongs to, at most `max` characters before.
    int nameStart(int at, int max) {
        int floor = Math.max(0, at - max);
        int i = at;
        while (i > floor && Chars.NAME.has(text.charAt(i - 1))) {
            i--;
        }
        boolean escape = i > 0 && i < at && text.charAt(i - 1) == '\\' && "nrtbf".indexOf(text.charAt(i)) >= 0;
        return escape ? i + 1 : i;
    }

    /// From where on a text is needed to judge what begins at `at`: the name it may belong to, and an escape or a
    /// bracket before that.
    int contextStart(int at) {
        int floor = Math.max(0, at - MAX_CONTEXT_CHARS);
        int i = at;
        while (i > floor && (Chars.NAME.has(text.charAt(i - 1)) || "\\<%".indexOf(text.charAt(i - 1)) >= 0)) {
            i--;
        }
        return i;
    }
}
