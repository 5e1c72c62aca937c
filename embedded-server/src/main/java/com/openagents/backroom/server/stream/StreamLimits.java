package com.openagents.backroom.server.stream;

import java.time.Duration;

/// The limits of live streams.
///
/// @param total streams open at a time
/// @param perHud streams of one HUD
/// @param perAddress streams of one client address; loopback is ours, or a tunnel's with many clients behind it, and
///     has no such limit
/// @param perAccount streams of one person who is signed in, wherever
public record StreamLimits(int total, int perHud, int perAddress, int perAccount) {
    /// Streams of one client address: an office behind one address, where each looks at a few HUDs.
    private static final int MAX_PER_ADDRESS = 100;

    /// Streams of one person: a browser opens six to a host over HTTP/1.1 (the seventh tab waits until one is closed;
    /// behind a proxy that speaks HTTP/2 it does not), on ten machines.
    private static final int MAX_PER_ACCOUNT = 60;

    /// Events a viewer may be behind.
    public static final int MAX_MAILBOX_EVENTS = 256;

    /// Bytes a viewer may be behind (Centrifuge's default).
    public static final int MAX_MAILBOX_BYTES = 1024 * 1024;

    /// Events of a HUD kept for viewers that come back.
    public static final int MAX_RING_EVENTS = 1_024;

    /// What these may take.
    public static final int MAX_RING_BYTES = 4 * 1024 * 1024;

    /// Events in one message, so that one message never fills a mailbox.
    public static final int MAX_MESSAGE_EVENTS = 64;

    /// How long events wait for each other, at most.
    public static final Duration BATCH = Duration.ofMillis(25);

    /// A comment keeps proxies (60–100 s) from closing a quiet stream.
    public static final Duration HEARTBEAT = Duration.ofSeconds(20);

    /// A stream's life; then the client comes back and is checked anew.
    public static final Duration MAX_LIFE = Duration.ofHours(1);

    /// How often the number of viewers is told, when it changed.
    public static final Duration PRESENCE = Duration.ofSeconds(2);

    /// What a client is told to wait before it comes back: 1–5 s, so that all do not come at once.
    public static final int MIN_RETRY_MILLIS = 1_000;

    public static final int MAX_RETRY_MILLIS = 5_000;

    /// What a refused client is told to wait.
    public static final Duration REFUSED_RETRY = Duration.ofSeconds(30);

    /// Limits with this total; one HUD may have all of it.
    public static StreamLimits of(int total) {
        return new StreamLimits(total, total, MAX_PER_ADDRESS, MAX_PER_ACCOUNT);
    }
}
