package com.openagents.backroom.server.secret;

import java.util.Optional;

/// Where a root key may lie.
public interface KeyPlace {
    /// What people call it, as in "it lies in …".
    String title();

    /// The key of an installation, if this place has one.
    ///
    /// @throws SecretException when there is something that is no key
    Optional<RootKey> find(String installation);

    /// Keeps the key of an installation.
    ///
    /// @return false when this place takes none
    boolean keep(String installation, RootKey key);

    /// What the operator should know when the key lies here.
    default Optional<String> warning() {
        return Optional.empty();
    }
}
