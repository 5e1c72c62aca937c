package com.openagents.backroom.bench.measure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A moment written into what is sent, found again where it is received: `sent@MICROS@`. Both ends are on one machine
/// and read one clock.
public final class Mark {
    private static final byte[] BEFORE = "sent@".getBytes(StandardCharsets.US_ASCII);

    private int matched;
    private boolean isInNumber;
    private long number;

    /// Takes note of what is found.
    public interface Found {
        /// Called with the moment that was written, in microseconds.
        void at(long micros);
    }

    /// The text that marks this moment.
    public static String now() {
        return "sent@" + micros() + "@";
    }

    /// Microseconds since 1970.
    public static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /// Looks through the next bytes of a stream. A mark may be cut anywhere between two calls.
    public void scan(byte[] bytes, int length, Found found) {
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (isInNumber) {
                if (b >= '0' && b <= '9') {
                    number = number * 10 + (b - '0');
                } else {
                    isInNumber = false;
                    if (b == '@') {
                        found.at(number);
                    }
                }
            } else if (b == BEFORE[matched]) {
                matched++;
                if (matched == BEFORE.length) {
                    matched = 0;
                    number = 0;
                    isInNumber = true;
                }
            } else {
                matched = b == BEFORE[0] ? 1 : 0;
            }
        }
    }
}
