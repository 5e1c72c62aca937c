package com.openagents.backroom.server.log;

import java.time.Duration;

/// How long the log keeps sessions.
///
/// @param maxAge since their last event was seen
/// @param maxBytes what all events together may take; the oldest sessions go first
public record RetentionPolicy(Duration maxAge, long maxBytes) {
    /// A session that was seen within this time is running, whatever its state says, and is kept.
    public static final Duration RUNNING = Duration.ofHours(1);

    public RetentionPolicy {
        if (maxAge.isNegative() || maxBytes < 0) {
            throw new IllegalArgumentException("retention cannot be negative: " + maxAge + ", " + maxBytes);
        }
    }
}
