package com.openagents.backroom.hud.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session's phase as seen at one moment.
///
/// @param reason why, as the source says it: `permission`, `question`, `rate_limit`, …
public record PhaseNow(Phase phase, @Nullable String reason, Instant since) {
    /// How long it has been so, in milliseconds, never negative.
    public long millisUntil(Instant now) {
        return Math.max(0, now.toEpochMilli() - since.toEpochMilli());
    }
}
