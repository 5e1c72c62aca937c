package com.openagents.backroom.console.stripe;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.stripe.StripeKeys;
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

/// The keys of the Stripe account. What is written into the fields holds when it is saved; a test asks Stripe about
/// what
/// stands in them. A secret that is stored is never shown again.
final class KeysCard extends VBox {
    private static final double NAME_WIDTH_PX = 120;

    private final TextField publishable = field("stripe-publishable-key", new TextField());
    private final TextField secret = field("stripe-secret-key", new PasswordField());
    private final TextField webhook = field("stripe-webhook-secret", new PasswordField());
    private final Label endpoint = Texts.of("mono", "");
    private final Label fixed = Texts.of("dim", "");
    private final Label outcome = new Label();
    private final Button save;
    private final Button test;
    private final Map<ConfigKey<?>, TextField> fields = Map.of(
            ConfigKeys.STRIPE_PUBLISHABLE_KEY, publishable,
            ConfigKeys.STRIPE_SECRET_KEY, secret,
            ConfigKeys.STRIPE_WEBHOOK_SECRET, webhook);
    private StripeKeys.@Nullable Setup shown;

    /// @param save stores what stands in the fields
    /// @param check asks Stripe about it
    KeysCard(Consumer<StripeKeys.Entry> save, Consumer<StripeKeys.Entry> check) {
        getStyleClass().add("card");
        this.save = Buttons.primary("Save", "stripe-save", () -> begin(save, "Saving \u2026"));
        test = Buttons.plain("Test", "stripe-test", () -> begin(check, "Asking Stripe \u2026"));
        outcome.setId("stripe-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        fixed.setWrapText(true);
        fixed.setMinHeight(Region.USE_PREF_SIZE);
        fixed.managedProperty().bind(fixed.textProperty().isNotEmpty());
        Label words = Texts.of(
                "prose",
                "Copy the keys from the API keys of Stripe's dashboard; a restricted key is best. Add a webhook endpoint"
                        + " there with this address, and copy its signing secret; while one is rolled, both with a space"
                        + " between.");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox end = new HBox(8, this.save, test, outcome);
        end.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Texts.of("card-title", "Keys"), words, rows(), fixed, end);
    }

    /// How it stands; what the operator has begun to write stays as it is.
    void show(StripeKeys.Setup setup, String webhookEndpoint) {
        endpoint.setText(webhookEndpoint);
        if (setup.equals(shown)) {
            return;
        }
        shown = setup;
        publishable.setText(setup.publishableKey());
        secret.clear();
        secret.setPromptText(prompt(setup.hasSecret()));
        webhook.clear();
        webhook.setPromptText(prompt(setup.webhookSecrets() > 0));
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
        secret.clear();
        webhook.clear();
        say("text-green", "\u2713 Saved.");
    }

    void checked(StripeKeys.Check check) {
        say(check.isGood() ? "text-green" : "text-red", (check.isGood() ? "\u2713 " : "") + check.sentence());
    }

    void refused(String sentence) {
        say("text-red", sentence);
    }

    /// Nobody looks any more: what was not saved is gone, the secrets first of all.
    void left() {
        shown = null;
        secret.clear();
        webhook.clear();
        say("text-dim", "");
    }

    private void begin(Consumer<StripeKeys.Entry> work, String words) {
        say("text-dim", words);
        work.accept(new StripeKeys.Entry(publishable.getText(), secret.getText(), webhook.getText()));
    }

    private void say(String style, String sentence) {
        boolean isBusy = style.equals("text-dim") && !sentence.isEmpty();
        outcome.getStyleClass().setAll("label", style);
        outcome.setText(sentence);
        save.setDisable(isBusy || (shown != null && shown.fixed().size() == fields.size()));
        test.setDisable(isBusy);
    }

    private GridPane rows() {
        GridPane rows = new GridPane(8, 8);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        rows.getColumnConstraints().addAll(new ColumnConstraints(NAME_WIDTH_PX), values);
        endpoint.setMinWidth(0);
        HBox address = new HBox(8, endpoint, new CopyButton("Copy", endpoint::getText));
        address.setAlignment(Pos.CENTER_LEFT);
        add(rows, 0, "Webhook endpoint", address);
        add(rows, 1, "Publishable key", publishable);
        add(rows, 2, "Secret key", secret);
        add(rows, 3, "Signing secret", webhook);
        return rows;
    }

    private static void add(GridPane rows, int row, String name, Node value) {
        rows.addRow(row, Texts.of("dim", name), value);
    }

    private static String prompt(boolean isStored) {
        return isStored ? "stored, sealed; write another to replace it" : "";
    }

    private static TextField field(String id, TextField field) {
        field.setId(id);
        field.getStyleClass().add("field");
        return field;
    }
}
