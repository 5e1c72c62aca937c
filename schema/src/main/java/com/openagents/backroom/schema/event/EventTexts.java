package com.openagents.backroom.schema.event;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rewrites every free text of an event, so that redaction and clipping see each one and miss none.
public final class EventTexts {
    private EventTexts() {}

    /// What becomes of one text.
    @FunctionalInterface
    public interface Rewrite {
        /// The text to put in place of `value`.
        ///
        /// @param field the field's name on the wire
        String text(String field, String value);

        /// The lines of one hunk, rewritten together; the default takes them one by one.
        default List<String> lines(String field, List<String> lines) {
            return lines.stream().map(line -> text(field, line)).toList();
        }
    }

    /// The same event with every text passed through `rewrite`; ids that link events (tool, message) are passed too, so
    /// a rewrite must be a pure function of its arguments.
    public static HudEvent rewrite(HudEvent event, Rewrite rewrite) {
        Texts t = new Texts(rewrite);
        return switch (event) {
            case SessionStart e ->
                new SessionStart(
                        t.maybe("model", e.model()),
                        t.maybe("cwd", e.cwd()),
                        t.maybe("branch", e.branch()),
                        t.maybe("title", e.title()),
                        t.issue(e.issue()));
            case SessionEnd e -> new SessionEnd(e.durationMillis(), e.success(), t.maybe("reason", e.reason()));
            case TickStart e -> new TickStart(t.maybe("cause", e.cause()));
            case TickEnd e -> e;
            case ToolStart e ->
                new ToolStart(
                        t.text("tool_id", e.toolId()),
                        t.text("tool_name", e.toolName()),
                        e.kind(),
                        t.text("title", e.title()),
                        t.maybe("params", e.params()));
            case ToolProgress e -> new ToolProgress(t.text("tool_id", e.toolId()), e.elapsedMillis());
            case ToolDone e ->
                new ToolDone(
                        t.text("tool_id", e.toolId()), t.maybe("result", e.result()), e.durationMillis(), e.success());
            case Chunk e ->
                new Chunk(e.role(), t.text("text", e.text()), t.text("message_id", e.messageId()), e.provisional());
            case FileDiff e ->
                new FileDiff(
                        t.text("path", e.path()),
                        e.hunks().stream().map(t::hunk).toList(),
                        e.additions(),
                        e.deletions());
            case ContainerOutput e ->
                new ContainerOutput(t.maybe("tool_id", e.toolId()), e.stream(), t.text("data", e.data()));
            case Usage e ->
                new Usage(
                        t.text("message_id", e.messageId()),
                        t.text("model", e.model()),
                        e.inputTokens(),
                        e.outputTokens(),
                        e.cacheReadTokens(),
                        e.cacheWriteTokens(),
                        e.costMicroUsd(),
                        e.costSource(),
                        e.provisional());
            case Plan e ->
                new Plan(e.entries().stream()
                        .map(entry -> new PlanEntry(t.text("text", entry.text()), t.text("status", entry.status())))
                        .toList());
            case Status e -> new Status(e.state(), t.maybe("reason", e.reason()));
            case Queue e -> new Queue(e.depth(), t.queueItem(e.oldest()));
            case LastPr e ->
                new LastPr(t.text("url", e.url()), t.maybe("title", e.title()), t.maybe("state", e.state()));
            case SessionTotal e -> e;
            case StateChange e ->
                new StateChange(
                        t.text("field", e.field()), t.maybe("operation", e.operation()), t.maybe("value", e.value()));
            case Failure e -> new Failure(t.text("code", e.code()), t.text("message", e.message()), e.recoverable());
        };
    }

    private record Texts(Rewrite rewrite) {
        String text(String field, String value) {
            return rewrite.text(field, value);
        }

        @Nullable String maybe(String field, @Nullable String value) {
            return value == null ? null : rewrite.text(field, value);
        }

        @Nullable Issue issue(@Nullable Issue issue) {
            return issue == null
                    ? null
                    : new Issue(
                            text("issue.url", issue.url()),
                            maybe("issue.label", issue.label()),
                            maybe("issue.title", issue.title()));
        }

        Hunk hunk(Hunk hunk) {
            return new Hunk(
                    hunk.oldStart(),
                    hunk.oldLines(),
                    hunk.newStart(),
                    hunk.newLines(),
                    rewrite.lines("hunks.lines", hunk.lines()));
        }

        @Nullable QueueItem queueItem(@Nullable QueueItem item) {
            return item == null
                    ? null
                    : new QueueItem(
                            text("oldest.label", item.label()),
                            maybe("oldest.url", item.url()),
                            maybe("oldest.at", item.at()));
        }
    }
}
