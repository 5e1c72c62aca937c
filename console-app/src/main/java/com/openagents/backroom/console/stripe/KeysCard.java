package com.openagents.backroom.console.stripe;

import com.openagents.backroom.console.widget.SettingsForm;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.stripe.StripeKeys;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The keys of the Stripe account. What is written into the fields holds when it is saved; a test asks Stripe about
/// what stands in them. A secret that is stored is never shown again.
final class KeysCard extends VBox {
    private static final double NAME_WIDTH_PX = 120;

    private final TextField publishable = new TextField();
    private final TextField secret = new PasswordField();
    private final TextField webhook = new PasswordField();
    private final Label endpoint = Texts.of("mono", "");
    private final SettingsForm form;
    private StripeKeys.@Nullable Setup shown;

    /// @param save stores what stands in the fields
    /// @param check asks Stripe about it
    KeysCard(Consumer<StripeKeys.Entry> save, Consumer<StripeKeys.Entry> check) {
        getStyleClass().add("card");
        Label words = Texts.of(
                "prose",
                "Copy the keys from the API keys of Stripe's dashboard; a restricted key is best. Add a webhook endpoint"
                        + " there with this address, and copy its signing secret; while one is rolled, both with a space"
                        + " between.");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        form = new SettingsForm(
                "stripe",
                NAME_WIDTH_PX,
                () -> begin(save, "Saving \u2026"),
                () -> begin(check, "Asking Stripe \u2026"));
        form.addAddress("Webhook endpoint", endpoint);
        form.addField("Publishable key", ConfigKeys.STRIPE_PUBLISHABLE_KEY.name(), "publishable-key", publishable);
        form.addField("Secret key", ConfigKeys.STRIPE_SECRET_KEY.name(), "secret-key", secret);
        form.addField("Signing secret", ConfigKeys.STRIPE_WEBHOOK_SECRET.name(), "webhook-secret", webhook);
        getChildren().addAll(Texts.of("card-title", "Keys"), words, form);
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
        form.fix(setup.fixed());
    }

    void saved() {
        secret.clear();
        webhook.clear();
        form.done("Saved.");
    }

    void checked(StripeKeys.Check check) {
        if (check.isGood()) {
            form.done(check.sentence());
        } else {
            form.refused(check.sentence());
        }
    }

    void refused(String sentence) {
        form.refused(sentence);
    }

    /// Nobody looks any more: what was not saved is gone, the secrets first of all.
    void left() {
        shown = null;
        secret.clear();
        webhook.clear();
        form.clear();
    }

    private void begin(Consumer<StripeKeys.Entry> work, String words) {
        form.busy(words);
        work.accept(new StripeKeys.Entry(publishable.getText(), secret.getText(), webhook.getText()));
    }

    private static String prompt(boolean isStored) {
        return isStored ? "stored, sealed; write another to replace it" : "";
    }
}
