package com.openagents.backroom.server.secret;

import java.util.Map;
import java.util.Optional;

/// The variable that whoever starts the process sets: for servers without a keychain.
///
/// @param environment of the process
record EnvironmentPlace(Map<String, String> environment) implements KeyPlace {
    static final String VARIABLE = "BACKROOM_KEK";

    @Override
    public String title() {
        return "the environment (" + VARIABLE + ")";
    }

    @Override
    public Optional<RootKey> find(String installation) {
        String text = environment.getOrDefault(VARIABLE, "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RootKey.parse(text)
                .orElseThrow(() -> new SecretException(VARIABLE + " is not a key: set it to 32 random bytes in Base64,"
                        + " as `openssl rand -base64 32` makes them.")));
    }

    /// Only whoever starts the process can.
    @Override
    public boolean keep(String installation, RootKey key) {
        return false;
    }
}
