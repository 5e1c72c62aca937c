package com.openagents.backroom.console.settings;

import com.openagents.backroom.console.widget.SettingsForm;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.github.GitHubApp;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The OAuth app by which people sign in. What is written into the fields holds when it is saved; a test asks GitHub
/// about what stands in them.
final class AppCard extends VBox {
    private static final double NAME_WIDTH_PX = 100;

    private final TextField clientId = new TextField();
    private final TextField clientSecret = new PasswordField();
    private final TextField url = new TextField();
    private final TextField scopes = new TextField();
    private final Label callback = Texts.of("mono", "");
    private final SettingsForm form;
    private GitHubApp.@Nullable Setup shown;

    /// @param save stores what stands in the fields
    /// @param check asks GitHub about it
    AppCard(Consumer<GitHubApp.Entry> save, Consumer<GitHubApp.Entry> check) {
        getStyleClass().add("card");
        Label words = Texts.of(
                "prose",
                "People sign in by an OAuth app that you register at GitHub (Settings, Developer settings). Give it this"
                        + " callback address.");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        form = new SettingsForm(
                "github", NAME_WIDTH_PX, () -> begin(save, "Saving …"), () -> begin(check, "Asking GitHub …"));
        form.addAddress("Callback", callback);
        form.addField("Client id", ConfigKeys.GITHUB_CLIENT_ID.name(), "client-id", clientId);
        form.addField("Client secret", ConfigKeys.GITHUB_CLIENT_SECRET.name(), "client-secret", clientSecret);
        form.addField("GitHub", ConfigKeys.GITHUB_URL.name(), "url", url);
        form.addField("Scopes", ConfigKeys.GITHUB_SCOPES.name(), "scopes", scopes);
        getChildren().addAll(Texts.of("card-title", "Sign-in with GitHub"), words, form);
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
        form.fix(setup.fixed());
    }

    void saved() {
        clientSecret.clear();
        form.done("Saved.");
    }

    void checked(GitHubApp.Check check) {
        if (check.isGood()) {
            form.done(check.sentence());
        } else {
            form.refused(check.sentence());
        }
    }

    void refused(String sentence) {
        form.refused(sentence);
    }

    /// Nobody looks any more: what was not saved is gone, a secret first of all.
    void left() {
        shown = null;
        clientSecret.clear();
        form.clear();
    }

    private void begin(Consumer<GitHubApp.Entry> work, String words) {
        form.busy(words);
        work.accept(new GitHubApp.Entry(clientId.getText(), clientSecret.getText(), url.getText(), scopes.getText()));
    }
}
