package com.openagents.backroom.console.share;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// For how long from now a HUD is to be public.
enum Expiry {
    /// The end that was set before.
    AS_IT_IS("As it was set", Duration.ZERO),
    NEVER("Never", Duration.ZERO),
    HOUR("In an hour", Duration.ofHours(1)),
    DAY("In a day", Duration.ofDays(1)),
    WEEK("In a week", Duration.ofDays(7));

    private final String words;
    private final Duration span;

    Expiry(String words, Duration span) {
        this.words = words;
        this.span = span;
    }

    String words() {
        return words;
    }

    /// When it ends.
    ///
    /// @param before when it ended so far; null for never
    @Nullable Instant from(Instant now, @Nullable Instant before) {
        return switch (this) {
            case AS_IT_IS -> before;
            case NEVER -> null;
            case HOUR, DAY, WEEK -> now.plus(span);
        };
    }
}
