package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Columns;
import com.openagents.backroom.console.widget.RowList;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.Sale;
import com.openagents.backroom.server.invoice.MoneyText;
import com.openagents.backroom.server.purchase.PurchaseStatus;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What one person bought, and giving the money of it back.
final class PurchasesCard extends VBox {
    private static final double ROW_PX = 28;
    private static final double TIME_WIDTH_PX = 110;
    private static final double AMOUNT_WIDTH_PX = 84;
    private static final double CREDITS_WIDTH_PX = 96;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 6;

    private final Label count = Texts.of("mono-dim", "");
    private final Label none = Texts.of("dim", "Nothing was bought.");
    private final RowList<Sale> list;
    private final RefundForm form;

    /// @param form is opened for a purchase
    PurchasesCard(RefundForm form) {
        this.form = form;
        getStyleClass().add("card");
        list = new RowList<>("purchases", ROW_PX, MAX_ROWS_SEEN, Row::new);
        none.managedProperty().bind(none.visibleProperty());
        HBox head = new HBox(8, Texts.of("card-title", "Purchases"), count);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, none, list, form);
    }

    void show(String person, List<Sale> sales) {
        count.setText(sales.isEmpty() ? "" : Units.count(sales.size()));
        none.setVisible(sales.isEmpty());
        list.show(sales);
        form.about(person, sales);
    }

    /// One purchase.
    private final class Row implements RowList.Row<Sale> {
        private final Label at = Columns.fixed("mono-dim", TIME_WIDTH_PX);
        private final Label amount = Columns.figure("figure", AMOUNT_WIDTH_PX);
        private final Label credits = Columns.figure("mono", CREDITS_WIDTH_PX);
        private final Label status = Columns.rest("body");
        private final Button refund = Buttons.quiet("Refund", this::open);
        private final HBox row = Columns.row(at, amount, credits, status, refund);
        private @Nullable Sale shown;

        private void open() {
            if (shown != null) {
                form.open(shown);
            }
        }

        @Override
        public Node node() {
            return row;
        }

        @Override
        public void show(Sale sale) {
            shown = sale;
            at.setText(Units.time(sale.createdAt()));
            amount.setText(MoneyText.of(sale.amountMinor(), sale.currency()));
            credits.setText(Units.count(sale.credits()));
            status.setText(words(sale));
            refund.setVisible(sale.leftMinor() > 0);
            refund.setAccessibleText("Refund " + amount.getText() + " of " + at.getText());
        }
    }

    private static String words(Sale sale) {
        StringBuilder words = new StringBuilder(words(sale.status()));
        String failure = sale.failure();
        if (failure != null && sale.status() == PurchaseStatus.FAILED) {
            words.append(": ").append(failure.replace('_', ' '));
        }
        if (sale.returnedMinor() > 0) {
            words.append(", ")
                    .append(MoneyText.of(sale.returnedMinor(), sale.currency()))
                    .append(" refunded");
        }
        if (sale.disputedMinor() > 0) {
            words.append(", ")
                    .append(MoneyText.of(sale.disputedMinor(), sale.currency()))
                    .append(" disputed");
        }
        return words.toString();
    }

    private static String words(PurchaseStatus status) {
        return switch (status) {
            case CREATED, PROCESSING -> "pending";
            case REQUIRES_ACTION -> "waits for the bank's question";
            case SUCCEEDED -> "\u2713 paid";
            case FAILED -> "\u2717 failed";
            case CANCELED -> "given up";
        };
    }
}
