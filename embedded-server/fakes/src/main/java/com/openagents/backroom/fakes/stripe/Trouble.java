package com.openagents.backroom.fakes.stripe;

import java.time.Duration;

/// What people can set the fake's API to, by hand.
enum Trouble {
    NONE("works"),
    DOWN("is down: connections end at once"),
    SLOW("answers after three seconds"),
    LOST("does the work, and its answer is cut off"),
    SILENT("does the work, and never answers"),
    BROKEN("answers 500 and does nothing"),
    BUSY("answers 429: too many requests"),
    FORBIDDEN("answers 403: the key lacks a right");

    /// Long enough to be seen, within what the program waits.
    private static final Duration SLOWLY = Duration.ofSeconds(3);

    final String words;

    Trouble(String words) {
        this.words = words;
    }

    Fault fault() {
        return switch (this) {
            case NONE -> new Fault.None();
            case DOWN -> new Fault.Cut(false, -1);
            case SLOW -> new Fault.Slow(SLOWLY);
            case LOST -> new Fault.Cut(true, 0);
            case SILENT -> new Fault.Silence(true);
            case BROKEN -> new Fault.Crash(false);
            case BUSY -> Fault.RATE_LIMIT;
            case FORBIDDEN -> Fault.NO_PERMISSION;
        };
    }
}
