package com.openagents.backroom.console.stripe;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Columns;
import com.openagents.backroom.console.widget.RowList;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.db.SuspenseStore;
import com.openagents.backroom.server.invoice.MoneyText;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Payments that fit no purchase: money came, and no credits were given. The operator looks at each at Stripe, refunds
/// it
/// there or gives credits here, and says what became of it.
final class SuspenseCard extends VBox {
    private static final double ROW_PX = 28;
    private static final double TIME_WIDTH_PX = 110;
    private static final double AMOUNT_WIDTH_PX = 84;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 6;

    private final Label none = Texts.of("dim", "Every payment fits its purchase.");
    private final Label hint = Texts.of(
            "prose",
            "Money came and fits no purchase, so no credits were given. Look the payment up at Stripe; refund it there, or"
                    + " give credits in Billing; then write here what became of it.");
    private final RowList<SuspenseStore.Row> list;
    private final TextField words = new TextField();
    private final HBox answer;
    private @Nullable String asked;

    /// @param resolve notes what became of a payment
    SuspenseCard(BiConsumer<String, String> resolve) {
        setId("suspense");
        getStyleClass().add("card");
        list = new RowList<>("suspense-list", ROW_PX, MAX_ROWS_SEEN, Row::new);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.managedProperty().bind(hint.visibleProperty());
        none.managedProperty().bind(none.visibleProperty());
        words.setId("suspense-words");
        words.getStyleClass().add("field");
        HBox.setHgrow(words, Priority.ALWAYS);
        answer = new HBox(
                8,
                words,
                Buttons.primary("Close it", "suspense-yes", () -> answer(resolve)),
                Buttons.plain("Not now", "suspense-no", this::left));
        answer.setAlignment(Pos.CENTER_LEFT);
        answer.managedProperty().bind(answer.visibleProperty());
        answer.setVisible(false);
        getChildren().addAll(Texts.of("card-title", "Suspense"), none, hint, list, answer);
    }

    void show(List<SuspenseStore.Row> rows) {
        none.setVisible(rows.isEmpty());
        hint.setVisible(rows.stream().anyMatch(row -> row.resolvedAt() == null));
        list.show(rows);
    }

    /// Nobody looks any more.
    void left() {
        asked = null;
        words.clear();
        answer.setVisible(false);
    }

    private void ask(String paymentIntent) {
        asked = paymentIntent;
        words.setPromptText("What became of " + paymentIntent);
        answer.setVisible(true);
        words.requestFocus();
    }

    private void answer(BiConsumer<String, String> resolve) {
        String payment = asked;
        String said = words.getText();
        if (payment != null && !said.isBlank()) {
            left();
            resolve.accept(payment, said);
        }
    }

    /// One payment.
    private final class Row implements RowList.Row<SuspenseStore.Row> {
        private final Label at = Columns.fixed("mono-dim", TIME_WIDTH_PX);
        private final Label amount = Columns.figure("figure", AMOUNT_WIDTH_PX);
        private final Label reason = Columns.rest("body");
        private final Button close;
        private final Tooltip whole = new Tooltip();
        private final HBox row;
        private @Nullable String payment;

        Row() {
            close = Buttons.quiet("Close", () -> {
                if (payment != null) {
                    ask(payment);
                }
            });
            row = Columns.row(at, amount, reason, close);
            Tooltip.install(row, whole);
        }

        @Override
        public Node node() {
            return row;
        }

        @Override
        public void show(SuspenseStore.Row item) {
            payment = item.paymentIntent();
            String resolution = item.resolution();
            at.setText(Units.time(item.foundAt()));
            amount.setText(MoneyText.of(item.amountMinor(), item.currency()));
            reason.setText(resolution == null ? item.reason() : "\u2713 " + Texts.visible(resolution));
            whole.setText(item.paymentIntent() + ": " + item.reason());
            close.setVisible(resolution == null);
            close.setAccessibleText("Close " + item.paymentIntent());
        }
    }
}
