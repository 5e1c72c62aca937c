package com.openagents.backroom.console.command;

import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.redact.Redactor;
import java.util.stream.Stream;

/// The secrets among the settings: no event and no log line shows one, whatever it looks like (requirement RD-03).
final class KnownSecrets {
    private KnownSecrets() {}

    /// A redactor that knows them.
    static Redactor redactor(Configuration configuration) {
        Redactor redactor = new Redactor();
        Stream<String> single = ConfigKeys.SECRETS.stream().flatMap(key -> configuration.value(key).stream());
        Stream<String> listed = ConfigKeys.SECRET_LISTS.stream().flatMap(key -> configuration.value(key).stream());
        Stream.concat(single, listed)
                .filter(secret -> secret.length() >= Redactor.MIN_SECRET_CHARS)
                .forEach(secret -> redactor.register("setting", secret));
        return redactor;
    }
}
