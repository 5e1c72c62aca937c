package com.openagents.backroom.hud.state;

/// What stands in a line of a terminal once its control characters have done their work (ECMA-48): carriage return,
/// backspace, erase in line. Colours stay as they were written; what moves the cursor otherwise is left out.
final class TerminalText {
    private static final char ESCAPE = '\u001b';

    /// Colour sequences that may add up before only the newest counts.
    private static final int MAX_COLOR_CHARS = 80;

    private TerminalText() {}

    /// The line as it stands at last. A carriage return at its end waits for what comes next.
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = c == ESCAPE ? Texts.endOfEscape(text, i) : i + 1;
            boolean isReturn = c == '\r' && end < text.length();
            if (isReturn || (c == ESCAPE && erasesWhatWas(text, i, end))) {
                String colors = colorsAfter(shown);
                shown.setLength(0);
                shown.append(colors);
            } else if (c == '\b') {
                boolean hasChar = !shown.isEmpty() && shown.charAt(shown.length() - 1) != 'm';
                shown.setLength(shown.length() - (hasChar ? 1 : 0));
            } else if (c != '\r' && (c != ESCAPE || isColor(text, i, end))) {
                shown.append(text, i, end);
            }
            i = end;
        }
        return shown.toString();
    }

    /// `CSI 1 K` and `CSI 2 K`: what stands left of the cursor goes.
    private static boolean erasesWhatWas(CharSequence text, int from, int end) {
        boolean isErase = end - from == 4 && text.charAt(from + 1) == '[' && text.charAt(end - 1) == 'K';
        return isErase && (text.charAt(from + 2) == '1' || text.charAt(from + 2) == '2');
    }

    private static boolean isColor(CharSequence text, int from, int end) {
        return end - from > 2 && text.charAt(from + 1) == '[' && text.charAt(end - 1) == 'm';
    }

    /// The sequences that set the colours in which a next line goes on; empty when those are plain.
    static String colorsAfter(CharSequence line) {
        String colors = "";
        String text = line.toString();
        int i = text.indexOf(ESCAPE);
        while (i >= 0) {
            int end = Texts.endOfEscape(text, i);
            if (isColor(text, i, end)) {
                String sequence = text.substring(i, end);
                String codes = text.substring(i + 2, end - 1);
                boolean isReset = codes.isEmpty() || codes.equals("0") || codes.equals("00");
                boolean isAnew = codes.startsWith("0;") || colors.length() + sequence.length() > MAX_COLOR_CHARS;
                colors = isReset ? "" : isAnew ? sequence : colors + sequence;
            }
            i = text.indexOf(ESCAPE, end);
        }
        return colors;
    }
}
