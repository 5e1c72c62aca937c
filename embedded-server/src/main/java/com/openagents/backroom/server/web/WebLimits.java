package com.openagents.backroom.server.web;

import java.time.Duration;

/// Every limit of a listener. Helidon's own defaults are open: no limit, or minutes.
public final class WebLimits {
    /// The largest request body where a route does not say otherwise: forms and small JSON.
    public static final int MAX_BODY_BYTES = 64 * 1024;

    /// All headers of a request: cookies and a browser's hints stay under 8 KiB.
    public static final int MAX_HEADERS_BYTES = 16 * 1024;

    /// The request line: our longest link is under 1 KiB.
    public static final int MAX_PROLOGUE_BYTES = 4 * 1024;

    /// Open connections of a listener, streams among them; one costs about 25 KiB.
    public static final int MAX_CONNECTIONS = 8_192;

    /// Connections that wait to be accepted when all come at once, as after a restart.
    public static final int BACKLOG = 1_024;

    /// Requests worked on at a time; streams are counted apart, by their hub.
    public static final int MAX_REQUESTS = 256;

    /// How long a request waits for its turn before it is told to come back.
    public static final Duration MAX_REQUEST_WAIT = Duration.ofSeconds(2);

    /// How long a whole request, head and body, may take to arrive (Slowloris, R.U.D.Y.).
    public static final Duration REQUEST_READ_TIMEOUT = Duration.ofSeconds(15);

    /// How long a connection may be kept open between two requests.
    public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    /// How long one piece of an answer may take to leave.
    public static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    /// A piece of an answer: with the time above, a reader of 1.6 KB/s is still served.
    public static final int WRITE_PIECE_BYTES = 16 * 1024;

    /// How long what is left of a refused request is read, so that the answer is not lost to a reset (RFC 9112, 9.6).
    public static final Duration LINGER_TIMEOUT = Duration.ofSeconds(1);

    /// How much of it is read: twice the largest body that any route takes, as bodies a little over it are the usual
    /// ones.
    public static final int MAX_LINGER_BYTES = 16 * 1024 * 1024;

    /// The kernel's buffer of unsent bytes, per connection; what a stalled reader can hold.
    public static final int SEND_BUFFER_BYTES = 64 * 1024;

    /// How often connections are looked at.
    public static final Duration SWEEP_PERIOD = Duration.ofMillis(500);

    /// How long requests may take to finish when the listener closes.
    public static final Duration STOP_GRACE = Duration.ofSeconds(1);

    private WebLimits() {}
}
