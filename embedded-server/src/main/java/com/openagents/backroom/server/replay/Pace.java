package com.openagents.backroom.server.replay;

import java.time.Instant;

/// How the moment of a replay moves with the clock on the wall.
///
/// @param from the moment when it began to move like this
/// @param fromNanos when that was, by a clock like [System#nanoTime]
/// @param speed how many times faster than it happened; 0 stands still
public record Pace(Instant from, long fromNanos, int speed) {
    /// A day is over in a minute and a half.
    public static final int MAX_SPEED = 1_000;

    public Pace {
        if (speed < 0 || speed > MAX_SPEED) {
            throw new IllegalArgumentException("a speed is 0 to " + MAX_SPEED + ", not " + speed);
        }
    }

    /// The moment at a time on the wall.
    public Instant momentAt(long nanos) {
        return from.plusNanos((nanos - fromNanos) * speed);
    }

    /// How long until a moment comes; 0 when it has come, [Long#MAX_VALUE] when it never does.
    public long nanosUntil(Instant moment, long nanos) {
        Instant now = momentAt(nanos);
        if (!moment.isAfter(now)) {
            return 0;
        }
        long seconds = moment.getEpochSecond() - now.getEpochSecond();
        boolean isTooFar = seconds > Long.MAX_VALUE / 2_000_000_000L;
        if (speed == 0 || isTooFar) {
            return Long.MAX_VALUE;
        }
        return (seconds * 1_000_000_000L + moment.getNano() - now.getNano()) / speed + 1;
    }
}
