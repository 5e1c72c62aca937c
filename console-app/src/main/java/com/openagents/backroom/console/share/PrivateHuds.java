package com.openagents.backroom.console.share;

import com.openagents.backroom.console.share.ShareDesk.Row;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudId;
import java.util.List;
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

/// The HUDs that only their owners see, with the reason where it was not their decision.
final class PrivateHuds extends VBox {
    private static final double ROW_PX = 30;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 12;

    private final Label count = Texts.of("mono-dim", "");
    private final ListView<Row> list = new ListView<>();
    private final Consumer<HudId> share;

    /// @param share makes a HUD public
    PrivateHuds(Consumer<HudId> share) {
        this.share = share;
        getStyleClass().add("card");
        HBox head = new HBox(8, Texts.of("card-title", "Private"), count);
        head.setAlignment(Pos.CENTER_LEFT);
        list.setId("private-huds");
        list.getStyleClass().add("rows");
        list.setFixedCellSize(ROW_PX);
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        getChildren().addAll(head, list);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(List<Row> rows) {
        setVisible(!rows.isEmpty());
        count.setText(Units.count(rows.size()));
        if (!list.getItems().equals(rows)) {
            list.getItems().setAll(rows);
        }
        list.setPrefHeight(Math.min(MAX_ROWS_SEEN, rows.size()) * ROW_PX + 2);
    }

    private static String reason(DecidedBy decidedBy) {
        return switch (decidedBy) {
            case PRIVATE_AT_GITHUB -> "private at GitHub";
            case UNCHECKED -> "until GitHub says whether the repository is";
            case NO_REMOTE -> "its folder has no git remote";
            case DEFAULT, OWNER -> "";
        };
    }

    /// One HUD.
    private final class Cell extends ListCell<Row> {
        private final Label hud = Texts.of("mono", "");
        private final Label reason = Texts.of("dim", "");
        private final Button button = new Button("Make public");
        private final HBox row = new HBox(8, hud, reason, new Spacer(), button);

        Cell() {
            hud.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            hud.setMinWidth(0);
            HBox.setHgrow(hud, Priority.SOMETIMES);
            reason.setMinWidth(0);
            button.getStyleClass().setAll("quiet-button");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                Row item = getItem();
                if (item != null) {
                    share.accept(item.hud());
                }
            });
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void updateItem(@Nullable Row item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            if (isEmpty || item == null) {
                setGraphic(null);
                return;
            }
            hud.setText(item.hud().toString());
            reason.setText(reason(item.share().settings().decidedBy()));
            button.setAccessibleText("Make " + item.hud() + " public");
            setGraphic(row);
        }
    }
}
