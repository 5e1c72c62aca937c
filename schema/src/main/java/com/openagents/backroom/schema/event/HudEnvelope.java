package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stored event: what happened, where, when, and its place in the log.
///
/// @param hud whose HUD it belongs to
/// @param sessionId the source's id of the session
/// @param seq place in the HUD's log, from 1, without gaps
/// @param at when it happened, by the source
/// @param seenAt when we read it
/// @param agent `claude-code`, `codex`, `gemini`, `opencode`, `copilot`, `acp`, `otel` or `custom`
/// @param agentId the sub-agent, if one did it
/// @param tickId the turn it belongs to
/// @param sourceId the source's own id of the event; one stored event per HUD and source id
/// @param event what happened
/// @param clipped fields of `event` that were too large to carry whole, empty as a rule
public record HudEnvelope(
        HudId hud,
        String sessionId,
        long seq,
        Instant at,
        Instant seenAt,
        String agent,
        @Nullable String agentId,
        @Nullable String tickId,
        String sourceId,
        HudEvent event,
        List<Clipped> clipped) {

    public HudEnvelope {
        clipped = List.copyOf(clipped);
    }

    /// Whether the event carries only the beginning of something.
    public boolean isCut() {
        return !clipped.isEmpty();
    }

    /// A value of which the event carries only the beginning; `/hud/:username/:repo/events/:seq` has it whole.
    ///
    /// @param field the field's name on the wire
    /// @param bytes length of the whole value in UTF-8
    /// @param sha256 hexadecimal digest of the whole value, its name in the blob store
    public record Clipped(String field, long bytes, String sha256) {}
}
