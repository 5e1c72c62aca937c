package com.openagents.backroom.schema.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// When a replay shows each event of a log: the earliest moment at which the live HUD could have shown it.
///
/// A live HUD folds a session in the order of its log, so it shows no event before those that come earlier there. Times
/// of a source may go back (two files of one session, a clock that was set); such an event is shown together with the
/// newest before it. Sessions do not wait for each other, so recordings that were read one after the other play side by
/// side, as they happened. Given the events of a HUD in the order of seq. One thread.
public final class ShownTimes {
    private final Function<String, @Nullable Instant> known;
    private final Map<String, Instant> newest = new HashMap<>();

    /// For a log of which a part is stored already.
    ///
    /// @param known the time of the newest event that a session has there; null for none
    public ShownTimes(Function<String, @Nullable Instant> known) {
        this.known = known;
    }

    /// For a log from its beginning.
    public ShownTimes() {
        this(_ -> null);
    }

    /// When the session's next event is shown.
    ///
    /// @param at when it happened, by its source
    public Instant next(String sessionId, Instant at) {
        Instant before = newest.get(sessionId);
        if (before == null) {
            before = known.apply(sessionId);
        }
        Instant shown = before == null || at.isAfter(before) ? at : before;
        newest.put(sessionId, shown);
        return shown;
    }
}
