package com.openagents.backroom.hud.action;

/// A key, alone, with Ctrl (Cmd on a Mac) or with Shift.
///
/// @param key what it makes, as browsers call it (UI Events, `KeyboardEvent.key`): `j`, `?`, `Escape`, `ArrowDown`
/// @param withControl whether Ctrl or Cmd is held down
/// @param withShift whether Shift is held down on a key that types nothing
public record KeyStroke(String key, boolean withControl, boolean withShift) {
    private static final String CONTROL = "Ctrl+";
    private static final String SHIFT = "Shift+";

    /// What stands for the space bar, as lists of keys are separated by blanks.
    private static final String SPACE = "Space";

    /// Reads what [#text] writes.
    static KeyStroke of(String text) {
        boolean withControl = text.startsWith(CONTROL);
        boolean withShift = text.startsWith(SHIFT);
        String key = text.substring(withControl ? CONTROL.length() : withShift ? SHIFT.length() : 0);
        return new KeyStroke(key.equals(SPACE) ? " " : key, withControl, withShift);
    }

    /// The key in one word, for programs: `j`, `Ctrl+k`, `Shift+ArrowLeft`.
    public String text() {
        String name = key.equals(" ") ? SPACE : key;
        return withControl ? CONTROL + name : withShift ? SHIFT + name : name;
    }

    /// Whether it types something when no Ctrl is held down.
    public boolean isCharacter() {
        return key.length() == 1 && !withControl;
    }

    /// The key as people read it: `j`, `Ctrl K`, `↓`.
    public String label() {
        String name = switch (key) {
            case " " -> SPACE;
            case "Escape" -> "Esc";
            case "ArrowDown" -> "\u2193";
            case "ArrowUp" -> "\u2191";
            case "ArrowLeft" -> "\u2190";
            case "ArrowRight" -> "\u2192";
            case "PageDown" -> "PgDn";
            case "PageUp" -> "PgUp";
            case "-" -> "\u2212";
            default -> withControl && key.length() == 1 ? String.valueOf(Character.toUpperCase(key.charAt(0))) : key;
        };
        return withControl ? "Ctrl " + name : withShift ? "Shift " + name : name;
    }
}
