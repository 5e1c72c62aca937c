package com.openagents.backroom.console.window;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Texts;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// What is said over the window for a few seconds, and what can be done about it. A notice that the operator points at
/// or is in with the keys stays.
final class NoticeBar extends HBox {
    /// How long a notice stays: two sentences can be read in it.
    private static final Duration STAY = Duration.seconds(6);

    private final Label words = Texts.of("notice-words", "");
    private final Button act = Buttons.quiet("", this::act);
    private final PauseTransition time = new PauseTransition(STAY);
    private Runnable effect = () -> {};

    NoticeBar() {
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.setId("notice");
        act.setId("notice-action");
        act.managedProperty().bind(act.visibleProperty());
        mouseTransparentProperty().bind(act.visibleProperty().not());
        setVisible(false);
        time.setOnFinished(_ -> end());
        getChildren().addAll(words, act);
    }

    void show(String text) {
        show(text, "", () -> {});
    }

    /// Says something that the operator may want to do something about.
    ///
    /// @param action what can be done; empty for nothing
    void show(String text, String action, Runnable effect) {
        this.effect = effect;
        words.setText(text);
        act.setText(action);
        act.setVisible(!action.isEmpty());
        setVisible(true);
        time.playFromStart();
    }

    private void act() {
        setVisible(false);
        effect.run();
    }

    private void end() {
        if (isHover() || act.isFocused()) {
            time.playFromStart();
        } else {
            setVisible(false);
        }
    }
}
