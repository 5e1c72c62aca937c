package com.openagents.backroom.hud.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The order of sessions on a wall (tokens.md §8): who waits longest for a human, then failed, running, quiet.
public final class WallOrder {
    private WallOrder() {}

    /// The groups of the wall.
    public enum Group {
        NEEDS_YOU,
        RUNNING,
        QUIET
    }

    /// Where a phase belongs. What failed stays in sight with what runs.
    public static Group group(Phase phase) {
        return switch (phase) {
            case WAITING -> Group.NEEDS_YOU;
            case FAILED, WORKING, STARTING -> Group.RUNNING;
            case IDLE, OFFLINE, COMPLETED, ENDED -> Group.QUIET;
        };
    }

    /// All sessions in the order of the wall.
    public static List<SessionState> sorted(Collection<SessionState> sessions, Instant now) {
        List<SessionState> sorted = new ArrayList<>(sessions);
        sorted.sort((a, b) -> compare(a, b, now));
        return sorted;
    }

    /// The sessions of one group in their order.
    public static List<SessionState> of(Group group, Collection<SessionState> sessions, Instant now) {
        List<SessionState> sorted = sorted(sessions, now);
        sorted.removeIf(session -> group(session.phaseAt(now).phase()) != group);
        return sorted;
    }

    private static int compare(SessionState a, SessionState b, Instant now) {
        PhaseNow first = a.phaseAt(now);
        PhaseNow second = b.phaseAt(now);
        int byGroup = group(first.phase()).compareTo(group(second.phase()));
        if (byGroup != 0) {
            return byGroup;
        }
        if (first.phase() == Phase.WAITING) {
            return first.since().compareTo(second.since());
        }
        int byFailure = Boolean.compare(second.phase() == Phase.FAILED, first.phase() == Phase.FAILED);
        if (byFailure != 0) {
            return byFailure;
        }
        int byNews = b.lastEventAt().compareTo(a.lastEventAt());
        return byNews != 0 ? byNews : a.sessionId().compareTo(b.sessionId());
    }
}
