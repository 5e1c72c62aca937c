package com.openagents.backroom.server.redact;

import java.util.List;

/// The password in `scheme://user:password@host`.
record UrlRule() implements Rule {
    private static final String KIND = "url-password";

    /// No port has more digits; `localhost:8080` at the end of a text is no password that was cut.
    private static final int MAX_PORT_DIGITS = 5;

    @Override
    public List<String> triggers() {
        return List.of("://");
    }

    @Override
    public Finding seek(Sight sight, int at) {
        String text = sight.text();
        int from = at + "://".length();
        int colon = -1;
        int lastAt = -1;
        int i = from;
        while (i < text.length() && !endsAuthority(text.charAt(i))) {
            char c = text.charAt(i);
            if (c == ':' && colon < 0 && lastAt < 0) {
                colon = i;
            } else if (c == '@') {
                lastAt = i;
            }
            i++;
        }
        if (sight.undecidedAt(i)) {
            return open(sight, colon, i);
        }
        if (colon < 0 || lastAt <= colon + 1 || Placeholders.is(text.substring(colon + 1, lastAt))) {
            return Finding.MISS;
        }
        return Finding.secret(colon + 1, lastAt, KIND);
    }

    private static Finding open(Sight sight, int colon, int end) {
        boolean port = colon >= 0 && end - colon - 1 <= MAX_PORT_DIGITS && sight.runEnd(colon + 1, Chars.DIGIT) == end;
        return colon < 0 || port ? Finding.open(end, end, KIND) : Finding.open(colon + 1, end, KIND);
    }

    private static boolean endsAuthority(char c) {
        return c <= ' ' || c == '/' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`' || c == '\\';
    }
}
