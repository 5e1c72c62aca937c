package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.event.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The messages of a session: the part of the records that transcripts and stream-json have in common.
///
/// Source ids are made of message id and block number, or of the tool call's id, so that both forms of one
/// session give
/// the same ids.
final class Conversation {
    /// What Claude Code calls the model of messages that no model wrote.
    private static final String NO_MODEL = "<synthetic>";

    /// Chunks of one message concatenate; a further text of it is a new paragraph.
    private static final String PARAGRAPH = "\n\n";

    private final BlockCounter blocks = new BlockCounter();
    private final ToolCalls tools;
    private final Turn turn;
    private final UnknownRecords unknown;
    private @Nullable String model;

    record Saved(
            List<BlockCounter.Message> blocks,
            List<OpenTools.Call> tools,
            Map<String, PlanEntry> tasks,
            Turn.Saved turn,
            List<String> unknown,
            @Nullable String model) {}

    Conversation() {
        this.turn = new Turn();
        this.unknown = new UnknownRecords();
        this.tools = new ToolCalls();
    }

    Turn turn() {
        return turn;
    }

    ToolCalls tools() {
        return tools;
    }

    UnknownRecords unknown() {
        return unknown;
    }

    /// A row of an assistant's message.
    ///
    /// @param record the whole row
    /// @param provisional the row's usage is only what was known when the message began
    void assistant(JsonNode record, RowSink row, boolean provisional) {
        JsonNode message = record.path("message");
        String rowId = Nodes.anyText(record, "uuid");
        String id = Nodes.anyText(message, "id");
        String messageId = id != null ? id : rowId;
        if (messageId == null) {
            unknown.see("assistant without id", row);
            return;
        }
        if (Nodes.flag(record, "isApiErrorMessage") || Nodes.flag(record, "is_api_error_message")) {
            apiError(record, message, rowId == null ? messageId : rowId, row);
            return;
        }
        if (NO_MODEL.equals(Nodes.text(message, "model"))) {
            return; // "No response requested." and the like: nobody said it
        }
        if (row.isMain()) {
            turn.ensure(row, messageId);
            modelChange(message, messageId, row);
        }
        RowSink inTick = row.tickId() == null ? row.inTick(turn.tickId()) : row;
        boolean saysSomething = false;
        Long given = Nodes.whole(record, "apiBlockIndex");
        for (JsonNode block : message.path("content")) {
            int number = blocks.number(messageId, given == null ? null : Math.min(given, Integer.MAX_VALUE - 1));
            saysSomething |= block(block, messageId, number, inTick);
            given = given == null ? null : given + 1;
        }
        usage(message, messageId, inTick, provisional);
        String stop = Nodes.text(message, "stop_reason");
        if (saysSomething && row.isMain() && stop != null && endsTurn(stop)) {
            endTurn(inTick, messageId, stop);
        }
    }

    private void endTurn(RowSink row, String messageId, String stop) {
        boolean success = !stop.equals("refusal");
        turn.end(row, messageId + ":turn_end", null, success);
        row.add(
                messageId + ":turn_status",
                new Status(success ? AgentState.IDLE : AgentState.FAILED, success ? null : stop));
    }

    private static boolean endsTurn(String stop) {
        return switch (stop) {
            case "end_turn", "stop_sequence", "refusal", "max_tokens", "model_context_window_exceeded" -> true;
            default -> false;
        };
    }

    /// @return whether the block is text to be read
    private boolean block(JsonNode block, String messageId, int number, RowSink row) {
        String type = block.path("type").asText();
        switch (type) {
            case "text" -> {
                return text(Role.ASSISTANT, block.path("text").asText(), messageId, number, row);
            }
            case "thinking" -> text(Role.THINKING, block.path("thinking").asText(), messageId, number, row);
            case "redacted_thinking", "connector_text", "fallback" -> {}
            case "tool_use", "server_tool_use", "mcp_tool_use" -> tools.start(block, row);
            default -> {
                if (type.endsWith("tool_result")) {
                    tools.result(block, MissingNode.getInstance(), null, row);
                } else {
                    unknown.see("assistant block " + type, row);
                }
            }
        }
        return false;
    }

    private boolean text(Role role, String text, String messageId, int number, RowSink row) {
        if (text.isBlank()) {
            return false;
        }
        String apart = blocks.isFirst(messageId, role) ? "" : PARAGRAPH;
        row.add(textId(messageId, number), new Chunk(role, apart + text, messageId));
        return true;
    }

    private static String textId(String messageId, int number) {
        return messageId + ":" + number;
    }

    /// A text that an agent begins to write; its row comes when it is whole.
    void beginText(Role role, String messageId, PartialTexts texts, RowSink row) {
        String apart = blocks.has(messageId, role) ? PARAGRAPH : "";
        texts.begin(role, messageId, textId(messageId, blocks.next(messageId)), apart, row);
    }

    private void usage(JsonNode message, String messageId, RowSink row, boolean provisional) {
        JsonNode usage = message.path("usage");
        String name = Nodes.text(message, "model");
        if (usage.isObject() && name != null) {
            addUsage(row, messageId, name, usage, provisional);
        }
    }

    /// Adds a usage. Rows of one message repeat it: the same figures have the same id and are stored once,
    /// other
    /// figures
    /// are another event.
    static Usage addUsage(RowSink row, String messageId, String model, JsonNode usage, boolean provisional) {
        Usage event = new Usage(
                messageId,
                model,
                Nodes.count(usage, "input_tokens"),
                Nodes.count(usage, "output_tokens"),
                Nodes.count(usage, "cache_read_input_tokens"),
                Nodes.count(usage, "cache_creation_input_tokens"),
                null,
                null,
                provisional);
        addUsage(row, event);
        return event;
    }

    static void addUsage(RowSink row, Usage usage) {
        String figures = usage.inputTokens() + "." + usage.outputTokens() + "." + usage.cacheReadTokens() + "."
                + usage.cacheWriteTokens();
        row.add(usage.messageId() + (usage.provisional() ? ":usage?:" : ":usage:") + figures, usage);
    }

    private void modelChange(JsonNode message, String messageId, RowSink row) {
        String now = Nodes.anyText(message, "model");
        if (now != null && !now.equals(model)) {
            model = now;
            row.add(messageId + ":model", new StateChange("model", "set", now));
        }
    }

    /// The model as the session's first record names it, so that the first message is no change.
    void modelIs(@Nullable String name) {
        model = name == null ? model : name;
    }

    private void apiError(JsonNode record, JsonNode message, String rowId, RowSink row) {
        String code = Nodes.anyText(record, "error", "apiErrorType", "api_error_type");
        String text = Nodes.contentText(message.path("content"));
        row.add(rowId + ":error", new Failure(code == null ? "api_error" : code, text, false));
        if (row.isMain()) {
            turn.end(row, rowId + ":turn_end", null, false);
            row.add(rowId + ":turn_status", new Status(AgentState.FAILED, code));
        }
    }

    /// A text in the user's name.
    ///
    /// @param rowId identifies the row
    /// @param tick the turn that a prompt begins
    void userText(String raw, String rowId, String tick, RowSink row) {
        if (!row.isMain()) {
            if (!(PromptText.of(raw) instanceof PromptText.Hidden)) {
                row.add(rowId, new Chunk(Role.USER, raw.strip(), rowId));
            }
            return;
        }
        switch (PromptText.of(raw)) {
            case PromptText.Prompt prompt -> {
                turn.begin(row, tick, prompt.text());
                row.inTick(tick).add(rowId, new Chunk(Role.USER, prompt.text(), rowId));
            }
            case PromptText.Notice notice -> {
                turn.begin(row, tick, null); // nobody asked for it
                row.inTick(tick).add(rowId, new Chunk(Role.SYSTEM, notice.text(), rowId));
            }
            case PromptText.Command command -> row.add(rowId, new Chunk(Role.USER, command.text(), rowId));
            case PromptText.Output output -> row.add(rowId, new Chunk(Role.SYSTEM, output.text(), rowId));
            case PromptText.ShellInput shell -> row.add(rowId, new Chunk(Role.USER, "! " + shell.command(), rowId));
            case PromptText.ShellOutput shell -> ToolCalls.terminal(shell.stdout(), shell.stderr(), null, rowId, row);
            case PromptText.Interrupt _ -> interrupt(rowId, row);
            case PromptText.Hidden _ -> {}
        }
    }

    private void interrupt(String rowId, RowSink row) {
        row.add(rowId, new Chunk(Role.SYSTEM, "Interrupted by the user", rowId));
        turn.end(row, rowId + ":turn_end", null, false);
        row.add(rowId + ":turn_status", new Status(AgentState.IDLE, "interrupted"));
    }

    Saved saved() {
        return new Saved(blocks.saved(), tools.savedCalls(), tools.savedTasks(), turn.saved(), unknown.saved(), model);
    }

    void restore(Saved saved) {
        blocks.restore(saved.blocks());
        tools.restore(saved.tools(), saved.tasks());
        turn.restore(saved.turn());
        unknown.restore(saved.unknown());
        model = saved.model();
    }

    /// Another session begins in the same file.
    void newSession() {
        turn.reset();
        tools.clear();
        model = null;
    }
}
