package com.openagents.backroom.console.viewer;

import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.veil.Overlay;
import com.openagents.backroom.console.widget.Clipboards;
import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.Icon;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.text.BidiControls;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.WholeText;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A change or a result, whole, however large: its rows are made when they come into sight. It scrolls, searches and
/// copies by itself.
public final class WholeViewer implements Overlay {
    private static final double MAX_WIDTH_PX = 1_000;
    private static final double ROW_PX = 18;

    /// Finds beyond this are not counted.
    private static final int MAX_COUNTED = 9_999;

    private final TextRows rows;
    private final ListView<String> list;
    private final TextField field = new TextField();
    private final Label count = Texts.of("dim", "");
    private final VBox sheet;
    private int place = -1;

    /// A viewer that is not open yet.
    ///
    /// @param rows of its text; made elsewhere, for a large text takes a moment
    /// @param close takes it away
    public WholeViewer(WholeText whole, TextRows rows, Runnable close) {
        this.rows = rows;
        list = new ListView<>(FXCollections.observableList(rows));
        list.setId("whole-rows");
        list.setAccessibleText(whole.title());
        list.setFixedCellSize(ROW_PX);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new Row(whole.isDiff()));
        VBox.setVgrow(list, Priority.ALWAYS);
        sheet = new VBox(10, head(whole.title(), close), list);
        sheet.getStyleClass().addAll("sheet", "whole");
        sheet.setId("whole");
        sheet.setMaxWidth(MAX_WIDTH_PX);
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        sheet.setAccessibleText(whole.title());
        field.setId("whole-search");
        field.setPromptText("Search in it");
        field.setAccessibleText("Search in this text");
        field.textProperty().addListener((_, _, _) -> look());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.getSelectionModel().selectFirst();
    }

    private HBox head(String title, Runnable close) {
        Label name = Texts.of("card-title", title);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label size = Texts.of("mono-dim", Figures.grouped(rows.size()) + (rows.size() == 1 ? " line" : " lines"));
        size.setMinWidth(Region.USE_PREF_SIZE);
        Button closing = new Button(null, new Icon(Icon.Shape.CLOSE));
        closing.getStyleClass().setAll("icon-button");
        closing.setAccessibleText("Close");
        closing.setOnAction(_ -> close.run());
        count.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(12, name, size, count, field, new CopyButton("Copy all", rows::text), closing);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    @Override
    public Region node() {
        return sheet;
    }

    @Override
    public void shown() {
        list.requestFocus();
    }

    @Override
    public List<KeyAction> keys() {
        return List.of(
                new KeyAction(HudAction.SEARCH, field::requestFocus),
                new KeyAction(HudAction.SEARCH_NEXT, () -> step(true)),
                new KeyAction(HudAction.SEARCH_PREVIOUS, () -> step(false)),
                new KeyAction(HudAction.COPY, this::copy));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            step(!event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            field.clear();
            list.requestFocus();
            event.consume();
        }
    }

    private void look() {
        place = -1;
        String wanted = field.getText();
        if (wanted.isEmpty()) {
            count.setText("");
            return;
        }
        int times = rows.count(wanted, MAX_COUNTED);
        count.setText(times == 0 ? "Not found" : times == 1 ? "1 find" : Figures.grouped(times) + " finds");
        step(true);
    }

    private void step(boolean isForward) {
        String wanted = field.getText();
        if (wanted.isEmpty()) {
            return;
        }
        place = rows.find(wanted, isForward ? place + 1 : place - 1, isForward);
        if (place >= 0) {
            int row = rows.rowAt(place);
            list.getSelectionModel().clearAndSelect(row);
            list.scrollTo(Math.max(0, row - 5));
        }
    }

    private void copy() {
        MultipleSelectionModel<String> selection = list.getSelectionModel();
        List<Integer> selected = selection.getSelectedIndices();
        if (!selected.isEmpty()) {
            Clipboards.copy(rows.between(selected.getFirst(), selected.getLast()));
        }
    }

    private static final class Row extends ListCell<String> {
        private final boolean isDiff;

        Row(boolean isDiff) {
            this.isDiff = isDiff;
            getStyleClass().add("whole-row");
        }

        @Override
        protected void updateItem(String row, boolean isEmpty) {
            super.updateItem(row, isEmpty);
            getStyleClass().removeAll("added", "removed");
            if (isEmpty || row == null) {
                setText(null);
                return;
            }
            setText(BidiControls.drop(row.replace("\t", "    ")));
            if (isDiff && row.startsWith("+")) {
                getStyleClass().add("added");
            } else if (isDiff && row.startsWith("-")) {
                getStyleClass().add("removed");
            }
        }
    }
}
