package com.openagents.backroom.console.widget;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Cells of rows that stand below each other: fixed ones keep their width, one takes the rest.
public final class Columns {
    private Columns() {}

    /// A cell of a fixed width.
    public static Label fixed(String role, double widthPx) {
        Label cell = Texts.of(role, "");
        width(cell, widthPx);
        return cell;
    }

    /// A figure at the right of a fixed width.
    public static Label figure(String role, double widthPx) {
        Label cell = fixed(role, widthPx);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }

    /// A cell as wide as its words, which are never cut.
    public static Label whole(String role) {
        Label cell = Texts.of(role, "");
        cell.setMinWidth(Region.USE_PREF_SIZE);
        return cell;
    }

    /// The cell that takes the rest; it is cut at the end when there is no room.
    public static Label rest(String role) {
        Label cell = Texts.of(role, "");
        cell.setMinWidth(0);
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setTextOverrun(OverrunStyle.ELLIPSIS);
        HBox.setHgrow(cell, Priority.ALWAYS);
        return cell;
    }

    public static HBox row(Node... cells) {
        HBox row = new HBox(8, cells);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static void width(Region cell, double widthPx) {
        cell.setMinWidth(widthPx);
        cell.setPrefWidth(widthPx);
        cell.setMaxWidth(widthPx);
    }
}
