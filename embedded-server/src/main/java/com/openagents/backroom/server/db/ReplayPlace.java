package com.openagents.backroom.server.db;

import java.time.Instant;
import java.util.Comparator;

/// A place in the order in which a replay shows a HUD's events: by time, then by seq.
///
/// @param at when the event there is shown
/// @param seq of that event; [Long#MAX_VALUE] is behind all that are shown at that time
public record ReplayPlace(Instant at, long seq) implements Comparable<ReplayPlace> {
    /// Before every event.
    public static final ReplayPlace BEGINNING = new ReplayPlace(Instant.EPOCH, 0);

    /// Behind every event.
    public static final ReplayPlace END = endOf(Instant.parse("9999-12-31T23:59:59Z"));

    private static final Comparator<ReplayPlace> ORDER =
            Comparator.comparing(ReplayPlace::at).thenComparingLong(ReplayPlace::seq);

    /// Behind everything that is shown by a time.
    public static ReplayPlace endOf(Instant at) {
        return new ReplayPlace(at, Long.MAX_VALUE);
    }

    /// The place before it, whether there is an event or not.
    public ReplayPlace justBefore() {
        return new ReplayPlace(at, seq - 1);
    }

    @Override
    public int compareTo(ReplayPlace other) {
        return ORDER.compare(this, other);
    }
}
