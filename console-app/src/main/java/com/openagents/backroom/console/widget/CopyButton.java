package com.openagents.backroom.console.widget;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// A button that copies a text and says for a moment that it did.
public final class CopyButton extends Button {
    /// Long enough to be read, short enough not to be taken for the button's name.
    private static final Duration CONFIRMATION = Duration.millis(1500);

    private final String name;
    private final PauseTransition confirmation = new PauseTransition(CONFIRMATION);

    public CopyButton(String name, Supplier<String> text) {
        super(name);
        this.name = name;
        getStyleClass().setAll("quiet-button");
        setMinWidth(Region.USE_PREF_SIZE);
        confirmation.setOnFinished(_ -> setText(this.name));
        setOnAction(_ -> {
            Clipboards.copy(text.get());
            confirm();
        });
    }

    /// Shows the confirmation, whoever copied.
    public void confirm() {
        setText("Copied");
        confirmation.playFromStart();
    }
}
