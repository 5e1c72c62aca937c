package com.openagents.backroom.console.widget;

import javafx.scene.control.Label;

/// Labels by role; the style sheet gives them family, size and colour.
public final class Texts {
    private Texts() {}

    /// A label with the style class `text-` + role, for example `text-strong`, `text-dim`, `text-mono`.
    public static Label of(String role, String text) {
        Label label = new Label(text);
        label.getStyleClass().add("text-" + role);
        return label;
    }

    /// A text of strangers, such as a file's name, on one line and in its own order: what would break the line or turn
    /// the direction of what follows is written out, `\\n` and `\\u202e`.
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> visible.append(point == '\n' ? "\\n" : "\\u%04x".formatted(point));
                default -> visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    /// The cap of a key.
    public static Label keyCap(String key) {
        Label label = new Label(key);
        label.getStyleClass().add("key-cap");
        return label;
    }
}
