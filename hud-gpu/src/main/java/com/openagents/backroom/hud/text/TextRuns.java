package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.scene.Font;
import java.util.ArrayList;
import java.util.List;

/// Takes a text apart into what the shipped fonts hold and words of scripts that they lack.
///
/// Widths come from the metrics that are shipped, so a layout is the same on every machine, whatever fonts it has.
///
/// **Order.** A HUD's line runs from left to right: it is commands, paths and figures as often as prose, and must read
/// as
/// it runs. What runs from right to left is turned by itself: from its first letter to its last, with the blanks and
/// figures in between, word by word. So it never moves what stands beside it, and no word is longer than a glyph's
/// image
/// may be. (Unicode Standard Annex 9 would also move figures that follow.)
public final class TextRuns {
    /// A word beyond this is drawn in parts: its image would fill a page of the atlas.
    private static final int MAX_WORD_CHARS = 24;

    /// Below, every char is in the shipped fonts or has no width.
    private static final char FIRST_FOREIGN = '\u0300';

    /// What may stand within a figure.
    private static final String POINTS = ".,:";

    /// Brackets, each beside the one it becomes.
    private static final String BRACKETS = "()[]{}<>";

    private final String text;
    private final Font font;
    private final FontMetrics metrics;
    private final List<TextRun> runs = new ArrayList<>();
    private double x;

    private TextRuns(String text, Font font, FontMetrics metrics) {
        this.text = text;
        this.font = font;
        this.metrics = metrics;
    }

    /// Whether the shipped fonts hold all of it.
    public static boolean isPlain(String text, Font font, FontMetrics metrics) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean isLacking = sign >= FIRST_FOREIGN && !metrics.has(text.codePointAt(i), font);
            if (isLacking || Scripts.isCombining(sign)) {
                return false;
            }
        }
        return true;
    }

    /// The text in pieces.
    public static List<TextRun> of(String text, Font font, FontMetrics metrics) {
        TextRuns runs = new TextRuns(text, font, metrics);
        runs.takeApart();
        return runs.runs;
    }

    private void takeApart() {
        int i = 0;
        while (i < text.length()) {
            int end = isForeign(i) ? i : plainEnd(i);
            if (end > i) {
                add(i, end, x, false, false);
                x += width(i, end);
            } else if (Scripts.isRightToLeft(text.codePointAt(i))) {
                end = rightToLeftEnd(i);
                turn(i, end);
            } else {
                end = wordEnd(i);
                add(i, end, x, true, false);
                x += width(i, end);
            }
            i = end;
        }
    }

    /// Whether a letter with its accents has to be drawn as an image.
    private boolean isForeign(int at) {
        int codePoint = text.codePointAt(at);
        int next = at + Character.charCount(codePoint);
        boolean hasAccent = next < text.length() && Scripts.isCombining(text.charAt(next));
        return hasAccent || (codePoint >= FIRST_FOREIGN && !metrics.has(codePoint, font));
    }

    private int plainEnd(int from) {
        int end = from;
        while (end < text.length() && !isForeign(end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /// Where the last letter ends that runs from right to left, before one that does not.
    private int rightToLeftEnd(int from) {
        int end = from;
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            boolean isTurned = isTurned(i);
            if (!isTurned && (Scripts.isLeftToRight(codePoint) || isForeign(i))) {
                return end;
            }
            i += Character.charCount(codePoint);
            end = isTurned ? i : end;
        }
        return end;
    }

    /// Places words from right to left, and figures and signs between them.
    private void turn(int from, int to) {
        double right = x + width(from, to);
        x = right;
        int i = from;
        while (i < to) {
            boolean isForeign = isTurned(i);
            int end = isForeign ? turnedWordEnd(i, to) : figureEnd(i, to);
            right -= width(i, end);
            if (isForeign || end - i > 1) {
                add(i, end, right, isForeign, isForeign);
            } else {
                String sign = String.valueOf(mirrored(text.charAt(i)));
                runs.add(new TextRun(sign, right, width(i, end), false, false));
            }
            i = end;
        }
    }

    private boolean isTurned(int at) {
        int codePoint = text.codePointAt(at);
        return Scripts.isRightToLeft(codePoint) || Scripts.isCombining(codePoint);
    }

    private int turnedWordEnd(int from, int to) {
        int end = from;
        do {
            end += Character.charCount(text.codePointAt(end));
        } while (end < to && end - from < MAX_WORD_CHARS && isTurned(end));
        return end;
    }

    /// Where a figure ends, which runs from left to right; any other sign stands alone.
    private int figureEnd(int from, int to) {
        int end = from + Character.charCount(text.codePointAt(from));
        boolean isFigure = isDigit(from);
        while (isFigure
                && end < to
                && (isDigit(end) || (end + 1 < to && POINTS.indexOf(text.charAt(end)) >= 0 && isDigit(end + 1)))) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int at) {
        char sign = text.charAt(at);
        return sign >= '0' && sign <= '9';
    }

    /// The bracket that opens to the other side (Unicode Standard Annex 9, L4).
    private static char mirrored(char sign) {
        int place = BRACKETS.indexOf(sign);
        return place < 0 ? sign : BRACKETS.charAt(place ^ 1);
    }

    /// Where a word ends that is drawn at once: letters of one kind. Signs of two cells stand alone.
    private int wordEnd(int from) {
        int first = text.codePointAt(from);
        int end = from + Character.charCount(first);
        while (end < text.length() && end - from < MAX_WORD_CHARS) {
            int next = text.codePointAt(end);
            if (!Scripts.isMark(next) && !isOfOneWord(first, end)) {
                return end;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private boolean isOfOneWord(int first, int at) {
        int next = text.codePointAt(at);
        return Scripts.isNarrow(first) && Scripts.isNarrow(next) && !Scripts.isRightToLeft(next) && isForeign(at);
    }

    private void add(int from, int to, double left, boolean isForeign, boolean isRightToLeft) {
        runs.add(new TextRun(text.substring(from, to), left, width(from, to), isForeign, isRightToLeft));
    }

    private double width(int from, int to) {
        return metrics.width(text.substring(from, to), font);
    }
}
