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

    /// The cap of a key.
    public static Label keyCap(String key) {
        Label label = new Label(key);
        label.getStyleClass().add("key-cap");
        return label;
    }
}
