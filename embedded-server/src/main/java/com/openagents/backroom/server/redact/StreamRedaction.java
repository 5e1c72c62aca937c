package com.openagents.backroom.server.redact;

import com.openagents.backroom.server.redact.Scan.Span;
import java.util.ArrayList;
import java.util.List;

/// Redacts one text that comes in pieces, so that a secret is found wherever pieces cut it (requirement RD-01).
///
/// ```
/// window:  | context, given out | pieces held back |
///          ^ 0                  ^ given            ^ length
/// ```
/// A piece is given out when no secret that more text could reveal begins in it. Behind that, a window of raw text
/// stays
/// in memory as long as it has a bearing on what may follow: `pass` may become `password=…`. Only when it is empty
/// ([#fresh]) would a reader who starts here, knowing nothing, come to the same result.
///
/// Not for use by several threads.
final class StreamRedaction {
    /// How much undecided text is held at most; longer, it is given out as if it were a secret. Twice the 4 KiB that
    /// RD-01 asks for.
    static final int MAX_WINDOW_CHARS = 8 * 1024;

    /// What is kept of the beginning and of the end of a longer window: all rules judge by how a secret begins and by
    /// which characters go on.
    private static final int KEPT_CHARS = MAX_WINDOW_CHARS / 4;

    private final Redactor redactor;
    private final StringBuilder window;
    private final List<Integer> pieceEnds;
    private int given;
    private boolean marked;

    StreamRedaction(Redactor redactor) {
        this.redactor = redactor;
        this.window = new StringBuilder();
        this.pieceEnds = new ArrayList<>();
    }

    /// Adds a piece and gives out the pieces that are decided now, in order, redacted.
    List<String> add(String piece) {
        window.append(piece);
        pieceEnds.add(window.length());
        List<String> decided = give(false);
        return held() && window.length() - given > MAX_WINDOW_CHARS ? joined(decided, giveUndecided()) : decided;
    }

    /// Gives out what is held although it is undecided: what may be a secret's beginning is redacted as one, and so is
    /// its rest when it comes.
    List<String> giveUndecided() {
        return give(true);
    }

    /// Gives out what is held, as nothing follows. The stream must not be added to any more.
    List<String> end() {
        String text = window.toString();
        return give(text, redactor.secrets(text), text.length());
    }

    /// Whether a piece is held back.
    boolean held() {
        return !pieceEnds.isEmpty();
    }

    /// Whether nothing that came before has a bearing on what may follow.
    boolean fresh() {
        return window.isEmpty();
    }

    private List<String> give(boolean undecided) {
        String text = window.toString();
        Scan scan = redactor.scan(text, true);
        List<Span> secrets = scan.secrets();
        int limit = text.length();
        for (Span open : scan.open()) {
            if (open.start() < open.end()) {
                limit = Math.min(limit, open.start());
            }
        }
        if (undecided) {
            List<Span> all = new ArrayList<>(secrets);
            scan.open().stream().filter(open -> open.start() < open.end()).forEach(all::add);
            secrets = Scan.merged(all);
            limit = text.length();
        }
        List<String> out = give(text, secrets, limit);
        int needed = Math.min(scan.contextStart(), given);
        for (Span secret : secrets) {
            // One that reaches into what is held must be found again, with the name before it.
            needed = secret.end() > given
                    ? Math.min(needed, new Sight(text, true).contextStart(secret.asked()))
                    : needed;
        }
        keep(needed);
        return out;
    }

    private List<String> give(String text, List<Span> secrets, int limit) {
        List<String> out = new ArrayList<>();
        while (held() && pieceEnds.getFirst() <= limit) {
            int end = pieceEnds.removeFirst();
            out.add(Marks.replace(text, given, end, secrets, marked));
            // A later piece goes on with the same secret without a second mark. An empty piece changes nothing.
            marked = end == given ? marked : secrets.stream().anyMatch(s -> s.start() < end && s.end() >= end);
            given = end;
        }
        return out;
    }

    /// Drops the window before `from`, and the middle of a long one of which nothing is held.
    private void keep(int from) {
        window.delete(0, from);
        given -= from;
        pieceEnds.replaceAll(end -> end - from);
        if (!held() && window.length() > MAX_WINDOW_CHARS) {
            int tail = window.length() - KEPT_CHARS;
            // Not at an escape or a quote, which would be read differently.
            while (tail < window.length() - 1 && !Chars.ALNUM.has(window.charAt(tail))) {
                tail++;
            }
            window.delete(KEPT_CHARS, tail);
            given = window.length();
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
