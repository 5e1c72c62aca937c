package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Columns;
import com.openagents.backroom.console.widget.RowList;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.OperatorAction;
import com.openagents.backroom.server.backoffice.OperatorAction.Step;
import com.openagents.backroom.server.backoffice.Via;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What operators did with credits and payments, the newest first. Nothing takes a row away.
final class ActionsCard extends VBox {
    private static final double ROW_PX = 26;
    private static final double TIME_WIDTH_PX = 110;
    private static final double SUBJECT_WIDTH_PX = 120;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 6;

    private final Label none = Texts.of("dim", "Nothing was done by an operator.");
    private final RowList<OperatorAction> list = new RowList<>("operator-actions", ROW_PX, MAX_ROWS_SEEN, Row::new);

    ActionsCard() {
        getStyleClass().add("card");
        none.managedProperty().bind(none.visibleProperty());
        HBox head = new HBox(8, Texts.of("card-title", "What operators did"));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, none, list);
    }

    void show(List<OperatorAction> actions) {
        none.setVisible(actions.isEmpty());
        list.show(actions);
    }

    /// One action.
    private static final class Row implements RowList.Row<OperatorAction> {
        private final Label at = Columns.fixed("mono-dim", TIME_WIDTH_PX);
        private final Label subject = Columns.fixed("strong", SUBJECT_WIDTH_PX);
        private final Label words = Columns.rest("body");
        private final Label step = Columns.whole("dim");
        private final Tooltip whole = new Tooltip();
        private final HBox row = Columns.row(at, subject, words, step);

        Row() {
            Tooltip.install(row, whole);
        }

        @Override
        public Node node() {
            return row;
        }

        @Override
        public void show(OperatorAction action) {
            at.setText(Units.time(action.at()));
            subject.setText(action.deed().subject());
            String all = action.deed().words() + (action.outcome().isEmpty() ? "" : " \u2192 " + action.outcome());
            words.setText(Texts.visible(all));
            step.setText((action.deed().via() == Via.API ? "by the API, " : "") + words(action.step()));
            step.getStyleClass().setAll("label", action.step() == Step.FAILED ? "text-red" : "text-dim");
            whole.setText(all);
        }
    }

    private static String words(Step step) {
        return switch (step) {
            case BEGUN -> "begun";
            case DONE -> "\u2713 done";
            case FAILED -> "\u2717 failed";
        };
    }
}
