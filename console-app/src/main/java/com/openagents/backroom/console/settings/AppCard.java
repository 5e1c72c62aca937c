package com.openagents.backroom.console.settings;

import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.github.GitHubApp;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The OAuth app by which people sign in. What is written into the fields holds when it is saved; a test asks GitHub
/// about what stands in them.
final class AppCard extends VBox {
    private static final double NAME_WIDTH_PX = 100;

    private final TextField clientId = field("github-client-id", new TextField());
    private final TextField clientSecret = field("github-client-secret", new PasswordField());
    private final TextField url = field("github-url", new TextField());
    private final TextField scopes = field("github-scopes", new TextField());
    private final Label callback = Texts.of("mono", "");
    private final Label fixed = Texts.of("dim", "");
    private final Label outcome = new Label();
    private final Button save = new Button("Save");
    private final Button test = new Button("Test");
    private final Map<ConfigKey<?>, TextField> fields = Map.of(
            ConfigKeys.GITHUB_CLIENT_ID, clientId,
            ConfigKeys.GITHUB_CLIENT_SECRET, clientSecret,
            ConfigKeys.GITHUB_URL, url,
            ConfigKeys.GITHUB_SCOPES, scopes);
    private GitHubApp.@Nullable Setup shown;

    /// @param save stores what stands in the fields
    /// @param check asks GitHub about it
    AppCard(Consumer<GitHubApp.Entry> save, Consumer<GitHubApp.Entry> check) {
        getStyleClass().add("card");
        this.save.setId("github-save");
        this.save.getStyleClass().setAll("primary-button");
        this.save.setOnAction(_ -> begin(save, "Saving …"));
        test.setId("github-test");
        test.getStyleClass().setAll("plain-button");
        test.setOnAction(_ -> begin(check, "Asking GitHub …"));
        outcome.setId("github-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        fixed.setWrapText(true);
        fixed.setMinHeight(Region.USE_PREF_SIZE);
        fixed.managedProperty().bind(fixed.textProperty().isNotEmpty());
        Label words = Texts.of(
                "prose",
                "People sign in by an OAuth app that you register at GitHub (Settings, Developer settings). Give it this"
                        + " callback address.");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox end = new HBox(8, this.save, test, outcome);
        end.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Texts.of("card-title", "Sign-in with GitHub"), words, rows(), fixed, end);
    }

    /// How it stands; what the operator has begun to write stays as it is.
    void show(GitHubApp.Setup setup, String callbackUrl) {
        callback.setText(callbackUrl);
        if (setup.equals(shown)) {
            return;
        }
        shown = setup;
        clientId.setText(setup.entry().clientId());
        clientSecret.clear();
        clientSecret.setPromptText(setup.hasSecret() ? "stored, sealed; write another to replace it" : "");
        url.setText(setup.entry().url());
        scopes.setText(setup.entry().scopes());
        fields.forEach((key, field) -> field.setDisable(setup.fixed().contains(key.name())));
        fixed.setText(
                setup.fixed().isEmpty()
                        ? ""
                        : "Set by the command line, the environment or the configuration file: "
                                + String.join(
                                        ", ", setup.fixed().stream().sorted().toList()) + ".");
        save.setDisable(setup.fixed().size() == fields.size());
    }

    void saved() {
        clientSecret.clear();
        say("text-green", "Saved.");
    }

    void checked(GitHubApp.Check check) {
        say(check.isGood() ? "text-green" : "text-red", check.sentence());
    }

    void refused(String sentence) {
        say("text-red", sentence);
    }

    /// Nobody looks any more: what was not saved is gone, a secret first of all.
    void left() {
        shown = null;
        clientSecret.clear();
        say("text-dim", "");
    }

    private void begin(Consumer<GitHubApp.Entry> work, String words) {
        say("text-dim", words);
        work.accept(new GitHubApp.Entry(clientId.getText(), clientSecret.getText(), url.getText(), scopes.getText()));
    }

    private void say(String style, String sentence) {
        outcome.getStyleClass().setAll("label", style);
        outcome.setText(sentence);
        save.setDisable(style.equals("text-dim") && !sentence.isEmpty());
        test.setDisable(style.equals("text-dim") && !sentence.isEmpty());
    }

    private GridPane rows() {
        GridPane rows = new GridPane(8, 8);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        rows.getColumnConstraints().addAll(new ColumnConstraints(NAME_WIDTH_PX), values);
        callback.setMinWidth(0);
        HBox address = new HBox(8, callback, new CopyButton("Copy", callback::getText));
        address.setAlignment(Pos.CENTER_LEFT);
        add(rows, 0, "Callback", address);
        add(rows, 1, "Client id", clientId);
        add(rows, 2, "Client secret", clientSecret);
        add(rows, 3, "GitHub", url);
        add(rows, 4, "Scopes", scopes);
        return rows;
    }

    private static void add(GridPane rows, int row, String name, Node value) {
        rows.addRow(row, Texts.of("dim", name), value);
    }

    private static TextField field(String id, TextField field) {
        field.setId(id);
        field.getStyleClass().add("field");
        return field;
    }
}
