package com.openagents.backroom.console.sources;

import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.ingest.OlderFile;
import com.openagents.backroom.server.ingest.OlderFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The agents' files that are too old to be read at the start: each is read when somebody asks for it.
final class OlderFilesCard extends VBox {
    private static final double ROW_PX = 26;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 8;

    private static final double AGE_WIDTH_PX = 76;
    private static final double SIZE_WIDTH_PX = 64;

    private final Label count = Texts.of("mono-dim", "");
    private final Label trouble = Texts.of("red", "");
    private final ListView<OlderFile> list = new ListView<>();
    private final Set<Path> reading = new HashSet<>();
    private final Consumer<Path> read;
    private Instant now = Instant.EPOCH;

    /// @param read begins to read a file
    OlderFilesCard(Consumer<Path> read) {
        this.read = read;
        getStyleClass().add("card");
        HBox head = new HBox(8, Texts.of("card-title", "Older files"), count, new Spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        Label hint = Texts.of("prose", "Written to too long ago to be read at the start. Read one to see its session.");
        trouble.setWrapText(true);
        list.setId("older-files");
        list.getStyleClass().add("rows");
        list.setFixedCellSize(ROW_PX);
        list.setCellFactory(_ -> new Row());
        getChildren().addAll(head, hint, trouble, list);
        managedProperty().bind(visibleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        setVisible(false);
    }

    void show(OlderFiles older, Instant instant) {
        now = instant;
        setVisible(older.total() > 0);
        count.setText(
                older.total() > older.newest().size()
                        ? "newest " + older.newest().size() + " of " + Units.count(older.total())
                        : Units.count(older.total()));
        if (!list.getItems().equals(older.newest())) {
            list.getItems().setAll(older.newest());
        }
        list.setPrefHeight(Math.min(MAX_ROWS_SEEN, older.newest().size()) * ROW_PX + 2);
    }

    /// Nobody waits for a file any more. One that is being read is read all the same.
    void left() {
        reading.clear();
        trouble.setText("");
    }

    /// The file is read, or could not be.
    ///
    /// @param problem null when it is read
    void ended(Path file, @Nullable String problem) {
        reading.remove(file);
        trouble.setText(problem == null ? "" : problem);
        list.refresh();
    }

    /// One file: where, how old, how large, read it.
    private final class Row extends ListCell<OlderFile> {
        private final Label file = Texts.of("mono", "");
        private final Label age = Texts.of("mono-dim", "");
        private final Label size = Texts.of("mono-dim", "");
        private final Button button = new Button("Read");
        private final HBox row;

        Row() {
            file.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            file.setMinWidth(0);
            file.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(file, Priority.ALWAYS);
            age.setMinWidth(AGE_WIDTH_PX);
            size.setMinWidth(SIZE_WIDTH_PX);
            button.getStyleClass().setAll("quiet-button");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> begin());
            row = new HBox(8, file, age, size, button);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        private void begin() {
            OlderFile older = getItem();
            if (older != null && reading.add(older.path())) {
                updateItem(older, false);
                read.accept(older.path());
            }
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void updateItem(@Nullable OlderFile older, boolean isEmpty) {
            super.updateItem(older, isEmpty);
            if (isEmpty || older == null) {
                setGraphic(null);
                return;
            }
            boolean isRunning = reading.contains(older.path());
            file.setText(older.path().toString());
            age.setText(Units.span(Duration.between(older.modifiedAt(), now)));
            size.setText(Units.bytes(older.bytes()));
            button.setText(isRunning ? "Reading …" : "Read");
            button.setDisable(isRunning);
            setGraphic(row);
        }
    }
}
