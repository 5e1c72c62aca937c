package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.FormRows;
import com.openagents.backroom.console.widget.Outcome;
import com.openagents.backroom.console.widget.Question;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.backoffice.Payer;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.web.ApiException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Credits that the operator gives or takes: how many and why, then a second look at what it comes to, and only then it
/// is
/// done.
final class AdjustForm extends VBox {
    private static final double NAME_WIDTH_PX = 150;
    private static final double CREDITS_WIDTH_PX = 160;

    /// More digits than may be moved at once.
    private static final int MAX_DIGITS = 12;

    private final TextField credits = new TextField();
    private final TextField reason = new TextField();
    private final Question question = new Question("adjust", "Not now");
    private final Outcome outcome = new Outcome("adjust-outcome");
    private final Wishes wishes;
    private @Nullable Payer payer;

    /// What the operator wants.
    ///
    /// @param look asks what an adjustment comes to
    /// @param book does it, if it comes to that balance
    record Wishes(Consumer<Adjustment> look, Booking book) {
        /// Has an adjustment booked.
        @FunctionalInterface
        interface Booking {
            void book(Adjustment wish, long after);
        }
    }

    AdjustForm(Wishes wishes) {
        super(8);
        this.wishes = wishes;
        setId("adjust-form");
        credits.setId("adjust-credits");
        credits.setPromptText("5000, or \u22125000 to take");
        credits.getStyleClass().add("field");
        credits.setMaxWidth(CREDITS_WIDTH_PX);
        reason.setId("adjust-reason");
        reason.setPromptText("It stays in the ledger, and the person reads it");
        reason.getStyleClass().add("field");
        credits.textProperty().addListener((_, _, _) -> question.close());
        reason.textProperty().addListener((_, _, _) -> question.close());
        FormRows rows = new FormRows(NAME_WIDTH_PX).with("Credits", credits).with("Reason", reason);
        HBox end = new HBox(8, Buttons.plain("Look at it", "adjust-look", this::look), outcome);
        end.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(rows, end, question);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void toggle() {
        setVisible(!isVisible());
        clear();
    }

    /// Whose credits it is about; what was begun for somebody else is gone.
    void about(Payer now) {
        if (payer != null && !payer.id().equals(now.id())) {
            leave();
        }
        payer = now;
    }

    /// Nobody looks any more.
    void leave() {
        setVisible(false);
        clear();
    }

    /// What an adjustment would come to: the operator is asked.
    void looked(Adjustment wish, Balance after) {
        Payer asked = payer;
        if (asked == null) {
            return;
        }
        outcome.clear();
        String what = verb(wish) + " " + Units.count(Math.abs(wish.credits())) + " credits";
        question.about(
                what + (wish.credits() > 0 ? " to " : " from ") + asked.username() + "? The balance goes from "
                        + Units.count(asked.balance().total()) + " to " + Units.count(after.total()) + " credits.",
                what);
        question.open(() -> {
            outcome.busy("Booking \u2026");
            wishes.book().book(wish, after.total());
        });
    }

    void booked() {
        clear();
        outcome.done("Booked.");
    }

    void refused(String sentence) {
        outcome.refused(sentence);
    }

    private void look() {
        OptionalLong wanted = number(credits.getText());
        if (wanted.isEmpty()) {
            refused("Write how many credits as a whole number, with a minus to take them.");
            return;
        }
        Optional<Adjustment> wish = wish(wanted.getAsLong());
        wish.ifPresent(one -> {
            outcome.busy("Looking \u2026");
            wishes.look().accept(one);
        });
    }

    private Optional<Adjustment> wish(long wanted) {
        try {
            return Optional.of(new Adjustment(UUID.randomUUID(), wanted, reason.getText()));
        } catch (ApiException e) {
            refused(e.sentence());
            return Optional.empty();
        }
    }

    /// A whole number as people write it: `5,000`, `\u22125000`, `+5 000`.
    static OptionalLong number(String text) {
        String plain = text.strip().replace('\u2212', '-').replaceAll("[,\\s]", "");
        return plain.matches("[+-]?\\d{1," + MAX_DIGITS + "}")
                ? OptionalLong.of(Long.parseLong(plain))
                : OptionalLong.empty();
    }

    private static String verb(Adjustment wish) {
        return wish.credits() > 0 ? "Give" : "Take";
    }

    private void clear() {
        credits.clear();
        reason.clear();
        question.close();
        outcome.clear();
    }
}
