package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tool calls of a session, from call to result, and what they leave behind: terminal output, diffs, plans.
final class ToolCalls {
    /// Largest input that is kept until the result comes: more than a model writes in one answer. A larger edit shows
    /// no
    /// diff where the result has none.
    private static final int MAX_KEPT_INPUT_CHARS = 1024 * 1024;

    private final OpenTools open = new OpenTools();
    private final TaskPlan tasks = new TaskPlan();

    void start(JsonNode block, RowSink row) {
        String id = Nodes.anyText(block, "id");
        String name = Nodes.anyText(block, "name");
        if (id == null || name == null) {
            return;
        }
        JsonNode input = block.path("input");
        ToolUse use = ToolUse.of(name, input, row.workspace());
        String params = input.isMissingNode() ? null : input.toString();
        row.add(id + ":start", new ToolStart(id, name, use.kind(), use.title(), params));
        boolean keep = params != null && params.length() <= MAX_KEPT_INPUT_CHARS && needsInput(name);
        open.open(new OpenTools.Call(id, name, use.kind(), row.at().toEpochMilli(), keep ? params : null));
        if (name.equals("TodoWrite")) {
            add(id + ":plan", TaskPlan.todoWrite(input), row);
        }
        if (asksHuman(name) && row.isMain()) {
            row.add(
                    id + ":waiting",
                    new Status(AgentState.WAITING, name.equals("AskUserQuestion") ? "question" : "plan"));
        }
    }

    private static boolean asksHuman(String name) {
        return name.equals("AskUserQuestion") || name.equals("ExitPlanMode") || name.equals("exit_plan_mode");
    }

    private static boolean needsInput(String name) {
        return switch (name) {
            case "Edit", "MultiEdit", "Write", "TaskCreate", "TaskUpdate", "Agent", "Task" -> true;
            default -> false;
        };
    }

    /// A result.
    ///
    /// @param structured what Claude Code itself keeps of the result (`toolUseResult`); a string or missing
    ///     when it
    ///     failed or is an old version
    /// @param denial why the call was not allowed; null when it was
    void result(JsonNode block, JsonNode structured, @Nullable String denial, RowSink row) {
        String id = Nodes.anyText(block, "tool_use_id");
        if (id == null) {
            return;
        }
        OpenTools.Call call = open.close(id);
        String name = call == null ? "" : call.name();
        String text = Nodes.contentText(block.path("content"));
        boolean success = !Nodes.flag(block, "is_error");
        String shown = text;
        if (isExecution(call, structured)) {
            shown = execution(id, text, structured, success, row);
        }
        row.add(id + ":done", new ToolDone(id, shown, duration(call, structured, row), success));
        String issue = success && row.isMain() ? IssueAtWork.of(name, text) : null;
        if (issue != null) {
            row.add(id + ":issue", new StateChange("issue", "taken", issue));
        }
        if (success && call != null) {
            JsonNode input = input(call);
            FileDiff diff = Diffs.ofResult(structured, row.workspace());
            boolean asked = diff == null && !structured.isObject();
            add(id + ":diff", asked ? Diffs.ofInput(name, input, text, row.workspace()) : diff, row);
            add(id + ":plan", tasks.done(name, input, structured, text), row);
        } else if (success) {
            add(id + ":diff", Diffs.ofResult(structured, row.workspace()), row);
        }
        if (denial != null) {
            denied(id, name, denial, row);
        }
        if (asksHuman(name) && row.isMain()) {
            row.add(id + ":answered", new Status(AgentState.WORKING, null));
        }
        agent(id, call == null ? MissingNode.getInstance() : input(call), structured, row);
    }

    static void denied(String toolId, String toolName, String reason, RowSink row) {
        row.add(toolId + ":denied", new StateChange("permission", "denied", (toolName + " " + reason).strip()));
    }

    private static boolean isExecution(OpenTools.@Nullable Call call, JsonNode structured) {
        boolean isShell =
                call != null && (call.name().equals("Bash") || call.name().equals("PowerShell"));
        return isShell || structured.has("stdout");
    }

    /// Sends the output to the terminal.
    ///
    /// @return what is left as the call's result: the exit code, or the whole text when nothing was printed
    private static @Nullable String execution(
            String id, String text, JsonNode structured, boolean success, RowSink row) {
        if (structured.has("stdout")) {
            String stdout = structured.path("stdout").asText();
            String stderr = structured.path("stderr").asText();
            terminal(stdout, stderr, id, id, row);
            return stdout.isEmpty() && stderr.isEmpty() ? text : null;
        }
        if (text.startsWith("<tool_use_error>")) {
            return text; // it never ran
        }
        // A failed run keeps no streams apart; its text is the exit code and then what was printed.
        int end = text.startsWith("Exit code ") && !success ? text.indexOf('\n') : -1;
        boolean onlyCode = text.startsWith("Exit code ") && end < 0;
        if (onlyCode) {
            return text;
        }
        terminal(end < 0 ? text : text.substring(end + 1), "", id, id, row);
        return end < 0 ? null : text.substring(0, end);
    }

    static void terminal(String stdout, String stderr, @Nullable String toolId, String id, RowSink row) {
        if (!stdout.isEmpty()) {
            row.add(id + ":stdout", new ContainerOutput(toolId, OutputStream.STDOUT, lineEnded(stdout)));
        }
        if (!stderr.isEmpty()) {
            row.add(id + ":stderr", new ContainerOutput(toolId, OutputStream.STDERR, lineEnded(stderr)));
        }
    }

    /// Claude Code cuts the last line end off; without it the next output would go on in the same line.
    private static String lineEnded(String output) {
        return output.endsWith("\n") ? output : output + "\n";
    }

    private static @Nullable Long duration(OpenTools.@Nullable Call call, JsonNode structured, RowSink row) {
        Long reported = Nodes.whole(structured, "totalDurationMs");
        if (reported != null) {
            return reported;
        }
        return call == null ? null : Math.max(0, row.at().toEpochMilli() - call.startedAtMillis());
    }

    /// A sub-agent's result names the agent and says how it fared; what it was for, the call said.
    private static void agent(String toolId, JsonNode input, JsonNode structured, RowSink row) {
        String agentId = Nodes.anyText(structured, "agentId");
        String status = Nodes.anyText(structured, "status");
        if (agentId != null && status != null) {
            String asked = Nodes.anyText(input, "description");
            String label = asked != null ? asked : Nodes.anyText(structured, "description", "agentType", "prompt");
            row.ofAgent(agentId)
                    .add(
                            toolId + ":agent",
                            new StateChange("subagent", status, label == null ? null : ToolUse.oneLine(label)));
        }
    }

    private static void add(String id, @Nullable FileDiff diff, RowSink row) {
        if (diff != null) {
            row.add(id, diff);
        }
    }

    private static void add(String id, @Nullable Plan plan, RowSink row) {
        if (plan != null) {
            row.add(id, plan);
        }
    }

    private static JsonNode input(OpenTools.Call call) {
        String kept = call.input();
        try {
            return kept == null ? MissingNode.getInstance() : Json.parse(kept);
        } catch (NotJsonException e) {
            throw new IllegalStateException("an input that was written as JSON is none", e);
        }
    }

    List<OpenTools.Call> savedCalls() {
        return open.saved();
    }

    Map<String, PlanEntry> savedTasks() {
        return tasks.saved();
    }

    void restore(List<OpenTools.Call> calls, Map<String, PlanEntry> entries) {
        open.restore(calls);
        tasks.restore(entries);
    }

    void clear() {
        open.clear();
        tasks.clear();
    }
}
