package com.openagents.backroom.console.stripe;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.StripeOffice.Standing;
import java.time.Clock;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Whether billing is on, and if not, what to set; and comparing with Stripe now.
final class StateCard extends VBox {
    private final Clock clock;
    private final Runnable compare;
    private final Label words = Texts.of("prose", "");
    private final Label compared = Texts.of("dim", "");
    private final Button reconcile;
    private final Button confirm;

    /// @param compare compares what Stripe has with what is known here
    /// @param confirm lets a live key charge real cards
    StateCard(Clock clock, Runnable compare, Runnable confirm) {
        this.clock = clock;
        setId("stripe-state");
        getStyleClass().add("card");
        this.compare = compare;
        reconcile = Buttons.plain("Reconcile now", "reconcile", this::begin);
        this.confirm = Buttons.primary("Charge real cards", "confirm-live", confirm);
        this.confirm.managedProperty().bind(this.confirm.visibleProperty());
        words.setId("stripe-words");
        compared.setId("reconcile-outcome");
        for (Label text : new Label[] {words, compared}) {
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
        }
        compared.managedProperty().bind(compared.textProperty().isNotEmpty());
        HBox head = new HBox(8, Texts.of("card-title", "Payments by Stripe"), new Spacer(), this.confirm, reconcile);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, words, compared);
    }

    void show(Standing now) {
        words.setText(now.words());
        confirm.setVisible(now.isToConfirm());
        if (!now.isOn()) {
            reconcile.setDisable(true);
        } else if (!isAsking()) {
            reconcile.setDisable(false);
        }
        if (compared.getText().isEmpty()) {
            now.lastComparison()
                    .ifPresent(last -> say(
                            "text-dim",
                            "Compared with Stripe " + Units.span(Duration.between(last.at(), clock.instant()))
                                    + " ago: " + last.words()));
        }
    }

    void compared(String outcome) {
        reconcile.setDisable(false);
        say("text-green", "\u2713 " + outcome);
    }

    void refused(String sentence) {
        reconcile.setDisable(false);
        say("text-red", sentence);
    }

    /// Nobody looks any more.
    void left() {
        say("text-dim", "");
    }

    private void begin() {
        say("text-dim", "Asking Stripe \u2026");
        reconcile.setDisable(true);
        compare.run();
    }

    private boolean isAsking() {
        return compared.getText().endsWith("\u2026");
    }

    private void say(String style, String sentence) {
        compared.getStyleClass().setAll("label", style);
        compared.setText(sentence);
    }
}
