package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.Issue;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolProgress;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.hud.HudId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one JSON form of events: the envelope's fields and the event's in one flat object.
///
/// It knows no JSON library: it reads [Fields] and writes to a [FieldSink].
public final class EventJson {
    private EventJson() {}

    /// Writes the envelope and its event.
    public static void write(HudEnvelope envelope, FieldSink out) {
        out.text("type", type(envelope.event()));
        out.text("hud", envelope.hud().toString());
        out.text("session_id", envelope.sessionId());
        out.number("seq", envelope.seq());
        out.text("at", IsoTime.text(envelope.at()));
        out.text("seen_at", IsoTime.text(envelope.seenAt()));
        out.text("agent", envelope.agent());
        out.text("agent_id", envelope.agentId());
        out.text("tick_id", envelope.tickId());
        out.text("source_id", envelope.sourceId());
        writeBody(envelope.event(), out);
        writeClipped(envelope.clipped(), out);
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws EventFormatException when a required field is missing or out of range
    public static HudEnvelope read(Fields fields) {
        RequiredFields in = new RequiredFields(fields);
        return new HudEnvelope(
                readHud(in),
                in.text("session_id"),
                in.number("seq"),
                in.instant("at"),
                in.instant("seen_at"),
                in.text("agent"),
                fields.text("agent_id"),
                fields.text("tick_id"),
                in.text("source_id"),
                readBody(in.text("type"), fields),
                readClipped(fields));
    }

    /// The event's name on the wire.
    public static String type(HudEvent event) {
        return switch (event) {
            case SessionStart _ -> "session_start";
            case SessionEnd _ -> "session_end";
            case TickStart _ -> "tick_start";
            case TickEnd _ -> "tick_end";
            case ToolStart _ -> "tool_start";
            case ToolProgress _ -> "tool_progress";
            case ToolDone _ -> "tool_done";
            case Chunk _ -> "chunk";
            case FileDiff _ -> "file_diff";
            case ContainerOutput _ -> "container_output";
            case Usage _ -> "usage";
            case Plan _ -> "plan";
            case Status _ -> "status";
            case Queue _ -> "queue";
            case LastPr _ -> "last_pr";
            case SessionTotal _ -> "session_total";
            case StateChange _ -> "state_change";
            case Failure _ -> "error";
        };
    }

    /// Writes the event's own fields, without its type and envelope.
    public static void writeBody(HudEvent event, FieldSink out) {
        switch (event) {
            case SessionStart e -> {
                out.text("model", e.model());
                out.text("cwd", e.cwd());
                out.text("branch", e.branch());
                out.text("title", e.title());
                Issue issue = e.issue();
                if (issue != null) {
                    out.object("issue", sink -> writeIssue(issue, sink));
                }
            }
            case SessionEnd e -> {
                out.number("duration_ms", e.durationMillis());
                out.flag("success", e.success());
                out.text("reason", e.reason());
            }
            case TickStart e -> out.text("cause", e.cause());
            case TickEnd e -> {
                out.number("duration_ms", e.durationMillis());
                out.flag("success", e.success());
            }
            case ToolStart e -> {
                out.text("tool_id", e.toolId());
                out.text("tool_name", e.toolName());
                out.text("kind", e.kind().wire());
                out.text("title", e.title());
                out.text("params", e.params());
            }
            case ToolProgress e -> {
                out.text("tool_id", e.toolId());
                out.number("elapsed_ms", e.elapsedMillis());
            }
            case ToolDone e -> {
                out.text("tool_id", e.toolId());
                out.text("result", e.result());
                out.number("duration_ms", e.durationMillis());
                out.flag("success", e.success());
            }
            case Chunk e -> {
                out.text("role", e.role().wire());
                out.text("text", e.text());
                out.text("message_id", e.messageId());
                out.flag("provisional", e.provisional() ? true : null);
            }
            case FileDiff e -> {
                out.text("path", e.path());
                out.objects("hunks", e.hunks(), EventJson::writeHunk);
                out.number("additions", (long) e.additions());
                out.number("deletions", (long) e.deletions());
            }
            case ContainerOutput e -> {
                out.text("tool_id", e.toolId());
                out.text("stream", e.stream().wire());
                out.text("data", e.data());
            }
            case Usage e -> writeUsage(e, out);
            case Plan e -> out.objects("entries", e.entries(), EventJson::writePlanEntry);
            case Status e -> {
                out.text("state", e.state().wire());
                out.text("reason", e.reason());
            }
            case Queue e -> {
                out.number("depth", (long) e.depth());
                QueueItem oldest = e.oldest();
                if (oldest != null) {
                    out.object("oldest", sink -> writeQueueItem(oldest, sink));
                }
            }
            case LastPr e -> {
                out.text("url", e.url());
                out.text("title", e.title());
                out.text("state", e.state());
            }
            case SessionTotal e -> {
                out.number("cost_microusd", e.costMicroUsd());
                out.number("turns", e.turns());
                out.number("duration_ms", e.durationMillis());
                out.number("api_duration_ms", e.apiDurationMillis());
            }
            case StateChange e -> {
                out.text("field", e.field());
                out.text("operation", e.operation());
                out.text("value", e.value());
            }
            case Failure e -> {
                out.text("code", e.code());
                out.text("message", e.message());
                out.flag("recoverable", e.recoverable());
            }
        }
    }

    /// Reads the event's own fields.
    ///
    /// @param type the event's name on the wire
    /// @throws EventFormatException when the type is unknown or a required field is missing
    public static HudEvent readBody(String type, Fields fields) {
        RequiredFields in = new RequiredFields(fields);
        return switch (type) {
            case "session_start" ->
                new SessionStart(
                        fields.text("model"),
                        fields.text("cwd"),
                        fields.text("branch"),
                        fields.text("title"),
                        readIssue(fields.object("issue")));
            case "session_end" ->
                new SessionEnd(fields.number("duration_ms"), fields.flag("success"), fields.text("reason"));
            case "tick_start" -> new TickStart(fields.text("cause"));
            case "tick_end" -> new TickEnd(fields.number("duration_ms"), fields.flag("success"));
            case "tool_start" ->
                new ToolStart(
                        in.text("tool_id"),
                        in.text("tool_name"),
                        in.choice("kind", ToolKind.values()),
                        in.text("title"),
                        fields.text("params"));
            case "tool_progress" -> new ToolProgress(in.text("tool_id"), in.number("elapsed_ms"));
            case "tool_done" ->
                new ToolDone(
                        in.text("tool_id"), fields.text("result"), fields.number("duration_ms"), in.flag("success"));
            case "chunk" ->
                new Chunk(
                        in.choice("role", Role.values()),
                        in.text("text"),
                        in.text("message_id"),
                        Boolean.TRUE.equals(fields.flag("provisional")));
            case "file_diff" ->
                new FileDiff(in.text("path"), readHunks(fields), in.count("additions"), in.count("deletions"));
            case "container_output" ->
                new ContainerOutput(
                        fields.text("tool_id"), in.choice("stream", OutputStream.values()), in.text("data"));
            case "usage" -> readUsage(in);
            case "plan" -> new Plan(readPlanEntries(fields));
            case "status" -> new Status(in.choice("state", AgentState.values()), fields.text("reason"));
            case "queue" -> new Queue(in.count("depth"), readQueueItem(fields.object("oldest")));
            case "last_pr" -> new LastPr(in.text("url"), fields.text("title"), fields.text("state"));
            case "session_total" ->
                new SessionTotal(
                        fields.number("cost_microusd"),
                        fields.number("turns"),
                        fields.number("duration_ms"),
                        fields.number("api_duration_ms"));
            case "state_change" -> new StateChange(in.text("field"), fields.text("operation"), fields.text("value"));
            case "error" -> new Failure(in.text("code"), in.text("message"), in.flag("recoverable"));
            default -> throw new EventFormatException("unknown event type: " + type);
        };
    }

    private static HudId readHud(RequiredFields in) {
        try {
            return HudId.parse(in.text("hud"));
        } catch (IllegalArgumentException e) {
            throw new EventFormatException("field \"hud\" is " + e.getMessage());
        }
    }

    /// Writes the field `clipped`; nothing when the list is empty.
    public static void writeClipped(List<Clipped> clipped, FieldSink out) {
        if (!clipped.isEmpty()) {
            out.objects("clipped", clipped, EventJson::writeClipped);
        }
    }

    private static void writeClipped(Clipped clipped, FieldSink out) {
        out.text("field", clipped.field());
        out.number("bytes", clipped.bytes());
        out.text("sha256", clipped.sha256());
    }

    /// Reads the field `clipped`; empty when it is absent.
    public static List<Clipped> readClipped(Fields fields) {
        List<Clipped> clipped = new ArrayList<>();
        for (Fields item : fields.objects("clipped")) {
            RequiredFields in = new RequiredFields(item);
            clipped.add(new Clipped(in.text("field"), in.number("bytes"), in.text("sha256")));
        }
        return clipped;
    }

    /// Writes the ids of an event: whose it is and where it came from.
    public static void writeOrigin(
            String sessionId,
            String agent,
            @Nullable String agentId,
            @Nullable String tickId,
            String sourceId,
            FieldSink out) {
        out.text("agent", agent);
        out.text("agent_id", agentId);
        out.text("session_id", sessionId);
        out.text("source_id", sourceId);
        out.text("tick_id", tickId);
    }

    private static void writeIssue(Issue issue, FieldSink out) {
        out.text("url", issue.url());
        out.text("label", issue.label());
        out.text("title", issue.title());
    }

    private static @Nullable Issue readIssue(@Nullable Fields fields) {
        return fields == null
                ? null
                : new Issue(new RequiredFields(fields).text("url"), fields.text("label"), fields.text("title"));
    }

    private static void writeHunk(Hunk hunk, FieldSink out) {
        out.number("old_start", (long) hunk.oldStart());
        out.number("old_lines", (long) hunk.oldLines());
        out.number("new_start", (long) hunk.newStart());
        out.number("new_lines", (long) hunk.newLines());
        out.texts("lines", hunk.lines());
    }

    private static List<Hunk> readHunks(Fields fields) {
        List<Hunk> hunks = new ArrayList<>();
        for (Fields item : fields.objects("hunks")) {
            RequiredFields in = new RequiredFields(item);
            hunks.add(new Hunk(
                    in.count("old_start"),
                    in.count("old_lines"),
                    in.count("new_start"),
                    in.count("new_lines"),
                    item.texts("lines")));
        }
        return hunks;
    }

    private static void writeUsage(Usage usage, FieldSink out) {
        out.text("message_id", usage.messageId());
        out.text("model", usage.model());
        out.number("input_tokens", usage.inputTokens());
        out.number("output_tokens", usage.outputTokens());
        out.number("cache_read_tokens", usage.cacheReadTokens());
        out.number("cache_write_tokens", usage.cacheWriteTokens());
        out.number("cost_microusd", usage.costMicroUsd());
        CostSource source = usage.costSource();
        out.text("cost_source", source == null ? null : source.wire());
        out.flag("provisional", usage.provisional() ? true : null);
    }

    private static Usage readUsage(RequiredFields in) {
        return new Usage(
                in.text("message_id"),
                in.text("model"),
                in.number("input_tokens"),
                in.number("output_tokens"),
                in.number("cache_read_tokens"),
                in.number("cache_write_tokens"),
                in.fields().number("cost_microusd"),
                RequiredFields.choiceOrNull(in.fields().text("cost_source"), CostSource.values()),
                Boolean.TRUE.equals(in.fields().flag("provisional")));
    }

    private static void writePlanEntry(PlanEntry entry, FieldSink out) {
        out.text("text", entry.text());
        out.text("status", entry.status());
    }

    private static List<PlanEntry> readPlanEntries(Fields fields) {
        List<PlanEntry> entries = new ArrayList<>();
        for (Fields item : fields.objects("entries")) {
            RequiredFields in = new RequiredFields(item);
            entries.add(new PlanEntry(in.text("text"), in.text("status")));
        }
        return entries;
    }

    private static void writeQueueItem(QueueItem item, FieldSink out) {
        out.text("label", item.label());
        out.text("url", item.url());
        out.text("at", item.at());
    }

    private static @Nullable QueueItem readQueueItem(@Nullable Fields fields) {
        return fields == null
                ? null
                : new QueueItem(new RequiredFields(fields).text("label"), fields.text("url"), fields.text("at"));
    }
}
