package com.openagents.backroom.console.testing;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.List;

/// Makes sessions by folding the events that make them so.
public final class Sessions {
    /// The moment at which tests look.
    public static final Instant NOW = Instant.parse("2026-11-23T15:05:26Z");

    private Sessions() {}

    /// Adds a session to `hud` whose last event was `secondsAgo`.
    public static void add(HudState hud, String sessionId, String title, AgentState state, long secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        apply(
                hud,
                sessionId,
                at.minusSeconds(30),
                new HudEvent.SessionStart("claude-sonnet-4-5", null, "main", title, null));
        apply(hud, sessionId, at.minusSeconds(20), new HudEvent.TickStart("Please " + title));
        apply(
                hud,
                sessionId,
                at.minusSeconds(2),
                new HudEvent.ToolStart(sessionId + "-t1", "Bash", ToolKind.EXECUTE, "cargo test", null));
        apply(hud, sessionId, at, new HudEvent.Status(state, state == AgentState.WAITING ? "permission" : null));
    }

    public static void apply(HudState hud, String sessionId, Instant at, HudEvent event) {
        long seq = hud.seq() + 1;
        hud.apply(new HudEnvelope(
                hud.hud(), sessionId, seq, at, at, "claude-code", null, null, hud.hud() + "-" + seq, event, List.of()));
    }

    /// A HUD with one session that waits, one that failed, one that works and one that is idle.
    public static HudState fourStates() {
        HudState hud = new HudState(new HudId("dev", "openagents"));
        add(hud, "s-idle", "Refactor the parser", AgentState.IDLE, 240);
        add(hud, "s-work", "Fix baseline NaN panic", AgentState.WORKING, 5);
        add(hud, "s-fail", "Fix relay DB sync calls", AgentState.FAILED, 4);
        add(hud, "s-wait", "Add real-time metrics", AgentState.WAITING, 134);
        return hud;
    }
}
