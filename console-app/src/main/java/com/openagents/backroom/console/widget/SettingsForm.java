package com.openagents.backroom.console.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Settings that the operator writes, to be saved or tried. Those that come from elsewhere are shown and stay as they
/// are. FX thread only.
public final class SettingsForm extends VBox {
    private final String id;
    private final FormRows rows;
    private final Label fixed = Texts.of("dim", "");
    private final Outcome outcome;
    private final Button save;
    private final Button test;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private boolean isAllFixed;

    /// @param id before the names of its nodes: `ID-save`, `ID-test`, `ID-outcome`
    /// @param nameWidthPx of the column of names
    public SettingsForm(String id, double nameWidthPx, Runnable save, Runnable test) {
        super(8);
        this.id = id;
        rows = new FormRows(nameWidthPx);
        outcome = new Outcome(id + "-outcome");
        this.save = Buttons.primary("Save", id + "-save", save);
        this.test = Buttons.plain("Test", id + "-test", test);
        fixed.setWrapText(true);
        fixed.setMinHeight(Region.USE_PREF_SIZE);
        fixed.managedProperty().bind(fixed.textProperty().isNotEmpty());
        HBox end = new HBox(8, this.save, this.test, outcome);
        end.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(rows, fixed, end);
    }

    /// Adds an address for the other side, to be copied.
    public void addAddress(String name, Label address) {
        address.setMinWidth(0);
        HBox row = new HBox(8, address, new CopyButton("Copy", address::getText));
        row.setAlignment(Pos.CENTER_LEFT);
        rows.with(name, row);
    }

    /// Adds the field of a setting; its node is `ID-PART`.
    ///
    /// @param setting the name it has in the configuration
    public void addField(String name, String setting, String part, TextField field) {
        field.setId(id + "-" + part);
        field.getStyleClass().add("field");
        fields.put(setting, field);
        rows.with(name, field);
    }

    /// Closes the fields of settings that come from elsewhere.
    ///
    /// @param settings their names
    public void fix(Set<String> settings) {
        fields.forEach((setting, field) -> {
            boolean isFixed = settings.contains(setting);
            field.setDisable(isFixed);
            if (isFixed) {
                field.setPromptText("set, and not shown");
            }
        });
        fixed.setText(
                settings.isEmpty()
                        ? ""
                        : "Set by the command line, the environment or the configuration file: "
                                + String.join(", ", settings.stream().sorted().toList()) + ".");
        isAllFixed = settings.containsAll(fields.keySet());
        save.setDisable(isAllFixed);
    }

    /// Something is being done: nothing else can be begun.
    public void busy(String sentence) {
        save.setDisable(true);
        test.setDisable(true);
        outcome.busy(sentence);
    }

    public void done(String sentence) {
        rest();
        outcome.done(sentence);
    }

    public void refused(String sentence) {
        rest();
        outcome.refused(sentence);
    }

    /// Says nothing any more.
    public void clear() {
        rest();
        outcome.clear();
    }

    private void rest() {
        save.setDisable(isAllFixed);
        test.setDisable(false);
    }
}
