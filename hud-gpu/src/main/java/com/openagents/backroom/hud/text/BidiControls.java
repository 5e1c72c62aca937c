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
        StringBuilder kept = null;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (is(text.charAt(i))) {
                kept = (kept == null ? new StringBuilder() : kept).append(text, from, i);
                from = i + 1;
            }
        }
        return kept == null ? text : kept.append(text, from, text.length()).toString();
    }

    static boolean is(int codePoint) {
        return codePoint >= FIRST
                && (codePoint == FIRST
                        || (codePoint >= 0x200e && codePoint <= 0x200f)
                        || (codePoint >= 0x202a && codePoint <= 0x202e)
                        || (codePoint >= 0x2066 && codePoint <= 0x2069));
    }
}
