package com.openagents.backroom.server.github;

import java.time.Instant;
import java.util.Optional;

/// A repository as its reader sees it at GitHub.
///
/// @param fullName `org/repo`
/// @param canPush whether the reader may write to it
public record GitHubRepo(
        String fullName, boolean isPrivate, boolean canPush, Optional<Instant> pushedAt, Optional<String> description) {
    /// The name without its owner.
    public String name() {
        return fullName.substring(fullName.indexOf('/') + 1);
    }
}
