package com.openagents.backroom.server.redact;

import java.util.List;

/// A private key in PEM (RFC 7468) or OpenPGP armour, whole or cut at either end, with whatever a tool put around
/// its lines: line numbers, diff signs, indentation, quotes, JSON escapes.
record PrivateKeyRule() implements Rule {
    private static final String KIND = "private-key";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final Chars LABEL = Chars.of("A-Z0-9 ");
    private static final int MAX_LABEL_CHARS = 64;

    /// A shorter run of base64 characters is a word of prose, unless it ends the key.
    private static final int MIN_LINE_CHARS = 16;

    /// Lines before an END whose BEGIN was cut off have this many at least, the last one aside; PEM has 64.
    private static final int MIN_CUT_LINE_CHARS = 40;

    private static final int MAX_LINE_NUMBER_DIGITS = 9;
    private static final int MAX_HEADER_CHARS = 200;
    private static final List<String> HEADERS =
            List.of("Proc-Type:", "DEK-Info:", "Version:", "Comment:", "Hash:", "Charset:");

    @Override
    public List<String> triggers() {
        return List.of("-----beg", "-----end");
    }

    @Override
    public Finding seek(Sight sight, int at) {
        String text = sight.text();
        String word = text.startsWith(END, at) ? END : BEGIN;
        int seen = Math.min(word.length(), text.length() - at);
        if (!text.startsWith(word.substring(0, seen), at)) {
            return Finding.MISS;
        }
        int label = Math.min(text.length(), at + word.length());
        int close = sight.runEnd(label, LABEL, MAX_LABEL_CHARS);
        int end = close + "-----".length();
        if (end > text.length() && sight.more() && "-----".startsWith(text.substring(close))) {
            return Finding.open(at, text.length(), KIND);
        }
        if (!text.startsWith("-----", close) || !text.substring(label, close).contains("PRIVATE KEY")) {
            return Finding.MISS;
        }
        return word.equals(BEGIN) ? forward(sight, at, end) : backward(sight, at, end);
    }

    private static Finding forward(Sight sight, int begin, int from) {
        int bodyEnd = from;
        int i = from;
        while (true) {
            int run = skipAround(sight, i);
            if (run >= sight.length() || isCutSign(sight, run)) {
                return sight.more() ? Finding.open(begin, sight.length(), KIND) : decided(begin, from, bodyEnd);
            }
            if (sight.text().startsWith("-----", run)) {
                return withEnd(sight, begin, from, run, bodyEnd);
            }
            int end = bodyRunEnd(sight, run);
            if (end == run) {
                return decided(begin, from, bodyEnd);
            }
            if (sight.undecidedAt(end)) {
                return Finding.open(begin, end, KIND);
            }
            boolean lastLine = endsKey(sight, end) || (bodyEnd > from && "\r\n\\\"'".indexOf(sight.at(end)) >= 0);
            if (end - run < MIN_LINE_CHARS && !lastLine) {
                return decided(begin, from, bodyEnd);
            }
            bodyEnd = end;
            i = end;
        }
    }

    private static Finding decided(int begin, int from, int bodyEnd) {
        return bodyEnd > from ? Finding.secret(begin, bodyEnd, KIND) : Finding.missUntil(from);
    }

    private static Finding withEnd(Sight sight, int begin, int from, int dashes, int bodyEnd) {
        int label = dashes + END.length();
        int close = sight.runEnd(Math.min(label, sight.length()), LABEL, MAX_LABEL_CHARS);
        int end = close + "-----".length();
        if (end > sight.length() && sight.more()) {
            return Finding.open(begin, sight.length(), KIND);
        }
        boolean closed = sight.text().startsWith(END, dashes) && sight.text().startsWith("-----", close);
        return closed && bodyEnd > from ? Finding.secret(begin, end, KIND) : decided(begin, from, bodyEnd);
    }

    /// Whether the text ends in an escape or in the dashes of an END line.
    private static boolean isCutSign(Sight sight, int at) {
        String rest = sight.length() - at < "-----".length() ? sight.text().substring(at) : "?";
        return sight.more() && (rest.equals("\\") || "-----".startsWith(rest));
    }

    /// Whether nothing but white space and escapes stand between `end` and the END line or the end of the text.
    private static boolean endsKey(Sight sight, int end) {
        int next = skipAround(sight, end);
        return next >= sight.length()
                || isCutSign(sight, next)
                || sight.text().startsWith("-----", next)
                || sight.at(end - 1) == '=';
    }

    private static int bodyRunEnd(Sight sight, int run) {
        for (String header : HEADERS) {
            int seen = Math.min(header.length(), sight.length() - run);
            if (sight.text().regionMatches(run, header, 0, seen)) {
                return headerEnd(sight, run + seen);
            }
        }
        // OpenPGP's check sum: `=` and four characters.
        return sight.runEnd(run, Chars.BASE64);
    }

    private static int headerEnd(Sight sight, int from) {
        int limit = Math.min(sight.length(), from + MAX_HEADER_CHARS);
        int i = from;
        while (i < limit && sight.at(i) != '\n' && sight.at(i) != '\\') {
            i++;
        }
        return i;
    }

    /// Steps over what is not part of the key: white space, quotes, escapes, diff signs, line numbers, table bars.
    private static int skipAround(Sight sight, int from) {
        int i = from;
        while (i < sight.length()) {
            char c = sight.at(i);
            if (c == '\\' && "nrt\"'\\".indexOf(sight.at(i + 1)) >= 0) {
                i += 2;
            } else if (c <= ' ' || "\"',|>→│;".indexOf(c) >= 0 || (c == '-' && sight.at(i + 1) != '-')) {
                i++;
            } else if (isLineNumber(sight, i)) {
                i = sight.runEnd(i, Chars.DIGIT) + 1;
            } else {
                return i;
            }
        }
        return Math.min(i, sight.length());
    }

    private static boolean isLineNumber(Sight sight, int at) {
        int end = sight.runEnd(at, Chars.DIGIT, MAX_LINE_NUMBER_DIGITS);
        return end > at && end < sight.length() && "\t→:|│- ".indexOf(sight.at(end)) >= 0;
    }

    /// An END without its BEGIN: the lines of base64 before it are the key's. In a text that goes on they may have
    /// been released already, so only whole texts are looked at.
    private static Finding backward(Sight sight, int at, int end) {
        if (sight.more()) {
            return Finding.MISS;
        }
        String text = sight.text();
        int start = at;
        boolean last = true;
        int lineEnd = text.lastIndexOf('\n', at - 1);
        while (lineEnd > 0) {
            int lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1;
            String line = text.substring(lineStart, lineEnd);
            int body = skipAround(new Sight(line, false), 0);
            String run = line.substring(body).stripTrailing();
            boolean base64 = run.chars().allMatch(c -> Chars.BASE64.has((char) c)) && !run.isEmpty();
            if (!base64 || (!last && run.length() < MIN_CUT_LINE_CHARS)) {
                break;
            }
            start = lineStart + body;
            last = false;
            lineEnd = lineStart - 1;
        }
        return start < at ? Finding.secret(start, end, KIND) : Finding.missUntil(end);
    }
}
