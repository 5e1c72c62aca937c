package com.openagents.backroom.console.users;

import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.account.People;
import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore.Counted;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The people that were found, one a row.
final class PeopleCard extends VBox {
    private static final double ROW_PX = 30;
    private static final double SEARCH_WIDTH_PX = 220;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 10;

    private final Label count = Texts.of("mono-dim", "");
    private final Label none = Texts.of("prose", "");
    private final TextField search = new TextField();
    private final ListView<Counted> list = new ListView<>();
    private boolean isShowing;

    /// @param ask asks for what the search finds
    /// @param choose shows one of them
    PeopleCard(Runnable ask, Consumer<UUID> choose) {
        getStyleClass().add("card");
        search.setId("user-search");
        search.setPromptText("Name here or at GitHub");
        search.getStyleClass().add("field");
        search.setPrefWidth(SEARCH_WIDTH_PX);
        search.textProperty().addListener((_, _, _) -> ask.run());
        HBox head = new HBox(8, Texts.of("card-title", "Users"), count, new Spacer(), search);
        head.setAlignment(Pos.CENTER_LEFT);
        none.managedProperty().bind(none.visibleProperty());
        list.setId("people");
        list.getStyleClass().addAll("rows", "choice");
        list.setFixedCellSize(ROW_PX);
        list.setCellFactory(_ -> new Row());
        list.managedProperty().bind(list.visibleProperty());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !isShowing) {
                choose.accept(chosen.account().id());
            }
        });
        getChildren().addAll(head, none, list);
    }

    String query() {
        return search.getText();
    }

    void show(List<Counted> found, @Nullable UUID chosen) {
        count.setText(found.size() == People.MAX_FOUND ? "the newest " + People.MAX_FOUND : Units.count(found.size()));
        none.setText("Nobody here is called so.");
        none.setVisible(found.isEmpty());
        list.setVisible(!found.isEmpty());
        list.setPrefHeight(Math.min(MAX_ROWS_SEEN, found.size()) * ROW_PX + 2);
        if (!list.getItems().equals(found)) {
            isShowing = true;
            list.getItems().setAll(found);
            found.stream()
                    .filter(one -> one.account().id().equals(chosen))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
            isShowing = false;
        }
    }

    /// One person.
    private static final class Row extends ListCell<Counted> {
        private final Label name = Texts.of("strong", "");
        private final Label login = Texts.of("dim", "");
        private final Label figures = Texts.of("mono-dim", "");
        private final HBox row = new HBox(8, name, login, new Spacer(), figures);

        Row() {
            name.setMinWidth(Region.USE_PREF_SIZE);
            login.setMinWidth(0);
            figures.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void updateItem(@Nullable Counted item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            if (isEmpty || item == null) {
                setGraphic(null);
                return;
            }
            Account account = item.account();
            name.setText(account.username());
            String github = account.githubUsername();
            login.setText((account.isOperator() ? "operator of this installation" : "")
                    + (account.isOperator() && github != null ? ", " : "")
                    + (github == null ? "" : github + " at GitHub"));
            figures.setText(words(item.sessions(), "session") + " · " + words(item.keys(), "key") + " · "
                    + words(item.huds(), "HUD"));
            setGraphic(row);
        }
    }

    static String words(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
