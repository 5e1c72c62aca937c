package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Columns;
import com.openagents.backroom.console.widget.RowList;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.BillingOffice;
import com.openagents.backroom.server.backoffice.Payer;
import com.openagents.backroom.server.backoffice.Payer.Standing;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The people that were found with what they have, one a row.
final class PayersCard extends VBox {
    private static final double ROW_PX = 30;
    private static final double SEARCH_WIDTH_PX = 220;

    /// Room for a billion credits.
    private static final double BALANCE_WIDTH_PX = 110;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 6;

    private final Label count = Texts.of("mono-dim", "");
    private final Label none = Texts.of("prose", "Nobody here is called so.");
    private final TextField search = new TextField();
    private final RowList<Payer> list = new RowList<>("payers", ROW_PX, MAX_ROWS_SEEN, Row::new);

    /// @param ask asks for what the search finds
    /// @param choose shows one of them
    PayersCard(Runnable ask, Consumer<UUID> choose) {
        getStyleClass().add("card");
        search.setId("payer-search");
        search.setPromptText("Name here or at GitHub");
        search.getStyleClass().add("field");
        search.setPrefWidth(SEARCH_WIDTH_PX);
        search.textProperty().addListener((_, _, _) -> ask.run());
        HBox head = new HBox(8, Texts.of("card-title", "Users"), count, new Spacer(), search);
        head.setAlignment(Pos.CENTER_LEFT);
        none.managedProperty().bind(none.visibleProperty());
        none.setVisible(false);
        list.onChoose(payer -> choose.accept(payer.id()));
        getChildren().addAll(head, none, list);
    }

    String query() {
        return search.getText();
    }

    void show(List<Payer> found, @Nullable UUID chosen) {
        count.setText(
                found.size() == BillingOffice.MAX_FOUND ? "the first " + found.size() : Units.count(found.size()));
        none.setVisible(found.isEmpty());
        list.show(found, payer -> payer.id().equals(chosen));
    }

    /// One person.
    private static final class Row implements RowList.Row<Payer> {
        private final Label name = Columns.whole("strong");
        private final Label login = Columns.rest("dim");
        private final Label standing = Columns.whole("red");
        private final Label balance = Columns.figure("figure", BALANCE_WIDTH_PX);
        private final HBox row = Columns.row(name, login, standing, balance);

        @Override
        public Node node() {
            return row;
        }

        @Override
        public void show(Payer payer) {
            name.setText(payer.username());
            String github = payer.githubUsername();
            login.setText((payer.isOperator() ? "operator of this installation" : "")
                    + (payer.isOperator() && github != null ? ", " : "")
                    + (github == null ? "" : github + " at GitHub"));
            standing.setText(word(payer.standing()));
            standing.getStyleClass().setAll("label", payer.standing() == Standing.FROZEN ? "text-red" : "text-strong");
            balance.setText(Units.count(payer.balance().total()));
        }
    }

    static String word(Standing standing) {
        return switch (standing) {
            case FROZEN -> "\u2717 frozen";
            case LOW -> "low";
            case SOUND -> "";
        };
    }
}
