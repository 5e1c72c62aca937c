package com.openagents.backroom.hud.layout;

import java.time.Instant;

/// How what is shown hangs together with the agent.
public sealed interface LinkState {
    /// Events arrive as they happen.
    record Live() implements LinkState {}

    /// The first state is on its way.
    record Connecting(Instant since) implements LinkState {}

    /// The connection is gone; what is shown is old.
    record Lost(Instant since, Instant retryAt) implements LinkState {}

    /// A recording, not a live session.
    record Replay(String name) implements LinkState {}
}
