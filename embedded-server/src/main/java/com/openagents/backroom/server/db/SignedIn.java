package com.openagents.backroom.server.db;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A browser that is signed in, and as whom.
///
/// @param id of the session, to name it by; no secret
/// @param githubUsername null while no GitHub account is linked
/// @param since when its user signed in
/// @param expiresAt when it ends whatever happens
/// @param lastActiveAt when it was last used, to the minute
public record SignedIn(
        UUID id,
        UUID userId,
        String username,
        @Nullable String githubUsername,
        boolean isOperator,
        Instant since,
        Instant expiresAt,
        Instant lastActiveAt) {}
