package com.openagents.backroom.server.github;

import java.time.Duration;

/// How it stands with a [DeviceCode] (RFC 8628, 3.5).
public sealed interface DevicePoll {
    /// The person let us in.
    record Granted(GitHubToken token) implements DevicePoll {}

    /// Not yet.
    record Pending() implements DevicePoll {}

    /// Not yet, and we asked too often.
    ///
    /// @param interval how long to wait from now on
    record SlowDown(Duration interval) implements DevicePoll {}

    /// The person said no.
    record Denied() implements DevicePoll {}

    /// The code was not typed in time.
    record Expired() implements DevicePoll {}
}
