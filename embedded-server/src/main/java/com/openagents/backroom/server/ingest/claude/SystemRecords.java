package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.Role;
import org.jspecify.annotations.Nullable;

/// The `system` records: what Claude Code tells of itself.
final class SystemRecords {
    private SystemRecords() {}

    /// One of a transcript.
    static void transcript(JsonNode record, RowSink row, Conversation conversation) {
        String subtype = record.path("subtype").asText();
        String id = Nodes.anyText(record, "uuid");
        String rowId = id == null ? row.sessionId() + ":" + subtype + ":" + row.at() : id;
        switch (subtype) {
            case "api_error" -> apiError(record, row);
            case "compact_boundary", "microcompact_boundary" ->
                compacted(record.path("compactMetadata"), "preTokens", rowId, row);
            case "turn_duration" -> turnOver(rowId, Nodes.whole(record, "durationMs"), row, conversation);
            case "stop_hook_summary" -> {
                if (!Nodes.flag(record, "preventedContinuation")) {
                    turnOver(rowId, null, row, conversation);
                }
            }
            case "local_command" -> conversation.userText(record.path("content").asText(), rowId, rowId, row);
            case "away_summary", "informational", "api_metrics", "memory_saved" -> {}
            default -> conversation.unknown().see("system " + subtype, row);
        }
    }

    private static void turnOver(String id, @Nullable Long millis, RowSink row, Conversation conversation) {
        if (row.isMain() && conversation.turn().isOpen()) {
            conversation.turn().end(row, id + ":turn_end", millis, true);
            row.add(id + ":turn_status", new Status(AgentState.IDLE, null));
        }
    }

    static void compacted(JsonNode metadata, String tokensName, String id, RowSink row) {
        String trigger = metadata.path("trigger").asText("auto");
        Long before = Nodes.whole(metadata, tokensName);
        row.add(
                id + ":compacted",
                new StateChange(
                        "context", "compacted", before == null ? trigger : trigger + ", " + before + " tokens"));
    }

    private static void apiError(JsonNode record, RowSink row) {
        JsonNode error = record.path("error");
        String message = Nodes.anyText(error, "formatted", "message");
        String cause = Nodes.anyText(record.path("cause"), "message", "code");
        Long status = Nodes.whole(error, "status");
        retry(
                row,
                status,
                message != null ? message : cause != null ? cause : "the model's API failed",
                Nodes.count(record, "retryAttempt"),
                Nodes.count(record, "maxRetries"),
                record.path("retryInMs").asLong());
    }

    /// A request that failed and is tried again. Transcript and stream tell of it with different ids, but with
    /// the same
    /// figures.
    static void retry(RowSink row, @Nullable Long status, String message, long attempt, long max, long delayMillis) {
        String id = row.sessionId() + ":retry:" + status + ":" + attempt + ":" + delayMillis;
        String code = status == null ? "api_error" : "api_error_" + status;
        row.add(id, new Failure(code, message + " (attempt " + attempt + " of " + max + ")", attempt < max));
        if (row.isMain()) {
            boolean limited = status != null && status == 429;
            row.add(id + ":status", new Status(AgentState.WORKING, limited ? "rate_limit" : "api_retry"));
        }
    }

    static void note(String text, String id, RowSink row) {
        if (!text.isBlank()) {
            row.add(id, new Chunk(Role.SYSTEM, text, id));
        }
    }
}
