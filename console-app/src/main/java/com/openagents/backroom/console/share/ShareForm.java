package com.openagents.backroom.console.share;

import com.openagents.backroom.console.widget.FormRows;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.FrameSources;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Who may see a shared HUD, what of it, where it may be framed and until when. Nothing changes before it is saved.
final class ShareForm extends VBox {
    private static final double NAME_WIDTH_PX = 64;

    private final Clock clock;
    private final CheckBox isFramed = new CheckBox("Other sites may frame it");
    private final TextField ancestors = new TextField();
    private final ChoiceBox<Named<RedactionPolicy>> policy = new ChoiceBox<>();
    private final ChoiceBox<Named<Expiry>> expiry = new ChoiceBox<>();
    private final Label problem = Texts.of("red", "");
    private final Button save = new Button("Save");
    private HudSettings stored;

    /// @param decide stores what was changed
    ShareForm(HudSettings stored, Clock clock, Consumer<UnaryOperator<HudSettings>> decide) {
        super(8);
        this.stored = stored;
        this.clock = clock;
        isFramed.setId("share-framed");
        ancestors.setId("share-ancestors");
        ancestors.setPromptText("any site, or https://blog.example.org …");
        ancestors.getStyleClass().add("field");
        ancestors.disableProperty().bind(isFramed.selectedProperty().not());
        policy.setId("share-policy");
        policy.getItems()
                .setAll(Arrays.stream(RedactionPolicy.values())
                        .map(ShareForm::named)
                        .toList());
        expiry.setId("share-expiry");
        save.setId("share-save");
        save.getStyleClass().setAll("plain-button");
        save.setOnAction(_ -> save(decide));
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        HBox end = new HBox(8, save, problem);
        end.setAlignment(Pos.CENTER_LEFT);
        FormRows rows = new FormRows(NAME_WIDTH_PX)
                .with("Frames", isFramed)
                .with("Sites", ancestors)
                .with("Shows", policy)
                .with("Ends", expiry);
        getChildren().addAll(rows, end);
        fill();
    }

    /// What is stored now; what the operator has begun to change stays as it is.
    void show(HudSettings now) {
        if (!now.equals(stored)) {
            stored = now;
            fill();
        }
    }

    private void fill() {
        isFramed.setSelected(stored.embedAllowed());
        ancestors.setText(String.join(" ", stored.allowedAncestors()));
        policy.setValue(named(stored.policy()));
        expiry.getItems()
                .setAll(Arrays.stream(Expiry.values())
                        .filter(each -> each != Expiry.AS_IT_IS || stored.publicUntil() != null)
                        .map(each -> new Named<>(each, each.words()))
                        .toList());
        expiry.setValue(expiry.getItems().getFirst());
        problem.setText("");
    }

    private void save(Consumer<UnaryOperator<HudSettings>> decide) {
        List<String> sites;
        try {
            sites = FrameSources.require(Arrays.stream(ancestors.getText().split("[\\s,]+"))
                    .filter(site -> !site.isEmpty())
                    .toList());
        } catch (ApiException e) {
            problem.setText("Write the sites like https://blog.example.org, with spaces between them.");
            return;
        }
        if (sites.size() > FrameSources.MAX_SOURCES) {
            problem.setText("At most " + FrameSources.MAX_SOURCES + " sites can be named.");
            return;
        }
        problem.setText("");
        boolean embed = isFramed.isSelected();
        RedactionPolicy shown = policy.getValue().value();
        Expiry end = expiry.getValue().value();
        decide.accept(before -> new HudSettings(
                true,
                embed,
                shown,
                before.excludedPaths(),
                sites,
                end.from(clock.instant(), before.publicUntil()),
                DecidedBy.OWNER));
    }

    private static Named<RedactionPolicy> named(RedactionPolicy policy) {
        String words = switch (policy) {
            case STANDARD -> "What happens, but what is private by its form";
            case STRICT -> "Names, times and counts only";
        };
        return new Named<>(policy, words);
    }

    /// A value with the words that a choice shows for it.
    private record Named<T>(T value, String words) {
        @Override
        public String toString() {
            return words;
        }
    }
}
