package com.openagents.backroom.console.share;

import com.openagents.backroom.console.share.ShareDesk.Row;
import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.hud.QrCode;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What to paste elsewhere, the link as a QR code, and the settings of one shared HUD.
final class ShareDetails extends VBox {
    private static final double NAME_WIDTH_PX = 64;

    private final Label frame = Texts.of("mono", "");
    private final Label badge = Texts.of("mono", "");
    private final HBox frameRow;
    private final ShareForm form;
    private Row row;

    /// @param decide changes who may see it
    ShareDetails(Row row, Clock clock, Consumer<UnaryOperator<HudSettings>> decide) {
        super(12);
        this.row = row;
        frameRow = paste(
                "iframe",
                frame,
                new CopyButton("Copy iframe", () -> this.row.links().frame()));
        frameRow.managedProperty().bind(frameRow.visibleProperty());
        HBox badgeRow = paste(
                "Badge",
                badge,
                new CopyButton("Copy badge", () -> this.row.links().badge()));
        form = new ShareForm(row.share().settings(), clock, decide);
        VBox words = new VBox(8, frameRow, badgeRow, form);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox sides = new HBox(16, words, new QrPicture(QrCode.of(row.links().url())));
        getChildren().add(sides);
        show(row);
    }

    void show(Row now) {
        row = now;
        frame.setText(now.links().frame());
        badge.setText(now.links().badge());
        frameRow.setVisible(now.share().settings().embedAllowed());
        form.show(now.share().settings());
    }

    private static HBox paste(String name, Label text, CopyButton copy) {
        Label label = Texts.of("dim", name);
        label.setMinWidth(NAME_WIDTH_PX);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(8, label, text, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
