package com.openagents.backroom.console.users;

import com.openagents.backroom.console.widget.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Asks before an account is deleted, as nothing brings it back.
final class DeleteQuestion extends HBox {
    private final Label words = Texts.of("red", "");

    /// @param delete deletes it
    DeleteQuestion(Runnable delete) {
        super(8);
        setId("delete-question");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Button yes = button("Delete", "delete-yes", "primary-button");
        yes.setOnAction(_ -> {
            close();
            delete.run();
        });
        Button no = button("Keep", "delete-no", "plain-button");
        no.setOnAction(_ -> close());
        getChildren().addAll(words, yes, no);
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        close();
    }

    void about(String name, int huds) {
        words.setText("Delete " + name + " with " + PeopleCard.words(huds, "HUD") + "? Nothing brings that back.");
    }

    void open() {
        setVisible(true);
    }

    void close() {
        setVisible(false);
    }

    private static Button button(String text, String id, String style) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().setAll(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
