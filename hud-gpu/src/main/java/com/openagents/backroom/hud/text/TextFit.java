package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.schema.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/// Makes text fit: cuts it with an ellipsis, or wraps it at words (tokens.md §9).
public final class TextFit {
    private static final String ELLIPSIS = "\u2026";

    /// Chars of a text that are looked at: no line of a HUD is wider.
    private static final int MAX_LINE_CHARS = 2_000;

    /// Accents on one letter that are kept: languages have two, and a tower of them covers other lines.
    private static final int MAX_MARKS = 2;

    private final FontMetrics metrics;

    public TextFit(FontMetrics metrics) {
        this.metrics = metrics;
    }

    /// The text in one line of at most this width, an ellipsis at its end when something is cut off.
    public String end(String text, Font font, double width) {
        String line = oneLine(text);
        if (metrics.width(line, font) <= width) {
            return line;
        }
        int kept = prefix(line, font, width - metrics.width(ELLIPSIS, font));
        return kept <= 0 ? "" : WhiteSpace.stripTrailing(line.substring(0, kept)) + ELLIPSIS;
    }

    /// A path in at most this width: leading folders go first, the file name is never cut off before its end.
    public String path(String path, Font font, double width) {
        String rest = oneLine(path);
        if (metrics.width(rest, font) <= width) {
            return rest;
        }
        int slash = rest.indexOf('/', 1);
        while (slash >= 0) {
            String shorter = ELLIPSIS + rest.substring(slash);
            if (metrics.width(shorter, font) <= width) {
                return shorter;
            }
            slash = rest.indexOf('/', slash + 1);
        }
        return end(rest.substring(rest.lastIndexOf('/') + 1), font, width);
    }

    /// The text in lines of at most this width, broken at spaces where it has them, at most `maxLines`; an ellipsis
    /// ends
    /// the last one when more follows.
    public List<String> wrap(String text, Font font, double width, int maxLines) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : com.openagents.backroom.hud.state.Texts.lines(text)) {
            String rest = clean(paragraph);
            do {
                if (lines.size() == maxLines) {
                    lines.set(maxLines - 1, end(lines.getLast() + " " + ELLIPSIS, font, width));
                    return lines;
                }
                int cut = lineEnd(rest, font, width);
                lines.add(WhiteSpace.stripTrailing(rest.substring(0, cut)));
                rest = WhiteSpace.stripLeading(rest.substring(cut));
            } while (!rest.isEmpty());
        }
        return lines;
    }

    private int lineEnd(String text, Font font, double width) {
        int fits = prefix(text, font, width);
        if (fits >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', fits);
        if (space > 0) {
            return space;
        }
        return fits > 0 ? fits : Character.charCount(text.codePointAt(0));
    }

    /// How many chars from the beginning fit.
    private int prefix(String text, Font font, double width) {
        double used = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            used += metrics.advance(codePoint, font);
            if (used > width) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    /// The text without line breaks and without characters that draw nothing or turn the line around.
    public static String oneLine(String text) {
        return clean(com.openagents.backroom.hud.state.Texts.clip(text, MAX_LINE_CHARS));
    }

    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int marks = MAX_MARKS;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            marks = Scripts.isCombining(codePoint) ? marks + 1 : 0;
            if (codePoint == '\t') {
                out.append("    ");
            } else if (codePoint < 0x20) {
                out.append(' ');
            } else if (marks > 0 && marks <= MAX_MARKS) {
                out.appendCodePoint(codePoint);
            } else if (!Advances.isInvisible(codePoint) && (codePoint < 0xd800 || codePoint > 0xdfff)) {
                out.appendCodePoint(codePoint);
            }
        }
        return out.toString();
    }
}
