package com.openagents.backroom.server.redact;

import java.util.List;

/// The password in `-u user:password` and `--user user:password`, as curl takes it.
record LoginFlagRule() implements Rule {
    private static final String KIND = "password";
    private static final Chars USER = Chars.of("A-Za-z0-9._@+-");
    private static final int MAX_USER_CHARS = 128;
    private static final int MAX_BLANKS = 8;
    private static final int MIN_PASSWORD_CHARS = 4;

    @Override
    public List<String> triggers() {
        return List.of("-u ", "--user ", "--user=");
    }

    @Override
    public Finding seek(Sight sight, int at) {
        String text = sight.text();
        int flag = text.startsWith("-u ", at) ? "-u ".length() : text.startsWith("--user", at) ? "--user ".length() : 0;
        if (flag == 0 || Chars.NAME.has(sight.at(at - 1))) {
            return Finding.MISS;
        }
        int user = sight.runEnd(at + flag, Chars.BLANK, MAX_BLANKS);
        while (sight.at(user) == '\\' || sight.at(user) == '"' || sight.at(user) == '\'') {
            user++;
        }
        int colon = sight.runEnd(user, USER, MAX_USER_CHARS);
        if (sight.undecidedAt(colon)) {
            return Finding.open(colon, colon, KIND);
        }
        if (colon == user || text.charAt(colon) != ':') {
            return Finding.missUntil(colon);
        }
        int end = sight.bareEnd(colon + 1);
        if (sight.undecidedAt(end)) {
            return Finding.open(colon + 1, end, KIND);
        }
        boolean ids = sight.runEnd(colon + 1, Chars.DIGIT) == end;
        boolean password = end - colon > MIN_PASSWORD_CHARS && !ids && !Placeholders.is(text.substring(colon + 1, end));
        return password ? Finding.secret(colon + 1, end, KIND) : Finding.missUntil(end);
    }
}
