package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.FormRows;
import com.openagents.backroom.console.widget.Outcome;
import com.openagents.backroom.console.widget.Question;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.RefundWish;
import com.openagents.backroom.server.backoffice.Sale;
import com.openagents.backroom.server.invoice.MoneyText;
import com.openagents.backroom.server.web.ApiException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Money of a purchase that the operator gives back: how much and why, then a second look, and only then Stripe is
/// asked.
/// Asked again for the same, Stripe gives it back once.
final class RefundForm extends VBox {
    private static final double NAME_WIDTH_PX = 150;
    private static final double AMOUNT_WIDTH_PX = 160;

    private final Label title = Texts.of("strong", "");
    private final TextField amount = new TextField();
    private final TextField reason = new TextField();
    private final Question question = new Question("refund", "Not now");
    private final Outcome outcome = new Outcome("refund-outcome");
    private final Consumer<RefundWish> refund;
    private String person = "";
    private @Nullable Sale sale;
    private UUID ref = UUID.randomUUID();

    /// @param refund gives it back
    RefundForm(Consumer<RefundWish> refund) {
        super(8);
        this.refund = refund;
        setId("refund-form");
        amount.setId("refund-amount");
        amount.getStyleClass().add("field");
        amount.setMaxWidth(AMOUNT_WIDTH_PX);
        reason.setId("refund-reason");
        reason.setPromptText("It is written down here; Stripe is not told");
        reason.getStyleClass().add("field");
        amount.textProperty().addListener((_, _, _) -> change());
        reason.textProperty().addListener((_, _, _) -> question.close());
        FormRows rows = new FormRows(NAME_WIDTH_PX).with("Amount", amount).with("Reason", reason);
        HBox end = new HBox(
                8,
                Buttons.plain("Look at it", "refund-look", this::look),
                Buttons.plain("Leave it", "refund-leave", this::leave),
                outcome);
        end.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, rows, end, question);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Begins a refund of what is left of a purchase.
    void open(Sale chosen) {
        leave();
        sale = chosen;
        ref = UUID.randomUUID();
        title.setText("Refund of " + MoneyText.of(chosen.amountMinor(), chosen.currency()) + " from "
                + Units.time(chosen.createdAt()));
        amount.setText(MoneyText.of(chosen.leftMinor(), chosen.currency()));
        setVisible(true);
        reason.requestFocus();
    }

    /// How it stands with the purchases now; a refund that was begun is about the same one.
    void about(String name, List<Sale> sales) {
        person = name;
        Sale begun = sale;
        if (begun != null) {
            sales.stream()
                    .filter(now -> now.id().equals(begun.id()))
                    .findFirst()
                    .ifPresent(now -> sale = now);
        }
    }

    /// Nobody looks any more.
    void leave() {
        sale = null;
        setVisible(false);
        amount.clear();
        reason.clear();
        question.close();
        outcome.clear();
    }

    void refunded() {
        amount.clear();
        reason.clear();
        outcome.done("Refunded.");
    }

    void refused(String sentence) {
        outcome.refused(sentence);
    }

    private void change() {
        ref = UUID.randomUUID();
        question.close();
    }

    private void look() {
        Sale asked = sale;
        if (asked == null) {
            return;
        }
        OptionalLong minor = MoneyField.minor(amount.getText(), asked.currency());
        if (minor.isEmpty() || minor.getAsLong() < 1 || minor.getAsLong() > asked.leftMinor()) {
            refused("Write an amount up to " + MoneyText.of(asked.leftMinor(), asked.currency()) + ".");
            return;
        }
        try {
            ask(asked, new RefundWish(ref, asked.id(), minor.getAsLong(), reason.getText()));
        } catch (ApiException e) {
            refused(e.sentence());
        }
    }

    private void ask(Sale asked, RefundWish wish) {
        outcome.clear();
        String what = "Refund " + MoneyText.of(wish.amountMinor(), asked.currency());
        question.about(
                what + " to " + person + "? Stripe gives it back to the card, and "
                        + Units.count(asked.creditsFor(wish.amountMinor())) + " credits are taken.",
                what);
        question.open(() -> {
            outcome.busy("Asking Stripe \u2026");
            refund.accept(wish);
        });
    }
}
