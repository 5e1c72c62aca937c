package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.Role;

/// The `attachment` records: what Claude Code puts beside a message for the model. Few of them are news to a
/// person.
final class Attachments {
    private Attachments() {}

    static void map(JsonNode attachment, JsonNode record, RowSink row, Conversation conversation) {
        String type = attachment.path("type").asText();
        String id = Nodes.anyText(record, "uuid");
        switch (type) {
            case "" -> {} // a record whose contents were taken out
            case "queued_command" -> {
                String prompt = Nodes.contentText(attachment.path("prompt"));
                if (id != null && PromptText.of(prompt) instanceof PromptText.Prompt typed) {
                    row.add(id, new Chunk(Role.USER, typed.text(), id));
                }
            }
            case "hook_non_blocking_error", "hook_blocking_error", "hook_error_during_execution" -> {
                if (id != null) {
                    String hook = attachment.path("hookName").asText("hook");
                    String said = attachment
                            .path("stderr")
                            .asText(attachment.path("content").asText());
                    row.add(id, new Failure("hook", ToolUse.oneLine(hook + ": " + said), true));
                }
            }
            case "agent_listing_delta",
                    "agent_mention",
                    "auto_mode",
                    "async_hook_response",
                    "compact_file_reference",
                    "critical_system_reminder",
                    "command_permissions",
                    "date",
                    "date_change",
                    "deferred_tools_delta",
                    "diagnostics",
                    "directory",
                    "edited_text_file",
                    "environment",
                    "file",
                    "hook_additional_context",
                    "hook_cancelled",
                    "hook_stopped_continuation",
                    "hook_success",
                    "hook_system_message",
                    "invoked_skills",
                    "mcp_instructions_delta",
                    "mcp_resource",
                    "model",
                    "nested_memory",
                    "opened_file_in_ide",
                    "output_style",
                    "plan_file_reference",
                    "plan_mode",
                    "plan_mode_exit",
                    "plan_mode_reentry",
                    "prompt_snapshot",
                    "relevant_memories",
                    "selected_lines_in_ide",
                    "session_context",
                    "silent_turn_reminder",
                    "skill_listing",
                    "task_reminder",
                    "task_status",
                    "todo",
                    "todo_reminder",
                    "token_usage",
                    "ultrathink_effort" -> {} // for the model's eyes
            default -> conversation.unknown().see("attachment " + type, row);
        }
    }
}
