package com.openagents.backroom.server.alive;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session as it is at one moment.
///
/// @param cwd the folder it works in now; null when it named none
/// @param workspace the folder of its HUD; null for records without a folder
/// @param isAtWork whether its silence means something
/// @param saidAt its newest event
/// @param heardAt when it was last heard of, in any way
/// @param mayRunUntil how long its open calls may take; null when it has none
record Seen(
        String id,
        String agent,
        @Nullable String cwd,
        @Nullable String workspace,
        boolean isAtWork,
        Instant saidAt,
        Instant heardAt,
        @Nullable Instant mayRunUntil) {

    /// The sessions of a HUD.
    static List<Seen> all(HudState state, @Nullable String workspace) {
        return state.sessions().stream().map(session -> of(session, workspace)).toList();
    }

    private static Seen of(SessionState session, @Nullable String workspace) {
        return new Seen(
                session.sessionId(),
                session.agent(),
                session.facts().cwd().orElse(null),
                workspace,
                session.isAtWork(),
                session.lastEventAt(),
                session.heardAt(),
                OpenCalls.mayRunUntil(session));
    }

    /// Whether it should have been heard of, and was not, for this long.
    boolean isQuiet(Instant now, Duration time) {
        return isAtWork && !heardAt.plus(time).isAfter(now);
    }

    /// Whether it says nothing because a call takes as long as calls do.
    boolean isAmidCall(Instant now) {
        return mayRunUntil != null && mayRunUntil.isAfter(now);
    }

    /// Whether the process may be this session's agent: of its kind, in its folder or one between that and its
    /// workspace's, and older than what it said last.
    boolean mayBe(AgentProcess process) {
        String folder = process.folder().toString();
        return process.agent().equals(agent)
                && !saidAt.isBefore(process.startedAt())
                && cwd != null
                && (folder.equals(cwd) || (workspace != null && isIn(cwd, folder) && isIn(folder, workspace)));
    }

    private static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
