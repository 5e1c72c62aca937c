package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The agent's to-do list. TodoWrite gives it whole; TaskCreate and TaskUpdate change one entry of it.
final class TaskPlan {
    /// More than a person reads; further entries are left out.
    private static final int MAX_ENTRIES = 200;

    private final Map<String, PlanEntry> tasks = new LinkedHashMap<>();

    /// The list that a TodoWrite call gives; null when it gives none.
    static @Nullable Plan todoWrite(JsonNode input) {
        if (!input.path("todos").isArray()) {
            return null;
        }
        List<PlanEntry> entries = new ArrayList<>();
        for (JsonNode todo : input.path("todos")) {
            String text = Nodes.anyText(todo, "content", "activeForm");
            if (text != null && entries.size() < MAX_ENTRIES) {
                entries.add(new PlanEntry(text, todo.path("status").asText("pending")));
            }
        }
        return new Plan(entries);
    }

    /// The list after a task tool did its work; null when that changed nothing.
    ///
    /// @param result the structured result; the number of a new task is only there
    @Nullable Plan done(String toolName, JsonNode input, JsonNode result, String resultText) {
        boolean changed = switch (toolName) {
            case "TaskCreate" -> create(input, result, resultText);
            case "TaskUpdate" -> update(input);
            default -> false;
        };
        return changed ? new Plan(List.copyOf(tasks.values())) : null;
    }

    private boolean create(JsonNode input, JsonNode result, String resultText) {
        String subject = Nodes.text(input, "subject");
        String id = Nodes.text(result.path("task"), "id");
        String number = id != null ? id : numberIn(resultText);
        if (subject == null || number == null || tasks.size() >= MAX_ENTRIES) {
            return false;
        }
        tasks.put(number, new PlanEntry(subject, "pending"));
        return true;
    }

    private boolean update(JsonNode input) {
        String id = input.path("taskId").asText();
        PlanEntry before = tasks.get(id);
        if (before == null) {
            return false;
        }
        String status = input.path("status").asText(before.status());
        if (status.equals("deleted")) {
            tasks.remove(id);
        } else {
            tasks.put(id, new PlanEntry(input.path("subject").asText(before.text()), status));
        }
        return true;
    }

    /// "Task #2 created successfully: …"
    private static @Nullable String numberIn(String text) {
        int hash = text.indexOf('#');
        int end = hash + 1;
        while (hash >= 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return hash >= 0 && end > hash + 1 ? text.substring(hash + 1, end) : null;
    }

    void clear() {
        tasks.clear();
    }

    Map<String, PlanEntry> saved() {
        return new LinkedHashMap<>(tasks);
    }

    void restore(Map<String, PlanEntry> saved) {
        tasks.putAll(saved);
    }
}
