package com.openagents.backroom.fakes.stripe;

import java.time.Duration;

/// What is wrong with the fake Stripe.
public sealed interface Fault {
    /// The documented refusals of a Stripe that is busy (<https://docs.stripe.com/rate-limits>).
    Fault RATE_LIMIT = new Refused(429, "invalid_request_error", "rate_limit");

    Fault LOCK_TIMEOUT = new Refused(429, "invalid_request_error", "lock_timeout");
    Fault CONFLICT = new Refused(409, "idempotency_error", "idempotency_key_in_use");
    Fault NO_PERMISSION = new Refused(403, "invalid_request_error", "more_permissions_required");

    /// Nothing.
    record None() implements Fault {}

    /// Refused before the work began: nothing is kept under the idempotency key.
    record Refused(int status, String type, String code) implements Fault {}

    /// 500, which is what the idempotency key gives from then on.
    ///
    /// @param isDone whether the work was done all the same
    record Crash(boolean isDone) implements Fault {}

    /// The connection ends.
    ///
    /// @param isDone whether the work was done
    /// @param bytes of the answer's body that still come; below 0 not even its head
    record Cut(boolean isDone, int bytes) implements Fault {}

    /// No answer comes until the fake is closed.
    ///
    /// @param isDone whether the work was done
    record Silence(boolean isDone) implements Fault {}

    /// The answer comes byte by byte.
    record Drip(Duration perByte) implements Fault {}

    /// The answer comes whole, later.
    record Slow(Duration after) implements Fault {}

    /// A page of something in between.
    record Page(int status, String html) implements Fault {}

    /// The work waits until [FakeStripe#release]; its idempotency key is in use meanwhile.
    record Hold() implements Fault {}
}
