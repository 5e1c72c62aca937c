package com.openagents.backroom.console.share;

import com.openagents.backroom.console.share.ShareDesk.Board;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.schema.hud.HudId;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The one question before something can be seen from other machines for the first time.
final class ExposureCard extends VBox {
    private final Label title = Texts.of("card-title", "Others can reach this server");
    private final Label words = Texts.of("prose", "");
    private final Button yes = new Button();
    private final Button no = new Button();

    /// @param confirmed the operator wants it
    /// @param refused the operator does not
    ExposureCard(Runnable confirmed, Runnable refused) {
        setId("exposure-question");
        getStyleClass().add("card");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        yes.setId("exposure-yes");
        yes.getStyleClass().setAll("primary-button");
        yes.setOnAction(_ -> confirmed.run());
        no.setId("exposure-no");
        no.getStyleClass().setAll("plain-button");
        no.setOnAction(_ -> refused.run());
        getChildren().addAll(title, words, new HBox(8, yes, no));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Asks, if there is anything to ask about.
    ///
    /// @param wished the HUD that is to be made public; null when none is
    void show(Board board, @Nullable HudId wished) {
        int open = board.open().size();
        setVisible(board.isToConfirm() && (open > 0 || wished != null));
        if (!isVisible()) {
            return;
        }
        String what =
                wished != null ? wished.toString() : open == 1 ? "the public HUD" : "the " + open + " public HUDs";
        words.setText("At " + board.address() + " whoever has the link can see " + what
                + " from other machines, without signing in, until you make it private. You are asked this once.");
        yes.setText(wished != null ? "Make it public" : open == 1 ? "Keep it public" : "Keep them public");
        no.setText(wished != null ? "Leave it private" : "Make all private");
    }
}
