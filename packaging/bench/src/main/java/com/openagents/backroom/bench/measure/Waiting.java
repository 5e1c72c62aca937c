package com.openagents.backroom.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition.
public final class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private Waiting() {}

    /// Returns when the condition holds.
    ///
    /// @param what names the condition in the failure
    /// @throws IllegalStateException when it does not come to hold in time
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + patience.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    /// Lets a moment pass, for what is looked at again and again.
    public static void pause() {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
}
