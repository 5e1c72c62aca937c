package com.openagents.backroom.server.redact;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long is looked for secrets in one text. Not for use by several threads.
final class Patience {
    /// More than a hundred times what the longest text takes on a slow machine, as what takes longer is left out.
    static final Duration FOR_A_TEXT = Duration.ofSeconds(60);

    private final LongSupplier nanoTime;
    private final long beginning;

    /// Begins now.
    ///
    /// @param nanoTime as [System#nanoTime]
    Patience(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.beginning = nanoTime.getAsLong();
    }

    /// A place was judged.
    ///
    /// @throws OverdueException when it takes too long
    void judged() {
        if (nanoTime.getAsLong() - beginning > FOR_A_TEXT.toNanos()) {
            throw new OverdueException();
        }
    }
}
