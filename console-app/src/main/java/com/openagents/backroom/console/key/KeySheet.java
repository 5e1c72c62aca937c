package com.openagents.backroom.console.key;

import com.openagents.backroom.console.widget.Texts;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The sheet of the keys that work now, over everything else.
public final class KeySheet extends StackPane {
    private static final double WIDTH_PX = 380;

    private final GridPane rows = new GridPane();

    public KeySheet(Runnable close) {
        getStyleClass().add("sheet-veil");
        setId("key-sheet");
        rows.setHgap(16);
        rows.setVgap(6);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        rows.getColumnConstraints().addAll(words, keys);
        VBox sheet = new VBox(12, Texts.of("card-title", "Keys"), rows);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(WIDTH_PX, Region.USE_PREF_SIZE);
        sheet.setPrefWidth(WIDTH_PX);
        setAlignment(Pos.CENTER);
        getChildren().add(sheet);
        setVisible(false);
        setOnMouseClicked(_ -> close.run());
    }

    public void open(List<KeyAction> actions) {
        rows.getChildren().clear();
        for (int i = 0; i < actions.size(); i++) {
            KeyAction action = actions.get(i);
            Label words = Texts.of("body", action.words());
            rows.addRow(i, words, Texts.keyCap(action.label()));
        }
        setVisible(true);
    }

    public void close() {
        setVisible(false);
    }
}
