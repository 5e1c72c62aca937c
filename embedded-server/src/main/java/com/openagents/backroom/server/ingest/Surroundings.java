package com.openagents.backroom.server.ingest;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What default folders depend on.
///
/// @param environment the environment variables
/// @param home the user's home folder
public record Surroundings(Map<String, String> environment, Path home) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// A variable that is set and not empty.
    public Optional<String> find(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
