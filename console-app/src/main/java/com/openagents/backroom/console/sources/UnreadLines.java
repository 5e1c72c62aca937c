package com.openagents.backroom.console.sources;

import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.ingest.DeadLetter;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The lines that could not be understood: where each is and why; never what it says.
final class UnreadLines extends VBox {
    private static final double ROW_PX = 26;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 12;

    private static final double FILE_WIDTH_PX = 320;
    private static final double LINE_WIDTH_PX = 76;

    private final Label count = Texts.of("mono-dim", "");
    private final Label none = Texts.of("prose", "Every line was understood.");
    private final ListView<DeadLetter> list = new ListView<>();

    UnreadLines() {
        getStyleClass().add("card");
        CopyButton copy = new CopyButton("Copy all", this::asText);
        copy.setId("copy-unread");
        copy.visibleProperty().bind(none.visibleProperty().not());
        HBox head = new HBox(8, Texts.of("card-title", "Unread lines"), count, new Spacer(), copy);
        head.setAlignment(Pos.CENTER_LEFT);
        list.setId("unread-lines");
        list.getStyleClass().add("rows");
        list.setFixedCellSize(ROW_PX);
        list.setCellFactory(_ -> new Row());
        list.managedProperty().bind(list.visibleProperty());
        none.managedProperty().bind(none.visibleProperty());
        getChildren().addAll(head, none, list);
    }

    void show(List<DeadLetter> unread, long total) {
        count.setText(
                total > unread.size() ? "newest " + unread.size() + " of " + Units.count(total) : Units.count(total));
        none.setVisible(unread.isEmpty());
        list.setVisible(!unread.isEmpty());
        if (!list.getItems().equals(unread)) {
            list.getItems().setAll(unread);
        }
        list.setPrefHeight(Math.min(MAX_ROWS_SEEN, unread.size()) * ROW_PX + 2);
    }

    private String asText() {
        return list.getItems().stream().map(UnreadLines::asText).collect(Collectors.joining("\n"));
    }

    private static String asText(DeadLetter letter) {
        return Texts.visible(letter.file()) + ":" + letter.line() + ": " + letter.reason();
    }

    /// One line: file, number, reason, copy.
    private static final class Row extends ListCell<DeadLetter> {
        private final Label file = Texts.of("mono", "");
        private final Label line = Texts.of("mono-dim", "");
        private final Label reason = Texts.of("body", "");
        private final HBox row;

        Row() {
            file.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            file.setMinWidth(0);
            file.setPrefWidth(FILE_WIDTH_PX);
            line.setMinWidth(LINE_WIDTH_PX);
            reason.setMinWidth(0);
            reason.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(reason, Priority.ALWAYS);
            CopyButton copy = new CopyButton("Copy", () -> {
                DeadLetter letter = getItem();
                return letter == null ? "" : asText(letter);
            });
            row = new HBox(8, file, line, reason, copy);
            row.setAlignment(Pos.CENTER_LEFT);
            setMinWidth(0);
            setPrefWidth(Region.USE_COMPUTED_SIZE);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void updateItem(@Nullable DeadLetter letter, boolean isEmpty) {
            super.updateItem(letter, isEmpty);
            if (isEmpty || letter == null) {
                setGraphic(null);
                return;
            }
            file.setText(Texts.visible(letter.file()));
            line.setText("line " + letter.line());
            reason.setText(letter.reason());
            setGraphic(row);
        }
    }
}
