package com.openagents.backroom.hud.action;

/// A key, alone or with Ctrl (Cmd on a Mac).
///
/// @param key what it makes, as browsers call it (UI Events, `KeyboardEvent.key`): `j`, `?`, `Escape`, `ArrowDown`
/// @param withControl whether Ctrl or Cmd is held down
public record KeyStroke(String key, boolean withControl) {
    private static final String CONTROL = "Ctrl+";

    /// What stands for the space bar, as lists of keys are separated by blanks.
    private static final String SPACE = "Space";

    /// Reads what [#text] writes.
    static KeyStroke of(String text) {
        boolean withControl = text.startsWith(CONTROL);
        String key = withControl ? text.substring(CONTROL.length()) : text;
        return new KeyStroke(key.equals(SPACE) ? " " : key, withControl);
    }

    /// The key in one word, for programs: `j`, `Ctrl+k`, `ArrowDown`.
    public String text() {
        String name = key.equals(" ") ? SPACE : key;
        return withControl ? CONTROL + name : name;
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
        return withControl ? "Ctrl " + name : name;
    }
}
