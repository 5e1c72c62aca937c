package com.openagents.backroom.fakes.github;

import java.time.Duration;

/// What is wrong with the fake GitHub.
public sealed interface Fault {
    /// Nothing.
    record None() implements Fault {}

    /// Every answer has this status and a page instead of JSON.
    record Page(int status) implements Fault {}

    /// Answers 200 with this text.
    record Garbage(String text) implements Fault {}

    /// The answer begins and never ends.
    record Hang() implements Fault {}

    /// The connection is closed without an answer.
    record Cut() implements Fault {}

    /// Sends elsewhere.
    record Redirect(String location) implements Fault {}

    /// The primary limit: 403, nothing remains until then.
    record Spent(Duration untilReset) implements Fault {}

    /// The secondary limit: come back later.
    record Secondary(int status, Duration retryAfter) implements Fault {}

    /// An endless answer.
    record Flood() implements Fault {}

    /// The exchange of a code answers 200 with this error.
    record ExchangeError(String error) implements Fault {}
}
