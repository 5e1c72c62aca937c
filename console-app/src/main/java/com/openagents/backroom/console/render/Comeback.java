package com.openagents.backroom.console.render;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// When Vulkan is tried again after it failed while it painted: later each time, and not for ever. FX thread only.
final class Comeback {
    /// A driver that crashed or was replaced is there again within seconds, memory when another program ends. What
    /// lasts
    /// longer than all of these together is no passing trouble.
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15));

    /// Vulkan that has painted for this long is sound: what fails then has nothing to do with what failed before.
    private static final Duration SOUND = Duration.ofMinutes(10);

    private final List<Duration> pauses;
    private final LongSupplier nanos;
    private long workingSince;
    private int tries;

    /// @param pauses before the first try, the second and so on
    /// @param nanos a clock like `System.nanoTime`
    Comeback(List<Duration> pauses, LongSupplier nanos) {
        this.pauses = List.copyOf(pauses);
        this.nanos = nanos;
    }

    static Comeback patient() {
        return new Comeback(PAUSES, System::nanoTime);
    }

    /// Notes that Vulkan paints.
    void works() {
        workingSince = nanos.getAsLong();
    }

    /// How long to wait now that Vulkan failed while it painted; empty when it was tried often enough.
    Optional<Duration> afterLoss() {
        if (nanos.getAsLong() - workingSince >= SOUND.toNanos()) {
            tries = 0;
        }
        return afterTry();
    }

    /// How long to wait now that it could not be opened anew; empty when it was tried often enough.
    Optional<Duration> afterTry() {
        return tries < pauses.size() ? Optional.of(pauses.get(tries++)) : Optional.empty();
    }
}
