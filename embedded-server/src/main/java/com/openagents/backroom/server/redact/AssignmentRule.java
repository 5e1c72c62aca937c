package com.openagents.backroom.server.redact;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The value of a name that says it is secret: `export DB_PASSWORD=…`, `"apiKey": "…"`, `token: …`, `--secret …`,
/// `<password>…</password>`, a name/value pair.
record AssignmentRule() implements Rule {
    /// A longer name is no name.
    private static final int MAX_NAME_CHARS = 80;

    /// How much of a value is looked at to tell a secret from code; the whole of it is redacted. Bounded, so that
    /// many names in one long run without blanks cost no more than linear time.
    static final int MAX_JUDGED_CHARS = 256;

    private static final int MIN_STRONG_CHARS = 3;
    private static final int MIN_RANDOM_CHARS = 6;

    @Override
    public List<String> triggers() {
        return List.of("key", "token", "secret", "pass", "pwd", "credenti");
    }

    @Override
    public Finding seek(Sight sight, int at) {
        int start = sight.nameStart(at, MAX_NAME_CHARS);
        int end = sight.runEnd(at, Chars.NAME, MAX_NAME_CHARS);
        if (sight.undecidedAt(end)) {
            return Finding.open(end, end, "");
        }
        boolean flag = sight.text().startsWith("--", start);
        Separator separator = Separator.after(sight, end);
        if (separator.state() == Separator.State.NONE && flag) {
            separator = Separator.blank(sight, end);
        } else if (separator.state() == Separator.State.NONE && sight.at(start - 1) == '<') {
            separator = Separator.element(sight, end);
        }
        if (separator.open()) {
            return Finding.open(sight.length(), sight.length(), "");
        }
        if (!separator.found() || separator.sign() == ',') {
            return Finding.MISS;
        }
        String name = sight.text().substring(start, end);
        KeyName key = KeyName.of(name);
        return key == KeyName.NONE ? Finding.MISS : value(sight, separator, key, name);
    }

    private static Finding value(Sight sight, Separator separator, KeyName key, String name) {
        int from = separator.end();
        int end = separator.quote() == '\0' ? bareEnd(sight, separator) : quotedEnd(sight, separator);
        String kind = kind(name);
        if (sight.undecidedAt(end)) {
            return Finding.open(from, end, kind);
        }
        String value = sight.text().substring(from, Math.min(end, from + MAX_JUDGED_CHARS));
        boolean secret = key == KeyName.WEAK
                ? SecretLikeness.looksRandom(value)
                : separator.quote() == '\0'
                        ? isBareSecret(sight, separator, value, name, end)
                        : isQuotedSecret(value, name);
        return secret ? Finding.secret(from, end, kind) : Finding.MISS;
    }

    private static String kind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("pass") || lower.contains("pwd")) {
            return "password";
        }
        if (lower.contains("token")) {
            return "token";
        }
        return lower.contains("key") ? "key" : "secret";
    }

    private static int bareEnd(Sight sight, Separator separator) {
        int end = sight.bareEnd(separator.end());
        if (separator.sign() == '>') {
            int element = sight.text().indexOf('<', separator.end());
            return element < 0 ? end : Math.min(end, element);
        }
        // In code and in URLs the value ends before punctuation; in `KEY=value` lines it may hold any.
        int i = sight.codeEnd(separator.end());
        boolean line = separator.sign() == '=' && !separator.spaced() && (i >= end || sight.at(i) != '&');
        return line ? end : i;
    }

    /// The closing quote with as many backslashes as the opening one, or fewer; the end of the line when there is
    /// none.
    private static int quotedEnd(Sight sight, Separator separator) {
        int backslashes = 0;
        int i = separator.end();
        for (; i < sight.length() && sight.at(i) != '\n'; i++) {
            char c = sight.at(i);
            if (c == separator.quote() && backslashes <= separator.escapes()) {
                return i - backslashes;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return i;
    }

    private static boolean isQuotedSecret(String value, String name) {
        // In `prompt("Password: ") {` the quote behind the name closes.
        boolean behindPrompt = " ),;+".indexOf(value.isEmpty() ? ' ' : value.charAt(0)) >= 0 && value.indexOf(' ') >= 0;
        return value.length() >= MIN_STRONG_CHARS
                && !behindPrompt
                && !Placeholders.is(value)
                && !namesItself(value, name);
    }

    /// What the value of a named field is, such as `password`; null when the name or the value says that it is no
    /// secret.
    static @Nullable String kindOfField(String name, String value) {
        boolean secret = switch (KeyName.of(name)) {
            case STRONG -> isQuotedSecret(value, name);
            case WEAK -> SecretLikeness.looksRandom(value);
            case NONE -> false;
        };
        return secret ? kind(name) : null;
    }

    private static boolean isBareSecret(Sight sight, Separator separator, String value, String name, int end) {
        char next = sight.at(end);
        String plain = value.endsWith(",") || value.endsWith(";") ? value.substring(0, value.length() - 1) : value;
        if (plain.length() < MIN_STRONG_CHARS
                || Placeholders.is(plain)
                || SecretLikeness.isCode(plain)
                || namesItself(plain, name)
                || (plain.startsWith("/") && plain.indexOf('/', 1) > 0 && plain.indexOf('+') < 0)) {
            return false;
        }
        boolean environment =
                separator.sign() == '=' && !separator.spaced() && name.equals(name.toUpperCase(Locale.ROOT));
        if (environment || separator.sign() == '>') {
            return true;
        }
        if (!isWord(plain)) {
            return plain.length() >= MIN_RANDOM_CHARS || sightDigits(plain);
        }
        // A bare word is a password in `password: letmein` and `password=letmein`, and a variable in code.
        boolean lineEnds = next == '\0' || next == '\n' || next == '\r' || next == '\\' || next == '"' || next == '\'';
        boolean lower = plain.equals(plain.toLowerCase(Locale.ROOT)) && plain.indexOf('_') < 0;
        return lower && value.length() == plain.length() && lineEnds && !separator.spaced();
    }

    private static boolean sightDigits(String value) {
        return value.length() > MIN_STRONG_CHARS && value.chars().allMatch(c -> Chars.DIGIT.has((char) c));
    }

    private static boolean isWord(String value) {
        return value.chars().allMatch(c -> Chars.WORD.has((char) c) && !Chars.DIGIT.has((char) c));
    }

    /// `password: userPassword`, `secret=secret`: a variable or a label, not a value.
    private static boolean namesItself(String value, String name) {
        String lowerValue = value.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
        String lowerName = name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
        return isWord(value.replace('-', '_')) && (lowerValue.endsWith(lowerName) || lowerName.endsWith(lowerValue));
    }
}
