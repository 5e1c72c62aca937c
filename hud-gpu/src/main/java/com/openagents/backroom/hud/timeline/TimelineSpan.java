package com.openagents.backroom.hud.timeline;

import com.openagents.backroom.schema.event.IsoTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What part of time a reader wants to see: so much of it, up to a moment.
///
/// @param until null for up to what is newest, and on with it
public record TimelineSpan(TimelineZoom zoom, @Nullable Instant until) {
    /// What is shown first.
    public static final TimelineSpan FIRST = new TimelineSpan(TimelineZoom.EIGHT_MINUTES, null);

    private static final String COMMAND = "timeline-";
    private static final char UNTIL = '@';

    /// So much up to what is newest.
    public static TimelineSpan newest(TimelineZoom zoom) {
        return new TimelineSpan(zoom, null);
    }

    /// So much up to a moment, or to what is newest where that comes before.
    static TimelineSpan upTo(TimelineZoom zoom, long untilMillis, long newestMillis) {
        return untilMillis >= newestMillis ? newest(zoom) : new TimelineSpan(zoom, Instant.ofEpochMilli(untilMillis));
    }

    /// Its name in links, options and commands: `8min`, `8min@2026-11-23T15:04:00Z`.
    public String wire() {
        return until == null ? zoom.wire() : zoom.wire() + UNTIL + IsoTime.text(until);
    }

    /// The span of this name.
    public static Optional<TimelineSpan> find(@Nullable String wire) {
        int at = wire == null ? -1 : wire.indexOf(UNTIL);
        String zoom = wire == null || at < 0 ? wire : wire.substring(0, at);
        Instant until = wire == null || at < 0
                ? null
                : IsoTime.find(wire.substring(at + 1)).orElse(null);
        return at >= 0 && until == null
                ? Optional.empty()
                : TimelineZoom.find(zoom).map(found -> new TimelineSpan(found, until));
    }

    /// The name of the command that asks for it.
    public String command() {
        return COMMAND + wire();
    }

    /// The span that a command asks for; null when it asks for something else.
    public static @Nullable TimelineSpan ofCommand(String name) {
        return name.startsWith(COMMAND) ? find(name.substring(COMMAND.length())).orElse(null) : null;
    }
}
