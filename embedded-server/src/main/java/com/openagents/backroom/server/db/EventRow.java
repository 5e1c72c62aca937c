package com.openagents.backroom.server.db;

import com.openagents.backroom.schema.proof.EventProof;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `hud_events`.
///
/// @param shownAt when a replay shows it
/// @param body the event's own fields as a JSON object
/// @param bytes what the event takes: its body and its blobs
/// @param clipped fields of which the body has only the beginning, as a JSON array
/// @param proof what proves it; null for an event that is older than its HUD's chain
public record EventRow(
        long seq,
        String sessionId,
        Instant at,
        Instant seenAt,
        Instant shownAt,
        String agent,
        @Nullable String agentId,
        @Nullable String tickId,
        String sourceId,
        String type,
        String body,
        long bytes,
        @Nullable String clipped,
        @Nullable EventProof proof) {}
