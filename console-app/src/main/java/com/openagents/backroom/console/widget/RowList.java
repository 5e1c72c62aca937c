package com.openagents.backroom.console.widget;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// Rows in a card: so many are seen at once, more scroll; without any it takes no room. FX thread only.
public final class RowList<T> extends ListView<T> {
    private final double rowPx;
    private final int maxRowsSeen;
    private boolean isShowing;

    /// What one row looks like.
    public interface Row<T> {
        Node node();

        void show(T item);
    }

    /// @param row makes an empty row
    public RowList(String id, double rowPx, int maxRowsSeen, Supplier<? extends Row<T>> row) {
        this.rowPx = rowPx;
        this.maxRowsSeen = maxRowsSeen;
        setId(id);
        getStyleClass().add("rows");
        setFixedCellSize(rowPx);
        setCellFactory(_ -> new Cell<>(row.get()));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Calls back when somebody chooses a row, which is marked from then on.
    public void onChoose(Consumer<? super T> choose) {
        getStyleClass().add("choice");
        getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !isShowing) {
                choose.accept(chosen);
            }
        });
    }

    public void show(List<T> items) {
        show(items, _ -> false);
    }

    /// Shows these rows; what is shown already stays as it is.
    ///
    /// @param chosen which of them is marked
    public void show(List<T> items, Predicate<? super T> chosen) {
        setVisible(!items.isEmpty());
        setPrefHeight(Math.min(maxRowsSeen, items.size()) * rowPx + 2);
        setMinHeight(getPrefHeight());
        if (getItems().equals(items)) {
            return;
        }
        isShowing = true;
        getItems().setAll(items);
        items.stream().filter(chosen).findFirst().ifPresent(getSelectionModel()::select);
        isShowing = false;
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Row<T> row;

        Cell(Row<T> row) {
            this.row = row;
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            if (isEmpty || item == null) {
                setGraphic(null);
                return;
            }
            row.show(item);
            setGraphic(row.node());
        }
    }
}
