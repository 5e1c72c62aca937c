package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.state.Cost;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.Terminal;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.state.UsageMeter;
import com.openagents.backroom.schema.event.CostSource;
import com.openagents.backroom.schema.event.IsoTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How figures are written (tokens.md §10), in one place for the console and the page. Always in UTC, always the same
/// width for the same size of number.
public final class Figures {
    /// What stands for a figure that nobody knows.
    public static final String UNKNOWN = "--";

    /// What stands for the time of a call that is not known to have ended.
    public static final String NO_END = "no end";

    /// What stands for no failures.
    public static final String NONE = "\u00b7";

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Figures() {}

    /// `1 unread line`, `12 unread lines`.
    public static String unreadLines(long value) {
        return count(value) + (value == 1 ? " unread line" : " unread lines");
    }

    /// `1 call`, `12 calls`.
    public static String calls(long value) {
        return count(value) + (value == 1 ? " call" : " calls");
    }

    /// A count: `9,999`, then three digits that matter: `10.0k`, `1.23M`, `12.3M`.
    public static String count(long value) {
        if (value < 0) {
            return "\u2212" + count(-value);
        }
        if (value < 10_000) {
            return grouped(value);
        }
        String[] units = {"k", "M", "G", "T", "P", "E"};
        double scaled = value / 1000.0;
        int unit = 0;
        while (scaled >= 999.5 && unit < units.length - 1) {
            scaled /= 1000;
            unit++;
        }
        int decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
        return decimal(scaled, decimals) + units[unit];
    }

    /// A count with all its digits: `1,836`.
    public static String grouped(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder text = new StringBuilder(value < 0 ? "\u2212" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /// A number with so many decimals, rounded half up.
    public static String decimal(double value, int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        long scaled = Math.round(Math.abs(value) * scale);
        StringBuilder text = new StringBuilder(value < 0 && scaled > 0 ? "\u2212" : "").append(scaled / scale);
        if (decimals > 0) {
            String fraction = Long.toString(scaled % scale);
            text.append('.');
            for (int i = fraction.length(); i < decimals; i++) {
                text.append('0');
            }
            text.append(fraction);
        }
        return text.toString();
    }

    /// Dollars and cents without the sign: `14.36`.
    public static String usd(long microUsd) {
        long cents = Math.floorDiv(microUsd + 5_000, 10_000L);
        if (cents >= 1_000_000) {
            return count(cents / 100);
        }
        String rest = Long.toString(cents % 100);
        return grouped(cents / 100) + "." + (rest.length() < 2 ? "0" : "") + rest;
    }

    /// Tokens of all kinds, as far as they are known.
    public static String tokens(UsageMeter usage) {
        return usage.isKnown() ? count(usage.tokens().total()) : UNKNOWN;
    }

    /// What a session cost, as far as it is known.
    public static String money(Optional<Cost> cost) {
        return cost.isPresent() ? money(cost.get().microUsd()) : UNKNOWN;
    }

    /// An amount of money: `$14.36`.
    public static String money(long microUsd) {
        return "$" + usd(microUsd);
    }

    /// How an amount is known, in one word.
    public static String source(Cost cost) {
        return cost.source() == CostSource.REPORTED ? "reported" : "priced";
    }

    /// How long a call took or runs: `24 ms`, `7.8 s`, `2:14`, `21 min`, `3 h`.
    public static String elapsed(long millis) {
        if (millis < SECOND) {
            return Math.max(0, millis) + " ms";
        }
        if (millis < MINUTE) {
            return Math.min(599, millis / 100) / 10 + "." + Math.min(599, millis / 100) % 10 + " s";
        }
        return span(millis);
    }

    /// How a command ended, beside it: `failed · 7.8 s`, `7.8 s`, `no end`; empty while it runs.
    public static String end(Terminal.Line command, Phase phase) {
        Outcome outcome = command.outcome();
        if (outcome != null && outcome.in(phase) == Outcome.LOST) {
            return NO_END;
        }
        Long took = command.durationMillis();
        String time = took == null ? "" : elapsed(took);
        return outcome == Outcome.FAILED ? "failed \u00b7 " + time : time;
    }

    /// How long something has been so: `0:04`, `9:59`, `21 min`, `3 h`, `2 d`.
    public static String span(long millis) {
        if (millis < 10 * MINUTE) {
            return clock(millis);
        }
        if (millis < HOUR) {
            return millis / MINUTE + " min";
        }
        return millis < 2 * DAY ? millis / HOUR + " h" : millis / DAY + " d";
    }

    /// A running clock: `0:04`, `40:02`, `1:04:09`.
    public static String clock(long millis) {
        long seconds = Math.max(0, millis) / SECOND;
        String minutesAndSeconds = (seconds / 60) % 60 + ":" + two(seconds % 60);
        if (seconds < 3600) {
            return minutesAndSeconds;
        }
        return seconds / 3600 + ":" + two((seconds / 60) % 60) + ":" + two(seconds % 60);
    }

    /// How long ago an ISO 8601 time was; empty when there is none or it is no time.
    public static String age(@Nullable String time, Instant now) {
        Instant then = time == null ? null : IsoTime.find(time).orElse(null);
        return then == null ? "" : span(now.toEpochMilli() - then.toEpochMilli());
    }

    /// Minute and second of a moment: `03:02`.
    public static String minuteSecond(Instant at) {
        long second = secondOfDay(at);
        return two((second / 60) % 60) + ":" + two(second % 60);
    }

    /// Hour and minute: `14:58`.
    public static String hourMinute(Instant at) {
        long second = secondOfDay(at);
        return two(second / 3600) + ":" + two((second / 60) % 60);
    }

    /// The time of day: `15:03:06`.
    public static String timeOfDay(Instant at) {
        return hourMinute(at) + ":" + two(secondOfDay(at) % 60);
    }

    private static long secondOfDay(Instant at) {
        return Math.floorMod(Math.floorDiv(at.toEpochMilli(), SECOND), 86_400L);
    }

    private static String two(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    /// A share of a whole: `77.5 %`.
    public static String percent(long part, long whole) {
        return whole <= 0 ? UNKNOWN : decimal(100.0 * part / whole, 1) + " %";
    }

    /// Lines added: `+31`.
    public static String added(long lines) {
        return "+" + count(lines);
    }

    /// Lines removed, with a true minus sign.
    public static String removed(long lines) {
        return "\u2212" + count(lines);
    }

    /// A model's name without its maker and date: `sonnet-4-5`.
    public static String model(String model) {
        String name = model.startsWith("claude-") ? model.substring("claude-".length()) : model;
        int dash = name.lastIndexOf('-');
        boolean hasDate = dash > 0 && name.length() - dash == 9;
        for (int i = dash + 1; i < name.length(); i++) {
            hasDate &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        return hasDate ? name.substring(0, dash) : name;
    }
}
