package com.openagents.backroom.console.window;

import com.openagents.backroom.console.widget.Texts;
import java.util.function.IntConsumer;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// The field that filters the wall, or looks for something in a HUD. `/` goes there, Esc empties it and goes back.
final class SearchField extends StackPane {
    private static final double WIDTH_PX = 132;

    /// Nobody types more; what is pasted beyond it is cut.
    private static final int MAX_LENGTH = 200;

    private final TextField field = new TextField();

    /// The empty field.
    ///
    /// @param leave gives the focus to the screen
    /// @param enter called by Enter with 1, by Shift-Enter with -1
    SearchField(Runnable leave, IntConsumer enter) {
        getStyleClass().add("search");
        field.setId("search");
        field.setPromptText("Search");
        field.setAccessibleText("Search");
        field.setMinWidth(WIDTH_PX);
        field.setPrefWidth(WIDTH_PX);
        field.textProperty().addListener((_, _, text) -> {
            if (text.length() > MAX_LENGTH) {
                field.setText(text.substring(0, MAX_LENGTH));
            }
        });
        Label key = Texts.keyCap("/");
        key.visibleProperty()
                .bind(field.focusedProperty().not().and(field.textProperty().isEmpty()));
        key.setMouseTransparent(true);
        StackPane.setAlignment(key, Pos.CENTER_RIGHT);
        getChildren().addAll(field, key);
        setMinWidth(WIDTH_PX);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.clear();
                leave.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                enter.accept(event.isShiftDown() ? -1 : 1);
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                leave.run();
                event.consume();
            }
        });
    }

    StringProperty query() {
        return field.textProperty();
    }

    void enter() {
        field.requestFocus();
        field.selectAll();
    }
}
