package com.openagents.backroom.console.command;

import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.redact.Redactor;
import java.util.Optional;

/// The secrets among the settings: no event and no log line shows one, whatever it looks like (requirement RD-03).
final class KnownSecrets {
    private KnownSecrets() {}

    /// A redactor that knows them.
    static Redactor redactor(Configuration configuration) {
        Redactor redactor = new Redactor();
        for (ConfigKey<Optional<String>> key : ConfigKeys.SECRETS) {
            configuration
                    .value(key)
                    .filter(secret -> secret.length() >= Redactor.MIN_SECRET_CHARS)
                    .ifPresent(secret -> redactor.register("setting", secret));
        }
        return redactor;
    }
}
