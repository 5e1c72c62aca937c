package com.openagents.backroom.schema.event;

import java.time.Instant;
import java.util.Optional;

/// Times as text: ISO 8601 in UTC, exact to the nanosecond, the same text that [Instant] itself gives.
///
/// The page's script is compiled from this code, and `java.time`'s own formatter would be three quarters of it. Days
/// are counted by Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the
/// leap day is the last one.
public final class IsoTime {
    private static final long SECONDS_A_DAY = 86_400;
    private static final long DAYS_AN_ERA = 146_097;

    /// From 0000-03-01, where eras begin, to 1970-01-01.
    private static final long DAYS_BEFORE_EPOCH = 719_468;

    private static final int MAX_FRACTION_DIGITS = 9;

    /// Digits of the longest year [Instant] knows.
    private static final int MAX_YEAR_DIGITS = 10;

    private IsoTime() {}

    /// Writes what `Instant.toString()` would.
    public static String text(Instant at) {
        long days = Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY);
        int second = (int) Math.floorMod(at.getEpochSecond(), SECONDS_A_DAY);
        long sinceEra = days + DAYS_BEFORE_EPOCH;
        long era = Math.floorDiv(sinceEra, DAYS_AN_ERA);
        int day = (int) Math.floorMod(sinceEra, DAYS_AN_ERA);
        int year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        int dayOfYear = day - (365 * year + year / 4 - year / 100);
        int fromMarch = (5 * dayOfYear + 2) / 153;
        int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
        StringBuilder text = new StringBuilder(30);
        year(year + era * 400 + (month <= 2 ? 1 : 0), text);
        pair('-', month, text);
        pair('-', dayOfYear - (153 * fromMarch + 2) / 5 + 1, text);
        pair('T', second / 3_600, text);
        pair(':', second / 60 % 60, text);
        pair(':', second % 60, text);
        fraction(at.getNano(), text);
        return text.append('Z').toString();
    }

    private static void year(long year, StringBuilder text) {
        if (year < 0) {
            text.append('-');
        } else if (year > 9_999) {
            text.append('+');
        }
        padded(Math.abs(year), 4, text);
    }

    private static void pair(char before, int value, StringBuilder text) {
        text.append(before);
        padded(value, 2, text);
    }

    /// Three, six or nine digits, as many as the value needs.
    private static void fraction(int nanos, StringBuilder text) {
        if (nanos == 0) {
            return;
        }
        text.append('.');
        if (nanos % 1_000_000 == 0) {
            padded(nanos / 1_000_000, 3, text);
        } else if (nanos % 1_000 == 0) {
            padded(nanos / 1_000, 6, text);
        } else {
            padded(nanos, MAX_FRACTION_DIGITS, text);
        }
    }

    private static void padded(long value, int width, StringBuilder text) {
        String digits = Long.toString(value);
        for (int i = digits.length(); i < width; i++) {
            text.append('0');
        }
        text.append(digits);
    }

    /// Reads a time in UTC: a date, `T`, a time with or without a fraction, and `Z` or an offset of zero. Empty for
    /// anything else.
    public static Optional<Instant> find(String text) {
        int from = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        int dash = text.indexOf('-', from);
        long year = number(text, from, dash);
        boolean isWide = from == 1 && dash - from <= MAX_YEAR_DIGITS;
        if (year < 0 || dash - from < 4 || (dash - from > 4 && !isWide)) {
            return Optional.empty();
        }
        year = text.charAt(0) == '-' ? -year : year;
        int at = dash + 1;
        long month = number(text, at, at + 2);
        long day = number(text, at + 3, at + 5);
        long hour = number(text, at + 6, at + 8);
        long minute = number(text, at + 9, at + 11);
        long second = number(text, at + 12, at + 14);
        boolean isShaped = is(text, at + 2, '-')
                && (is(text, at + 5, 'T') || is(text, at + 5, 't'))
                && is(text, at + 8, ':')
                && is(text, at + 11, ':');
        boolean isInRange = month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOf(year, month)
                && hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 59;
        int end = fractionEnd(text, at + 14);
        if (!isShaped || !isInRange || !isUtc(text, end)) {
            return Optional.empty();
        }
        long seconds = epochDay(year, month, day) * SECONDS_A_DAY + hour * 3_600 + minute * 60 + second;
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(seconds, nanos(text, at + 15, end)));
    }

    private static boolean is(String text, int index, char expected) {
        return index < text.length() && text.charAt(index) == expected;
    }

    private static boolean isUtc(String text, int end) {
        String zone = end > text.length() ? "" : text.substring(end);
        return zone.equals("Z") || zone.equals("z") || zone.equals("+00:00");
    }

    /// Where the fraction that may begin here ends; a point without digits ends it too.
    private static int fractionEnd(String text, int point) {
        if (!is(text, point, '.')) {
            return point;
        }
        int end = point + 1;
        while (end < text.length() && end - point <= MAX_FRACTION_DIGITS && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static long nanos(String text, int from, int end) {
        long nanos = 0;
        for (int i = from; i < from + MAX_FRACTION_DIGITS; i++) {
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static long daysOf(long year, long month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static long epochDay(long year, long month, long day) {
        long shifted = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(shifted, 400L);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_AN_ERA + dayOfEra - DAYS_BEFORE_EPOCH;
    }

    /// The whole number of these digits; −1 when there is anything but digits, or nothing.
    private static long number(String text, int from, int end) {
        if (end > text.length() || end <= from || end - from > MAX_YEAR_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
