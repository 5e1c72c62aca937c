package com.openagents.backroom.console.widget;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A second look at something that can't be undone: what it is, a button that says it, and one that leaves it.
public final class Question extends HBox {
    private final Label words = Texts.of("red", "");
    private final Button yes;
    private Runnable action = () -> {};

    /// @param name its id, and what the ids of its buttons begin with
    public Question(String name, String no) {
        super(8);
        setId(name + "-question");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.SOMETIMES);
        yes = Buttons.primary("", name + "-yes", this::answer);
        getChildren().addAll(words, yes, Buttons.plain(no, name + "-no", this::close));
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        close();
    }

    /// Says what is asked; it is opened by [#open].
    public void about(String question, String answer) {
        words.setText(question);
        yes.setText(answer);
    }

    /// Asks.
    ///
    /// @param agreed what is done then
    public void open(Runnable agreed) {
        action = agreed;
        setVisible(true);
    }

    public void close() {
        action = () -> {};
        setVisible(false);
    }

    private void answer() {
        Runnable agreed = action;
        close();
        agreed.run();
    }
}
