package com.openagents.backroom.hud.text;

import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hunk as it is shown (tokens.md §7.5): numbered, without the indentation that all its lines share, and with what
/// differs marked where exactly one line stands for one.
///
/// What does not change over many lines, and the middle of a very long hunk, is folded.
///
/// @param indent columns of indentation taken away
public record HunkLines(int indent, List<Line> lines) {
    private static final String TAB = "    ";

    /// One line.
    ///
    /// @param number in the old file when it was removed, else in the new one
    /// @param sign `+`, `-` or a space
    /// @param markFrom where the part begins that the other line has not
    /// @param markTo where it ends; the same as `markFrom` when nothing is marked
    /// @param fold what is left out before it, in words; empty when nothing is
    public record Line(int number, char sign, String code, int markFrom, int markTo, String fold) {
        /// A line right after the one before it.
        Line(int number, char sign, String code, int markFrom, int markTo) {
            this(number, sign, code, markFrom, markTo, "");
        }
    }

    /// Lines that stay beside a change where what does not change is folded.
    private static final int CONTEXT = 3;

    /// Fewer lines than this are not worth a fold.
    private static final int LEAST_FOLDED = 4;

    /// Lines that a hunk shows; of a longer one the beginning and the end.
    static final int MAX_SHOWN = 240;

    public static HunkLines of(Hunk hunk) {
        List<String> raw = hunk.lines();
        boolean[] isFolded = folds(raw);
        int indent = commonIndent(raw, isFolded);
        List<Line> lines = new ArrayList<>();
        int before = hunk.oldStart();
        int after = hunk.newStart();
        Fold fold = new Fold();
        for (int i = 0; i < raw.size(); i++) {
            char sign = signAt(raw, i);
            int number = sign == '-' ? before : after;
            before += sign == '+' ? 0 : 1;
            after += sign == '-' ? 0 : 1;
            if (isFolded[i]) {
                fold.add(sign);
            } else {
                lines.add(line(number, sign, code(raw.get(i), indent), partner(raw, i), indent, fold.words()));
                fold = new Fold();
            }
        }
        return new HunkLines(indent, lines);
    }

    /// Counts what is left out.
    private static final class Fold {
        private int lines;
        private int added;
        private int removed;

        void add(char sign) {
            lines++;
            added += sign == '+' ? 1 : 0;
            removed += sign == '-' ? 1 : 0;
        }

        String words() {
            if (lines == 0) {
                return "";
            }
            return added + removed == 0
                    ? Figures.grouped(lines) + " unchanged lines"
                    : Figures.grouped(lines) + " lines, " + Figures.added(added) + " " + Figures.removed(removed);
        }
    }

    private static boolean[] folds(List<String> raw) {
        boolean[] isFolded = new boolean[raw.size()];
        int shown = 0;
        int from = 0;
        while (from < raw.size()) {
            int to = from;
            while (to < raw.size() && signAt(raw, to) == ' ') {
                to++;
            }
            int first = from == 0 ? 0 : from + CONTEXT;
            int last = to == raw.size() ? to - 1 : to - CONTEXT;
            if (to - from < raw.size() && last - first >= LEAST_FOLDED) {
                for (int i = first; i < last; i++) {
                    isFolded[i] = true;
                }
            }
            from = to + 1;
        }
        for (boolean folded : isFolded) {
            shown += folded ? 0 : 1;
        }
        int place = 0;
        for (int i = 0; i < raw.size(); i++) {
            if (!isFolded[i]) {
                isFolded[i] = shown > MAX_SHOWN && place >= MAX_SHOWN / 2 && place < shown - MAX_SHOWN / 2;
                place++;
            }
        }
        return isFolded;
    }

    private static Line line(int number, char sign, String code, @Nullable String partner, int indent, String fold) {
        if (partner == null) {
            return new Line(number, sign, code, 0, 0, fold);
        }
        String other = code(partner, indent);
        int max = Math.min(code.length(), other.length());
        int from = 0;
        while (from < max && code.charAt(from) == other.charAt(from)) {
            from++;
        }
        int tail = 0;
        while (tail < max - from && code.charAt(code.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        return new Line(number, sign, code, from, code.length() - tail, fold);
    }

    /// The line that this one replaces or is replaced by, when exactly one stands for one.
    private static @Nullable String partner(List<String> lines, int i) {
        char sign = signAt(lines, i);
        if (sign == '-' && signAt(lines, i - 1) != '-' && signAt(lines, i + 1) == '+' && signAt(lines, i + 2) != '+') {
            return lines.get(i + 1);
        }
        if (sign == '+' && signAt(lines, i + 1) != '+' && signAt(lines, i - 1) == '-' && signAt(lines, i - 2) != '-') {
            return lines.get(i - 1);
        }
        return null;
    }

    private static char signAt(List<String> lines, int i) {
        return i < 0 || i >= lines.size() || lines.get(i).isEmpty()
                ? ' '
                : lines.get(i).charAt(0);
    }

    private static String expanded(String line) {
        return line.isEmpty() ? "" : line.substring(1).replace("\t", TAB);
    }

    private static String code(String line, int indent) {
        String code = expanded(line);
        return code.substring(Math.min(indent, code.length()));
    }

    private static int commonIndent(List<String> lines, boolean[] isFolded) {
        int common = Integer.MAX_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            String code = isFolded[i] ? "" : expanded(lines.get(i));
            String words = WhiteSpace.stripLeading(code);
            if (!words.isEmpty()) {
                common = Math.min(common, code.length() - words.length());
            }
        }
        return common == Integer.MAX_VALUE ? 0 : common;
    }
}
