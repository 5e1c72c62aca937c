package com.openagents.backroom.console.palette;

import com.openagents.backroom.console.veil.Overlay;
import com.openagents.backroom.console.widget.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A field, and under it the choices that hold what is typed there. Enter takes the selected one.
public final class Palette implements Overlay {
    private static final double WIDTH_PX = 520;
    private static final double ROW_PX = 30;

    /// Rows in sight; the others are scrolled to.
    private static final int ROWS = 12;

    /// Nobody types more; what is pasted beyond it is cut.
    private static final int MAX_LENGTH = 200;

    private final TextField field = new TextField();
    private final ListView<Choice> list;
    private final ObservableList<Choice> all;
    private final FilteredList<Choice> matching;
    private final VBox box;
    private final Runnable close;

    /// A palette that is not open yet.
    ///
    /// @param prompt what is to be chosen
    /// @param close takes the palette away; called before a choice takes effect
    public Palette(String prompt, List<Choice> choices, Runnable close) {
        this.close = close;
        all = FXCollections.observableArrayList(choices);
        matching = new FilteredList<>(all);
        list = new ListView<>(matching);
        list.setId("palette-list");
        list.setAccessibleText(prompt);
        list.setFixedCellSize(ROW_PX);
        list.setFocusTraversable(false);
        list.setPrefHeight(ROW_PX * Math.clamp(choices.size(), 1, ROWS) + 2);
        list.setCellFactory(_ -> new Row());
        list.setPlaceholder(Texts.of("dim", "Nothing of that name."));
        list.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        field.setId("palette-field");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.textProperty().addListener((_, _, text) -> filter(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        box = new VBox(field, list);
        box.getStyleClass().addAll("sheet", "palette");
        box.setId("palette");
        box.setMaxSize(WIDTH_PX, Region.USE_PREF_SIZE);
        box.setPrefWidth(WIDTH_PX);
        box.setAccessibleRole(AccessibleRole.DIALOG);
        box.setAccessibleText(prompt);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        list.getSelectionModel().selectFirst();
    }

    /// Offers more, behind what is there.
    public void add(List<Choice> more) {
        all.addAll(more);
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void shown() {
        field.requestFocus();
    }

    private void filter(String text) {
        if (text.length() > MAX_LENGTH) {
            field.setText(text.substring(0, MAX_LENGTH));
            return;
        }
        List<String> words = Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        matching.setPredicate(choice -> choice.holds(words));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case ENTER -> choose();
            case DOWN -> step(1);
            case UP -> step(-1);
            case PAGE_DOWN -> step(ROWS);
            case PAGE_UP -> step(-ROWS);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int step) {
        if (!matching.isEmpty()) {
            int next = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + step, 0, matching.size() - 1);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - ROWS / 2));
        }
    }

    private void choose() {
        Choice chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.effect().run();
        }
    }

    private static final class Row extends ListCell<Choice> {
        private final Label title = Texts.of("body", "");
        private final Label note = Texts.of("mono-dim", "");
        private final HBox row = new HBox(12, title, note);

        Row() {
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(0);
            HBox.setHgrow(title, Priority.ALWAYS);
            note.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Choice choice, boolean isEmpty) {
            super.updateItem(choice, isEmpty);
            if (isEmpty || choice == null) {
                setGraphic(null);
                return;
            }
            title.setText(choice.title());
            note.setText(choice.note());
            setGraphic(row);
            setAccessibleText(choice.title() + " " + choice.note());
        }
    }
}
