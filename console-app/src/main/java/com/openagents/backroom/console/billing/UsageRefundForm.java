package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Question;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.UsageRefund;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.ledger.UsageRef;
import com.openagents.backroom.server.web.ApiException;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Credits of something used that the operator gives back: why, then a second look, and only then it is booked.
final class UsageRefundForm extends VBox {
    private final Label title = Texts.of("strong", "");
    private final TextField reason = new TextField();
    private final Question question = new Question("usage-refund", "Not now");
    private final Label outcome = Texts.of("dim", "");
    private final Consumer<UsageRefund> refund;
    private @Nullable LedgerTxn spent;

    /// @param refund gives it back
    UsageRefundForm(Consumer<UsageRefund> refund) {
        super(8);
        this.refund = refund;
        setId("usage-refund-form");
        title.setMinWidth(0);
        reason.setId("usage-refund-reason");
        reason.setPromptText("Why; it stays in the ledger");
        reason.getStyleClass().add("field");
        reason.textProperty().addListener((_, _, _) -> question.close());
        HBox.setHgrow(reason, Priority.ALWAYS);
        outcome.setId("usage-refund-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        HBox row = new HBox(
                8,
                reason,
                Buttons.plain("Look at it", "usage-refund-look", this::look),
                Buttons.plain("Leave it", "usage-refund-leave", this::leave));
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, row, outcome, question);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Begins to give back what a posting took.
    void open(LedgerTxn posting) {
        leave();
        spent = posting;
        title.setText("Give back " + Units.count(-posting.posting().credits()) + " credits that were used "
                + Units.time(posting.at()));
        setVisible(true);
        reason.requestFocus();
    }

    /// Nobody looks any more.
    void leave() {
        spent = null;
        setVisible(false);
        reason.clear();
        question.close();
        say("text-dim", "");
    }

    /// @param isNew false when it had been given back before
    void refunded(boolean isNew) {
        reason.clear();
        say("text-green", isNew ? "\u2713 Given back." : "\u2713 It had been given back before.");
    }

    void refused(String sentence) {
        say("text-red", sentence);
    }

    private void look() {
        LedgerTxn asked = spent;
        if (asked == null) {
            return;
        }
        try {
            UsageRef event = UsageRef.find(asked.posting()).orElseThrow();
            ask(asked, new UsageRefund(event.source(), event.id(), reason.getText()));
        } catch (ApiException e) {
            refused(e.sentence());
        }
    }

    private void ask(LedgerTxn asked, UsageRefund wish) {
        say("text-dim", "");
        String credits = Units.count(-asked.posting().credits()) + " credits";
        question.about(
                "Give " + credits + " back for " + Texts.visible(wish.id()) + " from " + Texts.visible(wish.source())
                        + "? That is done once for each use.",
                "Give " + credits + " back");
        question.open(() -> refund.accept(wish));
    }

    private void say(String style, String sentence) {
        outcome.getStyleClass().setAll("label", style);
        outcome.setText(sentence);
        boolean isSaid = !sentence.isEmpty();
        outcome.setVisible(isSaid);
        outcome.setManaged(isSaid);
    }
}
