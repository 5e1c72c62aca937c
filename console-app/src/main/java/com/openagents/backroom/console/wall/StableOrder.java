package com.openagents.backroom.console.wall;

import com.openagents.backroom.hud.state.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Keeps cards where they are for a while: the order changes at most every five seconds, and never while the pointer is
/// on the wall (tokens §8). The feed's thread asks, the FX thread holds.
final class StableOrder {
    private static final Duration MIN_AGE = Duration.ofSeconds(5);

    private volatile boolean held;
    private volatile boolean stale = true;
    private List<String> order = List.of();
    private Instant since = Instant.MIN;

    /// Holds the order while the pointer could be about to click.
    void hold(boolean isHeld) {
        held = isHeld;
    }

    /// Lets the next order be a fresh one.
    void reset() {
        stale = true;
    }

    /// The ids of the sessions in the order to show.
    ///
    /// @param sorted the sessions as they would be sorted now
    List<String> order(List<SessionState> sorted, Instant now) {
        boolean isOld = now.isBefore(since) || now.isAfter(since.plus(MIN_AGE));
        if (stale || (isOld && !held)) {
            stale = false;
            since = now;
            order = sorted.stream().map(SessionState::sessionId).toList();
        }
        return order;
    }
}
