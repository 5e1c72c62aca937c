package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Columns;
import com.openagents.backroom.console.widget.RowList;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.TxnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Everything that moved one person's credits, the newest first.
final class PostingsCard extends VBox {
    private static final double ROW_PX = 28;
    private static final double TIME_WIDTH_PX = 110;
    private static final double KIND_WIDTH_PX = 104;

    /// Room for a billion credits and a sign.
    private static final double FIGURE_WIDTH_PX = 96;

    /// Rows seen at once; more scroll.
    private static final int MAX_ROWS_SEEN = 8;

    private final Label count = Texts.of("mono-dim", "");
    private final RowList<LedgerTxn> list = new RowList<>("postings", ROW_PX, MAX_ROWS_SEEN, Row::new);
    private final Button older;
    private final UsageRefundForm form;
    private final List<LedgerTxn> shown = new ArrayList<>();
    private @Nullable UUID person;

    /// @param older asks for the postings before that one
    /// @param form is opened for something used
    PostingsCard(LongConsumer older, UsageRefundForm form) {
        this.form = form;
        getStyleClass().add("card");
        this.older = Buttons.quiet("Older", () -> older.accept(shown.getLast().seq()));
        this.older.setId("older-postings");
        Label credits = Columns.figure("dim", FIGURE_WIDTH_PX);
        credits.setText("Credits");
        Label balance = Columns.figure("dim", FIGURE_WIDTH_PX);
        balance.setText("Balance");
        HBox head = new HBox(8, Texts.of("card-title", "Ledger"), count, this.older, new Spacer(), credits, balance);
        head.getStyleClass().add("list-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, list, form);
    }

    /// The newest postings of somebody; older ones that were asked for stay below.
    void show(UUID now, List<LedgerTxn> newest) {
        if (!now.equals(person) || newest.isEmpty()) {
            shown.clear();
        }
        person = now;
        if (!newest.isEmpty()) {
            long oldest = newest.getLast().seq();
            shown.removeIf(txn -> txn.seq() >= oldest);
            shown.addAll(0, newest);
        }
        showAll();
    }

    void add(UUID of, List<LedgerTxn> more) {
        if (of.equals(person)
                && !more.isEmpty()
                && !shown.isEmpty()
                && more.getFirst().seq() < shown.getLast().seq()) {
            shown.addAll(more);
            showAll();
        }
    }

    private void showAll() {
        boolean isMore = !shown.isEmpty() && shown.getLast().seq() > 1;
        count.setText(isMore ? "the newest " + Units.count(shown.size()) : Units.count(shown.size()));
        older.setVisible(isMore);
        older.setManaged(isMore);
        list.show(List.copyOf(shown));
    }

    /// One posting.
    private final class Row implements RowList.Row<LedgerTxn> {
        private final Label at = Columns.fixed("mono-dim", TIME_WIDTH_PX);
        private final Label kind = Columns.fixed("body", KIND_WIDTH_PX);
        private final Label what = Columns.rest("dim");
        private final Label credits = Columns.figure("figure", FIGURE_WIDTH_PX);
        private final Label balance = Columns.figure("mono-dim", FIGURE_WIDTH_PX);
        private final Button back = Buttons.quiet("Give back", this::open);
        private final HBox row = Columns.row(at, kind, what, back, credits, balance);
        private @Nullable LedgerTxn shown;

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
        public void show(LedgerTxn txn) {
            shown = txn;
            boolean isUsage = txn.posting().kind() == TxnKind.USAGE;
            back.setVisible(isUsage);
            back.setManaged(isUsage);
            back.setAccessibleText("Give posting " + txn.seq() + " back");
            at.setText(Units.time(txn.at()));
            kind.setText(words(txn.posting().kind()));
            String reason = txn.posting().reason();
            what.setText(Texts.visible(reason == null ? txn.posting().extRef() : reason));
            long moved = txn.posting().credits();
            credits.setText((moved > 0 ? "+" : "") + Units.count(moved));
            balance.setText(Units.count(txn.after().total()));
        }
    }

    static String words(TxnKind kind) {
        return switch (kind) {
            case SIGNUP -> "sign-up";
            case PURCHASE -> "bought";
            case USAGE -> "used";
            case USAGE_REFUND -> "use taken back";
            case REFUND -> "refunded";
            case REFUND_FAILED -> "refund failed";
            case DISPUTE -> "disputed";
            case DISPUTE_WON -> "dispute won";
            case ADJUST -> "by operator";
        };
    }
}
