package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.FactRows;
import com.openagents.backroom.console.widget.FactRows.Fact;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.Payer;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What one person has, how it stands with it, and putting it right.
final class BalanceCard extends VBox {
    private final Label title = Texts.of("card-title", "");
    private final Label notice = Texts.of("red", "");
    private final FactRows facts = new FactRows();
    private final AdjustForm form;

    /// @param form is shown when it is asked for
    BalanceCard(AdjustForm form) {
        this.form = form;
        setId("balance");
        getStyleClass().add("card");
        Button adjust = Buttons.plain("Give or take credits", "adjust", form::toggle);
        HBox head = new HBox(8, title, new Spacer(), adjust);
        head.setAlignment(Pos.CENTER_LEFT);
        notice.setId("balance-notice");
        notice.setWrapText(true);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.managedProperty().bind(notice.textProperty().isNotEmpty());
        getChildren().addAll(head, notice, facts, form);
    }

    void show(Payer payer) {
        title.setText(payer.username());
        notice.setText(words(payer));
        notice.getStyleClass().setAll("label", payer.standing() == Payer.Standing.FROZEN ? "text-red" : "text-strong");
        facts.show(List.of(
                new Fact("Balance", Units.count(payer.balance().total()) + " credits", true),
                new Fact("Given", Units.count(payer.balance().promo()), true),
                new Fact("Bought", Units.count(payer.balance().paid()), true)));
        form.about(payer);
    }

    private static String words(Payer payer) {
        return switch (payer.standing()) {
            case FROZEN ->
                "Frozen: more was taken back than was left, by a refund or a dispute. Nothing can be spent until the"
                        + " balance is 0 or more.";
            case LOW ->
                "Low: the balance fell below " + Units.count(payer.lowBelow())
                        + " credits, and nothing was added since.";
            case SOUND -> "";
        };
    }
}
