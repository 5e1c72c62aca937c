package com.openagents.backroom.console.model;

import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The order in which the wall shows sessions and keys walk through them: who needs the operator, what failed, what
/// runs, what is quiet.
public final class SessionOrder {
    private SessionOrder() {}

    public static List<SessionState> sorted(List<SessionState> sessions, Instant now) {
        return sessions.stream()
                .map(session -> new Ranked(session, session.phaseAt(now)))
                .sorted(BY_NEED)
                .map(Ranked::session)
                .toList();
    }

    private record Ranked(SessionState session, PhaseNow phase) {
        int group() {
            return switch (phase.phase()) {
                case WAITING -> 0;
                case FAILED -> 1;
                case WORKING, STARTING -> 2;
                case IDLE, OFFLINE, COMPLETED, ENDED -> 3;
            };
        }

        /// Who waits longest comes first; of the others, who did something last.
        long age() {
            return phase.phase() == Phase.WAITING
                    ? phase.since().toEpochMilli()
                    : -session.lastEventAt().toEpochMilli();
        }
    }

    private static final Comparator<Ranked> BY_NEED = Comparator.comparingInt(Ranked::group)
            .thenComparingLong(Ranked::age)
            .thenComparing(ranked -> ranked.session().sessionId());
}
