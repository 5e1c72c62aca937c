package com.openagents.backroom.server.db;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A user with what is known of them.
///
/// @param githubId numeric; null while no GitHub account is linked
/// @param githubUsername the login when they signed in last; their name here may differ, when that was taken
/// @param emailSealed opens in the cell `users.email` of this id
public record Account(
        UUID id,
        String username,
        @Nullable String githubId,
        @Nullable String githubUsername,
        @Nullable String emailSealed,
        boolean isOperator,
        Instant createdAt) {
    public User user() {
        return new User(id, username);
    }
}
