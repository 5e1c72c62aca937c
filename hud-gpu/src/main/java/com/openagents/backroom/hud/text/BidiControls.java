package com.openagents.backroom.hud.text;

/// The characters that turn a line around (Unicode Standard Annex 9, section 2). A command that is shown must read as
/// it
/// runs, so no HUD shows what they do; texts of scripts that run from right to left need none of them.
public final class BidiControls {
    /// The first of them: most texts have no char from here on.
    private static final char FIRST = '\u061c';

    private BidiControls() {}

    /// The text without them; the same object where it has none.
    public static String drop(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST && is(text.charAt(i))) {
                return without(text, i);
            }
        }
        return text;
    }

    static boolean is(int codePoint) {
        return codePoint == FIRST
                || codePoint == 0x200e
                || codePoint == 0x200f
                || (codePoint >= 0x202a && codePoint <= 0x202e)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static String without(String text, int from) {
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            if (!is(text.charAt(i))) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
