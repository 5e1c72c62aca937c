package com.openagents.backroom.console.share;

import com.openagents.backroom.console.share.ShareDesk.Row;
import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.schema.hud.HudSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A HUD that others can see: who watches, the link, and one click to end it; opened, what to paste and its settings.
final class ShareCard extends VBox {
    private final Clock clock;
    private final Consumer<UnaryOperator<HudSettings>> decide;
    private final Label title = Texts.of("card-title", "");
    private final Label figures = Texts.of("mono-dim", "");
    private final Label address = Texts.of("mono", "");
    private final Button more = new Button("More");
    private Row row;
    private @Nullable ShareDetails details;

    /// @param decide changes who may see it
    ShareCard(Row row, Clock clock, Consumer<UnaryOperator<HudSettings>> decide) {
        this.row = row;
        this.clock = clock;
        this.decide = decide;
        getStyleClass().add("card");
        Region dot = new Region();
        dot.getStyleClass().setAll("dot", "dot-green");
        title.setMinWidth(0);
        title.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        figures.setMinWidth(0);
        address.setMinWidth(0);
        address.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        CopyButton copy = new CopyButton("Copy link", () -> this.row.links().url());
        Button unshare = new Button("Unshare");
        unshare.getStyleClass().setAll("quiet-button");
        unshare.setMinWidth(Region.USE_PREF_SIZE);
        unshare.setAccessibleText("Unshare " + row.hud());
        unshare.setOnAction(_ -> decide.accept(ShareScreen::asPrivate));
        more.getStyleClass().setAll("quiet-button");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> toggle());
        HBox head = new HBox(8, dot, title, figures, new Spacer(), copy, more, unshare);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, address);
        show(row);
    }

    void show(Row now) {
        row = now;
        title.setText(now.hud().toString());
        figures.setText(now.share().viewers() + " watching now, " + now.share().viewersPeak() + " at the busiest"
                + until(now.share().settings()));
        address.setText(now.links().url());
        if (details != null) {
            details.show(now);
        }
    }

    private void toggle() {
        ShareDetails opened = details;
        if (opened != null) {
            getChildren().remove(opened);
            details = null;
        } else {
            ShareDetails made = new ShareDetails(row, clock, decide);
            getChildren().add(made);
            details = made;
        }
        more.setText(details == null ? "More" : "Less");
    }

    private String until(HudSettings settings) {
        Instant end = settings.publicUntil();
        return end == null ? "" : " · ends in " + Units.span(Duration.between(clock.instant(), end));
    }
}
