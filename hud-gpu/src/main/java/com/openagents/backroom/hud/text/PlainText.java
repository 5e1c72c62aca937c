package com.openagents.backroom.hud.text;

/// A text as a page holds it, whether a server writes it out or a browser's script sets it: whoever copies it has what
/// was shown. What turns a line around is gone, and characters that HTML forbids (HTML standard, 13.1.4: controls,
/// halves
/// of characters) are U+FFFD.
public final class PlainText {
    private PlainText() {}

    /// The text without them; the same object where it has none.
    public static String of(String text) {
        String read = BidiControls.drop(text);
        StringBuilder plain = null;
        for (int i = 0; i < read.length(); i++) {
            if (isForbidden(read, i)) {
                plain = plain == null ? new StringBuilder(read) : plain;
                plain.setCharAt(i, '\ufffd');
            }
        }
        return plain == null ? read : plain.toString();
    }

    private static boolean isForbidden(String text, int i) {
        char c = text.charAt(i);
        if (c >= 0x20 && c < 0x7f) {
            return false;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
    }
}
