package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/// The prompts that wait for the agent, by `queue-operation` records.
final class PromptQueue {
    /// More prompts than anyone queues; further ones are not counted.
    private static final int MAX_WAITING = 100;

    private final Deque<QueueItem> waiting = new ArrayDeque<>();

    void apply(JsonNode record, RowSink row) {
        String operation = record.path("operation").asText();
        String content = record.path("content").asText();
        switch (operation) {
            case "enqueue" -> enqueue(content, row);
            case "dequeue" -> waiting.pollFirst();
            case "remove" -> remove(content);
            case "popAll" -> waiting.clear();
            default -> {
                return;
            }
        }
        String id = row.sessionId() + ":queue:" + row.at().toEpochMilli() + ":" + operation + ":"
                + Objects.hash(content, waiting.size());
        row.add(id, new Queue(waiting.size(), waiting.peekFirst()));
    }

    private void enqueue(String content, RowSink row) {
        if (waiting.size() < MAX_WAITING) {
            String label = switch (PromptText.of(content)) {
                case PromptText.Notice notice -> notice.text();
                case PromptText.Command command -> command.text();
                case PromptText.Prompt prompt -> prompt.text();
                case PromptText.Output _,
                        PromptText.ShellInput _,
                        PromptText.ShellOutput _,
                        PromptText.Interrupt _,
                        PromptText.Hidden _ -> content;
            };
            waiting.addLast(new QueueItem(ToolUse.oneLine(label), null, row.at().toString()));
        }
    }

    private void remove(String content) {
        String label = ToolUse.oneLine(content);
        if (!waiting.removeIf(item -> item.label().equals(label))) {
            waiting.pollLast();
        }
    }

    List<QueueItem> saved() {
        return List.copyOf(waiting);
    }

    void restore(List<QueueItem> saved) {
        waiting.addAll(saved);
    }
}
