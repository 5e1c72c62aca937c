package com.openagents.backroom.console.widget;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Rows of a name and the field for its value, which takes what is left of the width.
public final class FormRows extends GridPane {
    private static final double GAP_PX = 8;

    /// @param nameWidthPx of the column of names
    public FormRows(double nameWidthPx) {
        super(GAP_PX, GAP_PX);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(new ColumnConstraints(nameWidthPx), values);
    }

    /// Puts a row below those that are there.
    ///
    /// @return this, for the next row
    public FormRows with(String name, Node value) {
        addRow(getRowCount(), Texts.of("dim", name), value);
        return this;
    }
}
