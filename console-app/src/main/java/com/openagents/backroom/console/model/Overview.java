package com.openagents.backroom.console.model;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.WallOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All sessions at a glance, as plain values.
///
/// @param order all sessions in the order of the wall
/// @param waitingLongest who needs the operator most
public record Overview(
        int waiting, int failed, int working, List<SessionRef> order, Optional<SessionRef> waitingLongest) {
    public static final Overview EMPTY = new Overview(0, 0, 0, List.of(), Optional.empty());

    public Overview {
        order = List.copyOf(order);
    }

    /// Looks at all HUDs.
    public static Overview of(List<HudState> huds, Instant now) {
        List<SessionState> sessions = WallOrder.sorted(
                huds.stream().flatMap(hud -> hud.sessions().stream()).toList(), now);
        int waiting = 0;
        int failed = 0;
        int working = 0;
        for (SessionState session : sessions) {
            switch (session.phaseAt(now).phase()) {
                case WAITING -> waiting++;
                case FAILED -> failed++;
                case WORKING, STARTING -> working++;
                case IDLE, OFFLINE, COMPLETED, ENDED -> {}
            }
        }
        Optional<SessionRef> longest = sessions.stream()
                .filter(session -> session.phaseAt(now).phase() == Phase.WAITING)
                .findFirst()
                .map(SessionRef::of);
        return new Overview(
                waiting, failed, working, sessions.stream().map(SessionRef::of).toList(), longest);
    }
}
