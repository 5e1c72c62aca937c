package com.openagents.backroom.hud.text;

import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hunk as it is shown (tokens.md §7.5): numbered, without the indentation that all its lines share, and with what
/// differs marked where exactly one line stands for one.
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
    public record Line(int number, char sign, String code, int markFrom, int markTo) {}

    public static HunkLines of(Hunk hunk) {
        List<String> raw = hunk.lines();
        int indent = commonIndent(raw);
        List<Line> lines = new ArrayList<>();
        int before = hunk.oldStart();
        int after = hunk.newStart();
        for (int i = 0; i < raw.size(); i++) {
            char sign = signAt(raw, i);
            int number = sign == '-' ? before : after;
            before += sign == '+' ? 0 : 1;
            after += sign == '-' ? 0 : 1;
            lines.add(line(number, sign, code(raw.get(i), indent), partner(raw, i), indent));
        }
        return new HunkLines(indent, lines);
    }

    private static Line line(int number, char sign, String code, @Nullable String partner, int indent) {
        if (partner == null) {
            return new Line(number, sign, code, 0, 0);
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
        return new Line(number, sign, code, from, code.length() - tail);
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

    private static int commonIndent(List<String> lines) {
        int common = Integer.MAX_VALUE;
        for (String line : lines) {
            String code = expanded(line);
            String words = WhiteSpace.stripLeading(code);
            if (!words.isEmpty()) {
                common = Math.min(common, code.length() - words.length());
            }
        }
        return common == Integer.MAX_VALUE ? 0 : common;
    }
}
