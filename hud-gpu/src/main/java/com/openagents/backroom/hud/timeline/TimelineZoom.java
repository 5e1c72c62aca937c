package com.openagents.backroom.hud.timeline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much time the timeline shows (tokens.md §5).
public enum TimelineZoom {
    SECOND("1 s", "1s", 1_000, 100),
    TEN_SECONDS("10 s", "10s", 10_000, 1_000),
    MINUTE("1 min", "1min", 60_000, 10_000),
    EIGHT_MINUTES("8 min", "8min", 480_000, 60_000),
    HOUR("1 h", "1h", 3_600_000, 600_000),
    DAY("1 d", "1d", 86_400_000, 10_800_000);

    private final String label;
    private final String wire;
    private final long spanMillis;
    private final long tickMillis;

    TimelineZoom(String label, String wire, long spanMillis, long tickMillis) {
        this.label = label;
        this.wire = wire;
        this.spanMillis = spanMillis;
        this.tickMillis = tickMillis;
    }

    /// What its button says.
    public String label() {
        return label;
    }

    /// Its name in links and options.
    public String wire() {
        return wire;
    }

    public long spanMillis() {
        return spanMillis;
    }

    /// The time between two lines of the grid.
    public long tickMillis() {
        return tickMillis;
    }

    /// The zoom of this name.
    public static Optional<TimelineZoom> find(@Nullable String wire) {
        for (TimelineZoom zoom : values()) {
            if (zoom.wire.equals(wire)) {
                return Optional.of(zoom);
            }
        }
        return Optional.empty();
    }
}
