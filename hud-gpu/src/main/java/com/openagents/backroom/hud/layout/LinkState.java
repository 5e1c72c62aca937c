package com.openagents.backroom.hud.layout;

import java.time.Instant;

/// How what is shown hangs together with the agent.
public sealed interface LinkState {
    /// Events arrive as they happen.
    record Live() implements LinkState {}

    /// The first state is on its way.
    record Connecting(Instant since) implements LinkState {}

    /// The connection is gone; what is shown is old.
    ///
    /// @param isGone true when nothing is at the address any more: it is private now, or deleted
    record Lost(Instant since, Instant retryAt, boolean isGone) implements LinkState {
        /// A connection that is expected back.
        public Lost(Instant since, Instant retryAt) {
            this(since, retryAt, false);
        }
    }

    /// A recording, not a live session.
    record Replay(String name) implements LinkState {}
}
