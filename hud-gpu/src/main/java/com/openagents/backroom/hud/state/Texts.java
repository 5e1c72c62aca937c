package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/// Cuts texts of any size and content down to what a HUD shows.
public final class Texts {
    private Texts() {}

    /// The beginning of a text, at most `max` chars, never half a surrogate pair.
    public static String clip(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        boolean halved = max > 0 && Character.isHighSurrogate(text.charAt(max - 1));
        return text.substring(0, halved ? max - 1 : max);
    }

    /// The first line with something to read in it, at most `max` chars; empty when there is none.
    public static String firstLine(String text, int max) {
        for (String line : lines(text)) {
            String trimmed = WhiteSpace.strip(line);
            if (!trimmed.isEmpty()) {
                return clip(trimmed, max);
            }
        }
        return "";
    }

    /// The lines of a text, without their ends.
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            lines.add(text.substring(from, to > from && text.charAt(to - 1) == '\r' ? to - 1 : to));
            from = to + 1;
        }
        return lines;
    }

    /// What a person would quote from the output of a failed call: its first line with words in it. Frames, colours,
    /// tags
    /// and a bare `Exit code 1` come second.
    public static String failureLine(String result, int max) {
        String exitLine = "";
        for (String line : lines(clip(result, FAILURE_SCAN_CHARS))) {
            String words = withoutFrame(withoutTags(withoutAnsi(line)));
            if (words.isEmpty()) {
                continue;
            }
            if (!words.startsWith("Exit code ")) {
                return clip(words, max);
            }
            exitLine = exitLine.isEmpty() ? words : exitLine;
        }
        return clip(exitLine, max);
    }

    /// How much of a result is looked through for its failure.
    private static final int FAILURE_SCAN_CHARS = 16_384;

    /// The text without terminal control sequences (ECMA-48: CSI and OSC).
    public static String withoutAnsi(String text) {
        if (text.indexOf('\u001b') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) == '\u001b') {
                i = endOfEscape(text, i);
            } else {
                plain.append(text.charAt(i++));
            }
        }
        return plain.toString();
    }

    /// Where the control sequence that begins at `start` ends.
    public static int endOfEscape(String text, int start) {
        int i = start + 1;
        if (i >= text.length()) {
            return i;
        }
        char kind = text.charAt(i++);
        if (kind == '[') {
            while (i < text.length() && (text.charAt(i) < 0x40 || text.charAt(i) > 0x7e)) {
                i++;
            }
            return Math.min(i + 1, text.length());
        }
        if (kind == ']') {
            while (i < text.length() && text.charAt(i) != 0x07 && text.charAt(i) != 0x1b) {
                i++;
            }
            boolean terminated = i + 1 < text.length() && text.charAt(i) == 0x1b;
            return Math.min(terminated ? i + 2 : i + 1, text.length());
        }
        return i;
    }

    private static String withoutTags(String line) {
        return line.replace("<tool_use_error>", "").replace("</tool_use_error>", "");
    }

    private static String withoutFrame(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && isFrame(line.charAt(from))) {
            from++;
        }
        while (to > from && isFrame(line.charAt(to - 1))) {
            to--;
        }
        String words = line.substring(from, to);
        for (int i = 0; i < words.length(); i++) {
            if (isWordChar(words.charAt(i))) {
                return words;
            }
        }
        return "";
    }

    /// Letters and digits of ASCII, and what lies beyond the signs of Latin 1, of the symbol blocks and of CJK
    /// punctuation.
    private static boolean isWordChar(char c) {
        boolean isAscii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return isAscii
                || (c >= 0xc0
                        && c != 0xd7
                        && c != 0xf7
                        && (c < 0x2000 || c > 0x2bff)
                        && (c < 0x3000 || c > 0x303f)
                        && !isFrame(c));
    }

    /// White space, arrows, boxes, signs and emojis, which frame a text but say nothing.
    private static boolean isFrame(char c) {
        return c <= ' ' || c == 0xa0 || (c >= 0x2190 && c <= 0x2bff) || c == 0xfe0f || Character.isSurrogate(c);
    }
}
