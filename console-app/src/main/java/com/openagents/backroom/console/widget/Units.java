package com.openagents.backroom.console.widget;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Figures as people read them.
public final class Units {
    private static final long KIB = 1024;

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Units() {}

    /// A size such as `412 KiB` or `1.3 GiB`.
    public static String bytes(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= KIB && unit < 3) {
            value /= KIB;
            unit++;
        }
        String format = value < 10 ? "%.1f %siB" : "%.0f %siB";
        return String.format(Locale.ROOT, format, value, "KMGT".charAt(unit));
    }

    /// A span such as `42 s`, `12 min`, `3 h 5 min` or `2 d 4 h`.
    public static String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return span.toMinutes() + " min";
        }
        if (seconds < 86_400) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        return span.toDays() + " d " + span.toHoursPart() + " h";
    }

    /// A time such as `2026-11-26 03:14`, in UTC as the clock of the status bar.
    public static String time(Instant instant) {
        return MINUTES.format(instant.atOffset(ZoneOffset.UTC));
    }

    /// A count such as `31,204`; below 0 with a minus as people write it.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace('-', '\u2212');
    }
}
