package com.openagents.backroom.server;

import com.openagents.backroom.server.account.FormerPeople;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.SealedColumn;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.KeyRotation;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.stripe.StripeKeys;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is sealed in a data folder, put together.
public final class StoredSecrets {
    private StoredSecrets() {}

    /// Rotates the keys of a folder on which no server runs.
    public static KeyRotation rotation(
            OpenFolder folder, Configuration configuration, Map<String, String> environment, Redactor redactor) {
        return rotation(folder, box(folder, configuration, environment, redactor));
    }

    static SecretBox box(
            OpenFolder folder, Configuration configuration, Map<String, String> environment, Redactor redactor) {
        Path keys = folder.folder().keys();
        boolean useKeychain = configuration.value(ConfigKeys.SECRETS_KEYCHAIN).equals("auto");
        return SecretBox.open(keys, SecretBox.places(environment, keys, useKeychain), redactor);
    }

    static KeyRotation rotation(OpenFolder folder, SecretBox box) {
        return new KeyRotation(folder.database(), box, SealedColumn.all(decisions()));
    }

    /// Names of the rows of `installation` whose text is sealed.
    static Set<String> decisions() {
        Stream<String> settings = Stream.of(GitHubApp.SETTINGS, StripeKeys.SETTINGS)
                .flatMap(group -> group.sealed().stream())
                .map(ConfigKey::name);
        return Stream.concat(settings, Stream.of(FormerPeople.KEY_NAME)).collect(Collectors.toUnmodifiableSet());
    }
}
