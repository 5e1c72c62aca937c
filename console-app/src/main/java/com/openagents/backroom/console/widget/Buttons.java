package com.openagents.backroom.console.widget;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Buttons by how loud they are; their words are never cut.
public final class Buttons {
    private Buttons() {}

    /// What the operator most likely wants.
    public static Button primary(String words, String id, Runnable action) {
        return button(words, id, "primary-button", action);
    }

    public static Button plain(String words, String id, Runnable action) {
        return button(words, id, "plain-button", action);
    }

    /// A small one in a row or in the head of a card.
    public static Button quiet(String words, Runnable action) {
        return button(words, null, "quiet-button", action);
    }

    private static Button button(String words, @Nullable String id, String style, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().setAll(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
