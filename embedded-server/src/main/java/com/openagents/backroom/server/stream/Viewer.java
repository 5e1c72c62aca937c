package com.openagents.backroom.server.stream;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// One open stream.
public final class Viewer {
    private final Mailbox mailbox = new Mailbox();
    private final LongSupplier nanoTime;
    private final BooleanSupplier mayStay;
    private final long openedNanos;
    private volatile long lastSentNanos;

    /// A stream that begins now.
    ///
    /// @param nanoTime a clock like [System#nanoTime]
    /// @param mayStay whether the viewer may still see what it sees; asked at every tick
    public Viewer(LongSupplier nanoTime, BooleanSupplier mayStay) {
        this.nanoTime = nanoTime;
        this.mayStay = mayStay;
        this.openedNanos = nanoTime.getAsLong();
        this.lastSentNanos = openedNanos;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /// Notes that something was sent now.
    void sent() {
        lastSentNanos = nanoTime.getAsLong();
    }

    /// Makes due what time makes due.
    void tick(long nowNanos) {
        if (!mayStay.getAsBoolean()) {
            mailbox.end(Mailbox.End.CLOSED);
        } else if (nowNanos - openedNanos > StreamLimits.MAX_LIFE.toNanos()) {
            mailbox.end(Mailbox.End.EXPIRED);
        } else if (nowNanos - lastSentNanos > StreamLimits.HEARTBEAT.toNanos()) {
            lastSentNanos = nowNanos;
            mailbox.heartbeat();
        }
    }
}
