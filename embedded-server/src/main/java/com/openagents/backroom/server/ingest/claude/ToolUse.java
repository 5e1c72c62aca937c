package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a tool call does, and how a person reads it in one line.
record ToolUse(ToolKind kind, String title) {
    /// Longest title: what a wide window shows in one line.
    static final int MAX_TITLE_CHARS = 200;

    private static final String MCP = "mcp__";

    /// The kinds of Claude Code's own tools, old and new names (agent-record-schemas.md, init rows of the
    /// captures).
    private static final Map<String, ToolKind> KINDS = Map.ofEntries(
            Map.entry("Read", ToolKind.READ),
            Map.entry("NotebookRead", ToolKind.READ),
            Map.entry("LS", ToolKind.READ),
            Map.entry("BashOutput", ToolKind.READ),
            Map.entry("TaskOutput", ToolKind.READ),
            Map.entry("AgentOutputTool", ToolKind.READ),
            Map.entry("ReadMcpResourceTool", ToolKind.READ),
            Map.entry("ListMcpResourcesTool", ToolKind.READ),
            Map.entry("Edit", ToolKind.EDIT),
            Map.entry("MultiEdit", ToolKind.EDIT),
            Map.entry("Write", ToolKind.EDIT),
            Map.entry("NotebookEdit", ToolKind.EDIT),
            Map.entry("Glob", ToolKind.SEARCH),
            Map.entry("Grep", ToolKind.SEARCH),
            Map.entry("LSP", ToolKind.SEARCH),
            Map.entry("ToolSearch", ToolKind.SEARCH),
            Map.entry("Bash", ToolKind.EXECUTE),
            Map.entry("PowerShell", ToolKind.EXECUTE),
            Map.entry("Monitor", ToolKind.EXECUTE),
            Map.entry("KillShell", ToolKind.EXECUTE),
            Map.entry("KillBash", ToolKind.EXECUTE),
            Map.entry("TaskStop", ToolKind.EXECUTE),
            Map.entry("WebFetch", ToolKind.FETCH),
            Map.entry("WebSearch", ToolKind.FETCH),
            Map.entry("web_fetch", ToolKind.FETCH),
            Map.entry("web_search", ToolKind.FETCH),
            Map.entry("TodoWrite", ToolKind.THINK),
            Map.entry("TodoRead", ToolKind.THINK),
            Map.entry("TaskCreate", ToolKind.THINK),
            Map.entry("TaskUpdate", ToolKind.THINK),
            Map.entry("TaskList", ToolKind.THINK),
            Map.entry("TaskGet", ToolKind.THINK),
            Map.entry("EnterPlanMode", ToolKind.THINK),
            Map.entry("ExitPlanMode", ToolKind.THINK),
            Map.entry("exit_plan_mode", ToolKind.THINK));

    /// @param workspace the session's folder; paths below it are shown relative to it
    static ToolUse of(String name, JsonNode input, @Nullable String workspace) {
        String title = title(name, input, workspace);
        return new ToolUse(kind(name), oneLine(title.isBlank() ? name : title));
    }

    private static ToolKind kind(String name) {
        ToolKind known = KINDS.get(name);
        if (known != null) {
            return known;
        }
        return name.startsWith(MCP) ? mcpKind(name.substring(name.lastIndexOf('_') + 1), name) : ToolKind.OTHER;
    }

    /// A foreign tool says what it does only by its name: `issue_get` reads, `page_search` searches.
    private static ToolKind mcpKind(String lastWord, String name) {
        return switch (lastWord) {
            case "get", "list", "read", "show", "view", "status" -> ToolKind.READ;
            case "search", "find", "query" -> ToolKind.SEARCH;
            case "fetch", "navigate" -> ToolKind.FETCH;
            default -> name.contains("__get_") || name.contains("__list_") ? ToolKind.READ : ToolKind.OTHER;
        };
    }

    private static String title(String name, JsonNode input, @Nullable String workspace) {
        if (name.startsWith(MCP)) {
            return mcpTitle(name, input);
        }
        return switch (name) {
            case "Read", "NotebookRead", "Edit", "MultiEdit", "Write", "NotebookEdit", "LS" ->
                Paths.shown(some(input, "file_path", "notebook_path", "path"), workspace);
            case "Bash", "PowerShell", "Monitor" -> some(input, "command", "description");
            case "Glob" -> some(input, "pattern") + in(input, workspace);
            case "Grep" -> some(input, "pattern") + in(input, workspace);
            case "BashOutput", "TaskOutput", "AgentOutputTool" ->
                "output of " + some(input, "task_id", "bash_id", "agentId", "shell_id");
            case "KillShell", "KillBash", "TaskStop" -> "stop " + some(input, "task_id", "shell_id", "bash_id");
            case "WebFetch", "web_fetch" -> some(input, "url");
            case "WebSearch", "web_search", "ToolSearch" -> some(input, "query");
            case "TodoWrite" -> input.path("todos").size() + " to-dos";
            case "TaskCreate" -> some(input, "subject");
            case "TaskUpdate" -> ("#" + some(input, "taskId") + " " + some(input, "status", "subject")).strip();
            case "Agent", "Task" -> some(input, "description", "subagent_type");
            case "AskUserQuestion" -> some(input.path("questions").path(0), "question");
            case "Skill", "SlashCommand" -> some(input, "skill", "command");
            default -> firstText(input);
        };
    }

    private static String in(JsonNode input, @Nullable String workspace) {
        String path = Nodes.anyText(input, "path", "glob");
        return path == null ? "" : " in " + Paths.shown(path, workspace);
    }

    /// `mcp__issues__issue_get {"number":5}` reads "issues: issue_get 5".
    private static String mcpTitle(String name, JsonNode input) {
        String rest = name.substring(MCP.length());
        int split = rest.indexOf("__");
        String words = split < 0 ? rest : rest.substring(0, split) + ": " + rest.substring(split + 2);
        return (words + " " + firstText(input)).strip();
    }

    private static String firstText(JsonNode input) {
        for (JsonNode value : input) {
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return "";
    }

    private static String some(JsonNode input, String... names) {
        for (String name : names) {
            JsonNode value = input.path(name);
            if (value.isValueNode() && !value.asText().isEmpty()) {
                return value.asText();
            }
        }
        return "";
    }

    /// The first line that says something, not longer than a title may be.
    static String oneLine(String text) {
        String line = text.strip();
        int end = line.indexOf('\n');
        String first = end < 0 ? line : line.substring(0, end).stripTrailing() + " …";
        if (first.length() <= MAX_TITLE_CHARS) {
            return first;
        }
        int cut = MAX_TITLE_CHARS - 1;
        return first.substring(0, Character.isHighSurrogate(first.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }
}
