package com.openagents.backroom.server.db;

import java.time.Instant;

/// What the log holds of one session.
///
/// @param firstSeq seq of its first event; events of other sessions may lie between
/// @param bytes what its events take
/// @param lastEventAt time of its newest event, by the source
/// @param lastSeenAt when its newest event was stored
public record LoggedSession(
        long hudId,
        String sessionId,
        String agent,
        long firstSeq,
        long lastSeq,
        long events,
        long bytes,
        Instant startedAt,
        Instant lastEventAt,
        Instant lastSeenAt) {
    /// Both together: the same session after more events.
    public LoggedSession plus(LoggedSession later) {
        return new LoggedSession(
                hudId,
                sessionId,
                later.agent,
                Math.min(firstSeq, later.firstSeq),
                Math.max(lastSeq, later.lastSeq),
                events + later.events,
                bytes + later.bytes,
                startedAt.isBefore(later.startedAt) ? startedAt : later.startedAt,
                lastEventAt.isAfter(later.lastEventAt) ? lastEventAt : later.lastEventAt,
                lastSeenAt.isAfter(later.lastSeenAt) ? lastSeenAt : later.lastSeenAt);
    }
}
