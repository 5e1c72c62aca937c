package com.openagents.backroom.bench.latency;

import com.openagents.backroom.bench.measure.Samples;
import java.util.HashSet;
import java.util.Set;

/// Collects how long marks were on their way, each once, as soon as it is seen first. Any thread may tell it.
final class Recorder {
    private final Samples micros = new Samples();
    private final Set<Long> known = new HashSet<>();
    private final int warmUp;

    /// Begins.
    ///
    /// @param warmUp so many marks do not count
    Recorder(int warmUp) {
        this.warmUp = warmUp;
    }

    synchronized void saw(long sentMicros, long seenMicros) {
        if (known.add(sentMicros) && known.size() > warmUp) {
            micros.add(Math.max(0, seenMicros - sentMicros));
        }
    }

    /// Marks seen, those of the warm-up too.
    synchronized int seen() {
        return known.size();
    }

    synchronized double percentileMillis(double percent) {
        return micros.percentile(percent) / 1e3;
    }
}
