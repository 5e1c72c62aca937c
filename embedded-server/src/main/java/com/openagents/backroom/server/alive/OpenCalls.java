package com.openagents.backroom.server.alive;

import com.openagents.backroom.hud.state.RunningTool;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ToolStats;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long calls that have not ended may run, for hosts that can't see whether their agent does.
final class OpenCalls {
    /// The longest that Claude Code lets a command run unless it is told otherwise (its BASH_MAX_TIMEOUT_MS).
    static final Duration USUAL = Duration.ofMinutes(10);

    /// A tool that took longer before in the session may take this many times as long again.
    private static final int OF_LONGEST = 2;

    private OpenCalls() {}

    /// Until when one of the session's open calls may run; null when none is open.
    static @Nullable Instant mayRunUntil(SessionState session) {
        Instant until = null;
        for (RunningTool call : session.tools().running()) {
            Instant end = call.at().plus(allowed(session, call.name()));
            until = until == null || end.isAfter(until) ? end : until;
        }
        return until;
    }

    private static Duration allowed(SessionState session, String tool) {
        long longest = 0;
        for (ToolStats stats : session.tools().byUse()) {
            longest = stats.name().equals(tool) ? stats.longestMillis().orElse(0) : longest;
        }
        return Duration.ofMillis(Math.max(USUAL.toMillis(), OF_LONGEST * longest));
    }
}
