package com.openagents.backroom.bench.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A transcript whose ids can be set anew, so that copies of it are sessions and messages of their own.
///
/// A copy is as long as the captured text: its number takes the place of the last characters of every id.
final class Mould {
    /// The ids that agents give: UUIDs of sessions and records, and those of messages, calls and requests.
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}" + "|(?:msg|toolu|req)_[0-9A-Za-z]{16,}");

    /// Digits of a copy's number; 16^6 copies are more than anyone makes.
    private static final int DIGITS = 6;

    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");

    private final List<String> pieces = new ArrayList<>();
    private final List<Boolean> isSessionId = new ArrayList<>();
    private final String end;
    private final String session;

    Mould(String transcript) {
        Matcher named = SESSION.matcher(transcript);
        if (!named.find()) {
            throw new IllegalArgumentException("a transcript without a session");
        }
        session = named.group(1);
        Matcher id = ID.matcher(transcript);
        int from = 0;
        while (id.find()) {
            pieces.add(transcript.substring(from, id.end() - DIGITS));
            isSessionId.add(id.group().equals(session));
            from = id.end();
        }
        end = transcript.substring(from);
    }

    /// The id of a session.
    String sessionId(int number) {
        return session.substring(0, session.length() - DIGITS) + digits(number);
    }

    /// Appends a copy.
    ///
    /// @param session number of the session it is part of
    /// @param copy number that no other copy has
    void append(StringBuilder out, int session, int copy) {
        String sessionDigits = digits(session);
        String copyDigits = digits(copy);
        for (int i = 0; i < pieces.size(); i++) {
            out.append(pieces.get(i)).append(isSessionId.get(i) ? sessionDigits : copyDigits);
        }
        out.append(end);
        if (!end.endsWith("\n")) {
            out.append('\n');
        }
    }

    private static String digits(int number) {
        String hex = Integer.toHexString(number);
        return "0".repeat(DIGITS - hex.length()) + hex;
    }
}
