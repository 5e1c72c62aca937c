package com.openagents.backroom.console.stripe;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Columns;
import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.RowList;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.db.StripeEventStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What Stripe told us, each event with what it came to; the chosen one with its body, and working on it once more.
final class EventsCard extends VBox {
    private static final double ROW_PX = 26;
    private static final double TIME_WIDTH_PX = 110;
    private static final double TYPE_WIDTH_PX = 220;
    private static final double SEARCH_WIDTH_PX = 200;
    private static final int PAYLOAD_ROWS = 14;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 8;

    private final TextField search = new TextField();
    private final CheckBox troubled = new CheckBox("Failed only");
    private final Label none = Texts.of("dim", "");
    private final RowList<StripeEventStore.Row> list = new RowList<>("stripe-events", ROW_PX, MAX_ROWS_SEEN, Row::new);
    private final VBox details;
    private final Label outcome = Texts.of("body", "");
    private final TextArea payload = new TextArea();
    private final Button replay;
    private final Consumer<String> choose;
    private StripeEventStore.@Nullable Row chosen;

    /// @param ask asks for what the filter finds
    /// @param choose asks for the body of an event
    /// @param replay works on an event once more
    EventsCard(Runnable ask, Consumer<String> choose, Consumer<String> replay) {
        this.choose = choose;
        setId("events-card");
        getStyleClass().add("card");
        search.setId("event-search");
        search.setPromptText("Type or id");
        search.getStyleClass().add("field");
        search.setPrefWidth(SEARCH_WIDTH_PX);
        search.textProperty().addListener((_, _, _) -> ask.run());
        troubled.setId("events-troubled");
        troubled.setMinWidth(Region.USE_PREF_SIZE);
        troubled.setOnAction(_ -> ask.run());
        HBox head = new HBox(8, Texts.of("card-title", "Events"), new Spacer(), troubled, search);
        head.setAlignment(Pos.CENTER_LEFT);
        none.managedProperty().bind(none.textProperty().isNotEmpty());
        list.onChoose(this::choose);
        this.replay = Buttons.plain("Work on it again", "replay-event", () -> {
            if (chosen != null) {
                outcome.setText("Working on it \u2026");
                replay.accept(chosen.event().id());
            }
        });
        details = details();
        getChildren().addAll(head, none, list, details);
    }

    String query() {
        return search.getText();
    }

    boolean onlyTroubled() {
        return troubled.isSelected();
    }

    void show(List<StripeEventStore.Row> rows) {
        boolean isFiltered = !query().isBlank() || onlyTroubled();
        none.setText(rows.isEmpty() ? (isFiltered ? "No such event." : "Stripe told us nothing yet.") : "");
        StripeEventStore.Row before = chosen;
        list.show(
                rows,
                row -> before != null && row.event().id().equals(before.event().id()));
        if (before != null) {
            rows.stream()
                    .filter(row -> row.event().id().equals(before.event().id()) && !row.equals(before))
                    .findFirst()
                    .ifPresent(this::showOutcome);
        }
    }

    /// The body of an event, unless another one was chosen meanwhile.
    void showPayload(String event, Optional<String> body) {
        if (chosen != null && chosen.event().id().equals(event)) {
            payload.setText(body.orElse("Its body is not kept any more."));
            replay.setDisable(body.isEmpty());
        }
    }

    /// It was worked on once more; the filter may not show it any longer.
    void replayed(StripeEventStore.Row row) {
        if (chosen != null && chosen.event().id().equals(row.event().id())) {
            showOutcome(row);
        }
    }

    void refused(String sentence) {
        outcome.setText(sentence);
        outcome.getStyleClass().setAll("label", "text-red");
    }

    /// Nobody looks any more.
    void left() {
        chosen = null;
        list.getSelectionModel().clearSelection();
        details.setVisible(false);
        payload.clear();
    }

    private void choose(StripeEventStore.Row row) {
        if (chosen == null || !chosen.event().id().equals(row.event().id())) {
            payload.setText("\u2026");
        }
        showOutcome(row);
        details.setVisible(true);
        choose.accept(row.event().id());
    }

    private void showOutcome(StripeEventStore.Row row) {
        chosen = row;
        String version = row.event().apiVersion();
        outcome.setText(row.event().id() + ", version " + (version == null ? "unknown" : version) + ", "
                + (row.attempts() == 1 ? "worked on once" : "worked on " + row.attempts() + " times") + ": "
                + words(row));
        outcome.getStyleClass().setAll("label", row.processedAt() == null ? "text-red" : "text-body");
    }

    private VBox details() {
        outcome.setId("event-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        payload.setId("event-payload");
        payload.getStyleClass().add("payload");
        payload.setEditable(false);
        payload.setPrefRowCount(PAYLOAD_ROWS);
        payload.setAccessibleText("The body of the event");
        HBox end = new HBox(8, replay, new CopyButton("Copy body", payload::getText));
        end.setAlignment(Pos.CENTER_LEFT);
        VBox made = new VBox(8, outcome, payload, end);
        made.managedProperty().bind(made.visibleProperty());
        made.setVisible(false);
        return made;
    }

    private static String words(StripeEventStore.Row row) {
        String outcome = row.outcome();
        String error = row.error();
        return row.processedAt() == null ? (error == null ? "not done" : error) : outcome == null ? "done" : outcome;
    }

    /// One event.
    private static final class Row implements RowList.Row<StripeEventStore.Row> {
        private final Label at = Columns.fixed("mono-dim", TIME_WIDTH_PX);
        private final Label type = Columns.fixed("body", TYPE_WIDTH_PX);
        private final Label object = Columns.rest("mono-dim");
        private final Label outcome = Columns.whole("dim");
        private final HBox row = Columns.row(at, type, object, outcome);

        @Override
        public Node node() {
            return row;
        }

        @Override
        public void show(StripeEventStore.Row item) {
            String about = item.event().objectId();
            boolean isDone = item.processedAt() != null;
            at.setText(Units.time(item.receivedAt()));
            type.setText(item.event().type());
            object.setText(about == null ? "" : about);
            outcome.setText(isDone ? "\u2713 " + words(item) : "\u2717 failed");
            outcome.getStyleClass().setAll("label", isDone ? "text-dim" : "text-red");
        }
    }
}
