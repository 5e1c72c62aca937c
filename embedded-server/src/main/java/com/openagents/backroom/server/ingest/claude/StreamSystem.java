package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.ToolProgress;
import org.jspecify.annotations.Nullable;

/// The rows of stream-json that are no messages: what Claude Code tells of itself, and how a run ended.
final class StreamSystem {
    /// Error texts of a failed run that are shown; a broken installation lists dozens of the same.
    private static final int MAX_ERRORS = 5;

    private StreamSystem() {}

    static void map(JsonNode body, RowSink row, Conversation conversation) {
        String subtype = body.path("subtype").asText();
        String uuid = Nodes.anyText(body, "uuid");
        String id = uuid == null ? row.sessionId() + ":" + subtype + ":" + row.at() : uuid;
        switch (subtype) {
            case "init" -> init(body, id, row, conversation);
            case "status" -> status(body, id, row);
            case "compact_boundary" -> SystemRecords.compacted(body.path("compact_metadata"), "pre_tokens", id, row);
            case "api_retry" -> {
                long attempt = Nodes.count(body, "attempt");
                String error = body.path("error").asText("the model's API failed");
                long delay = body.path("retry_delay_ms").asLong();
                Long code = Nodes.whole(body, "error_status");
                SystemRecords.retry(row, code, error, attempt, Nodes.count(body, "max_retries"), delay);
            }
            case "permission_denied" -> {
                String tool = Nodes.anyText(body, "tool_use_id");
                String reason = body.path("decision_reason_type").asText();
                ToolCalls.denied(
                        tool == null ? id : tool, body.path("tool_name").asText(), reason, row);
            }
            case "hook_response" -> hook(body, id, row);
            case "task_started" -> task(body, "started", Nodes.anyText(body, "description"), row);
            case "task_notification" -> // its summary is what came of the task, which the thread has, and names nobody
                task(body, body.path("status").asText("ended"), null, row);
            case "task_progress" -> taskProgress(body, row);
            case "local_command_output" ->
                SystemRecords.note(body.path("content").asText(), id, row);
            case "background_tasks_changed",
                    "elicitation_complete",
                    "files_persisted",
                    "hook_progress",
                    "hook_started",
                    "informational",
                    "session_state_changed",
                    "task_updated",
                    "thinking_tokens" -> {}
            default -> conversation.unknown().see("system " + subtype, row);
        }
    }

    private static void init(JsonNode body, String id, RowSink row, Conversation conversation) {
        String model = Nodes.anyText(body, "model");
        String cwd = Nodes.anyText(body, "cwd");
        // A background agent that comes back gives another init: the session goes on, and the same start says so.
        row.add(id + ":start", new SessionStart(model, cwd, null, null, null));
        conversation.modelIs(model);
        conversation.turn().begin(row, id, null);
        String mode = Nodes.anyText(body, "permissionMode");
        if (mode != null) {
            row.add(id + ":mode", new StateChange("permission_mode", "set", mode));
        }
    }

    private static void status(JsonNode body, String id, RowSink row) {
        String status = Nodes.anyText(body, "status");
        if (!"requesting".equals(status)) {
            row.add(id, new Status(AgentState.WORKING, status));
        }
    }

    private static void hook(JsonNode body, String id, RowSink row) {
        String outcome = body.path("outcome").asText("success");
        if (!outcome.equals("success") && !outcome.equals("cancelled")) {
            String said = body.path("stderr").asText(body.path("output").asText());
            String text = body.path("hook_name").asText("hook") + ": " + said;
            row.add(id, new Failure("hook", ToolUse.oneLine(text), true));
        }
    }

    private static void task(JsonNode body, String operation, @Nullable String label, RowSink row) {
        String task = Nodes.anyText(body, "task_id");
        if (task != null) {
            String shown = label == null ? null : ToolUse.oneLine(label);
            String id = task + ":" + operation + ":" + body.path("run_id").asText();
            row.ofAgent(task).add(id, new StateChange("subagent", operation, shown));
        }
    }

    private static void taskProgress(JsonNode body, RowSink row) {
        String tool = Nodes.anyText(body, "tool_use_id");
        Long elapsed = Nodes.whole(body.path("usage"), "duration_ms");
        if (tool != null && elapsed != null) {
            row.add(tool + ":progress:" + elapsed, new ToolProgress(tool, elapsed));
        }
    }

    /// How a run ended.
    ///
    /// @param lastMessage the newest message of the main agent: a transcript names the end of this turn alike
    static void result(JsonNode body, String lastMessage, RowSink row, Conversation conversation) {
        String uuid = Nodes.anyText(body, "uuid");
        String id = uuid == null ? lastMessage + ":result" : uuid;
        // A failed API gives subtype "success" with is_error (seen in 2.1.330).
        boolean failed = Nodes.flag(body, "is_error");
        for (JsonNode denial : body.path("permission_denials")) {
            String tool = Nodes.anyText(denial, "tool_use_id");
            if (tool != null) {
                ToolCalls.denied(tool, denial.path("tool_name").asText(), "", row);
            }
        }
        if (failed) {
            String code = Nodes.anyText(body, "terminal_reason", "subtype");
            row.add(id + ":error", new Failure(code == null ? "failed" : code, errorText(body), false));
        }
        conversation.turn().end(row, lastMessage + ":turn_end", Nodes.whole(body, "duration_ms"), !failed);
        row.add(
                id + ":status",
                new Status(
                        failed ? AgentState.FAILED : AgentState.COMPLETED,
                        failed ? Nodes.anyText(body, "terminal_reason", "subtype") : null));
    }

    private static String errorText(JsonNode body) {
        StringBuilder text = new StringBuilder(body.path("result").asText());
        int errors = 0;
        for (JsonNode error : body.path("errors")) {
            if (errors++ < MAX_ERRORS) {
                text.append(text.isEmpty() ? "" : "\n").append(ToolUse.oneLine(error.asText()));
            }
        }
        if (errors > MAX_ERRORS) {
            text.append("\nand ").append(errors - MAX_ERRORS).append(" more");
        }
        return text.isEmpty() ? "the run failed and did not say why" : text.toString();
    }

    static void rateLimit(JsonNode record, RowSink row) {
        JsonNode info = record.path("rate_limit_info");
        String status = info.path("status").asText("unknown");
        String kind = info.path("rateLimitType").asText();
        String resets = info.path("resetsAt").asText();
        String id = row.sessionId() + ":rate_limit:" + status + ":" + kind + ":" + resets;
        row.add(id, new StateChange("rate_limit", status, kind));
        if (status.equals("rejected")) {
            row.add(id + ":error", new Failure("rate_limit", "the account's limit is reached: " + kind, true));
        }
    }

    /// A program that drives Claude Code is asked whether a tool may run: a human is needed.
    static void controlRequest(JsonNode record, RowSink row) {
        JsonNode request = record.path("request");
        if (request.path("subtype").asText().equals("can_use_tool")) {
            String tool = Nodes.anyText(request, "tool_use_id");
            String asked = Nodes.anyText(record, "request_id");
            String id = asked != null ? asked : tool != null ? tool : row.sessionId() + ":" + row.at();
            row.add(id + ":permission", new Status(AgentState.WAITING, "permission"));
        }
    }
}
