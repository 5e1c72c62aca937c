package com.openagents.backroom.server.session;

import java.time.Duration;

/// The limits of browser sessions.
public final class SessionLimits {
    /// A session ends so long after it began, whatever happens (the predecessor's 30 days).
    public static final Duration LIFE = Duration.ofDays(30);

    /// And so long after it was last used.
    public static final Duration IDLE = Duration.ofDays(7);

    /// What can do lasting harm needs a sign-in at most so long ago (ASVS 7.5.1).
    public static final Duration FRESH = Duration.ofMinutes(10);

    /// Sessions of one account; the one that was used longest ago makes room.
    public static final int MAX_PER_ACCOUNT = 20;

    /// Sessions remembered in memory; the database has the rest.
    static final int MAX_REMEMBERED = 10_000;

    /// How long a session is believed without asking the database again, which also notes that it is used. Ending a
    /// session counts at once; this is for a row that changes behind our back.
    static final Duration BELIEF = Duration.ofSeconds(60);

    private SessionLimits() {}
}
