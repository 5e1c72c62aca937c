package com.openagents.backroom.server.hud;

import static com.openagents.backroom.server.hud.PublicProjection.HIDDEN;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
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
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the policy `strict` leaves of an event: names, times and counts. No text that a person, a model or a program
/// wrote: an answer repeats what was asked and what was read, so it is hidden with them.
final class NamesAndCounts {
    /// Changes whose value is a word of the source, not of a person.
    private static final Set<String> NAMED = Set.of("model", "permission_mode", "rate_limit", "unknown", "dead_letter");

    /// `rate_limit`, `permission:Bash`.
    private static final Pattern WORD = Pattern.compile("[\\w.:-]{1,60}");

    private NamesAndCounts() {}

    static HudEvent of(HudEvent event) {
        return switch (event) {
            case SessionStart start ->
                new SessionStart(start.model(), null, start.branch(), hiddenIfAny(start.title()), start.issue());
            case SessionEnd end -> new SessionEnd(end.durationMillis(), end.success(), word(end.reason()));
            case TickStart start -> new TickStart(hiddenIfAny(start.cause()));
            case ToolStart start ->
                new ToolStart(
                        start.toolId(), start.toolName(), start.kind(), start.toolName(), hiddenIfAny(start.params()));
            case ToolDone done ->
                new ToolDone(done.toolId(), hiddenIfAny(done.result()), done.durationMillis(), done.success());
            case ContainerOutput out -> new ContainerOutput(out.toolId(), out.stream(), HIDDEN + "\n");
            case Chunk chunk ->
                new Chunk(chunk.role(), chunk.text().isEmpty() ? "" : HIDDEN, chunk.messageId(), chunk.provisional());
            case FileDiff diff -> new FileDiff(diff.path(), List.of(), diff.additions(), diff.deletions());
            case Plan plan ->
                new Plan(plan.entries().stream()
                        .map(entry -> new PlanEntry(HIDDEN, entry.status()))
                        .toList());
            case Status status -> new Status(status.state(), word(status.reason()));
            case Queue queue -> new Queue(queue.depth(), queueItem(queue.oldest()));
            case StateChange change ->
                NAMED.contains(change.field())
                        ? change
                        : new StateChange(change.field(), change.operation(), hiddenIfAny(change.value()));
            case Failure failure -> new Failure(failure.code(), HIDDEN, failure.recoverable());
            case TickEnd _, ToolProgress _, Usage _, LastPr _, SessionTotal _ -> event;
        };
    }

    /// What has an address is an issue, and its label a name; what has none is a prompt that waits.
    private static @Nullable QueueItem queueItem(@Nullable QueueItem item) {
        return item == null || item.url() != null ? item : new QueueItem(HIDDEN, null, item.at());
    }

    private static @Nullable String word(@Nullable String reason) {
        return reason == null || WORD.matcher(reason).matches() ? reason : HIDDEN;
    }

    private static @Nullable String hiddenIfAny(@Nullable String text) {
        return text == null ? null : HIDDEN;
    }
}
