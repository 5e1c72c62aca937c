package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Columns;
import com.openagents.backroom.console.widget.RowList;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.invoice.Invoice;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One person's invoices and credit notes, each as a PDF to look at or to keep.
final class InvoicesCard extends VBox {
    private static final double ROW_PX = 28;
    private static final double TIME_WIDTH_PX = 110;
    private static final double NUMBER_WIDTH_PX = 84;
    private static final double AMOUNT_WIDTH_PX = 96;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 6;

    private final Label count = Texts.of("mono-dim", "");
    private final Label none = Texts.of("dim", "No invoices: nothing was bought.");
    private final Wishes wishes;
    private final RowList<Invoice> list;

    /// What the operator wants of a document.
    record Wishes(Consumer<Invoice> open, Consumer<Invoice> save) {}

    InvoicesCard(Wishes wishes) {
        this.wishes = wishes;
        getStyleClass().add("card");
        list = new RowList<>("invoices", ROW_PX, MAX_ROWS_SEEN, Row::new);
        none.managedProperty().bind(none.visibleProperty());
        HBox head = new HBox(8, Texts.of("card-title", "Invoices"), count);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, none, list);
    }

    void show(List<Invoice> invoices) {
        count.setText(invoices.isEmpty() ? "" : Units.count(invoices.size()));
        none.setVisible(invoices.isEmpty());
        list.show(invoices);
    }

    /// One document.
    private final class Row implements RowList.Row<Invoice> {
        private final Label at = Columns.fixed("mono-dim", TIME_WIDTH_PX);
        private final Label number = Columns.fixed("mono", NUMBER_WIDTH_PX);
        private final Label what = Columns.rest("body");
        private final Label amount = Columns.figure("figure", AMOUNT_WIDTH_PX);
        private final Button open = Buttons.quiet("Open", () -> take(InvoicesCard.this.wishes.open()));
        private final Button save = Buttons.quiet("Save", () -> take(InvoicesCard.this.wishes.save()));
        private final HBox row = Columns.row(at, number, what, amount, open, save);
        private @Nullable Invoice shown;

        private void take(Consumer<Invoice> wish) {
            if (shown != null) {
                wish.accept(shown);
            }
        }

        @Override
        public Node node() {
            return row;
        }

        @Override
        public void show(Invoice invoice) {
            shown = invoice;
            at.setText(Units.time(invoice.issuedAt()));
            number.setText(invoice.number());
            what.setText(invoice.lines().getFirst().text());
            amount.setText(invoice.amountText());
            open.setAccessibleText("Open " + invoice.number());
            save.setAccessibleText("Save " + invoice.number());
        }
    }
}
