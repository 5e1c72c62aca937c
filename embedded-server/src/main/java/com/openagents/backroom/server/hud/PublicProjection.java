package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.EventTexts;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes of an event what strangers may see of it (hud.md, 6). Secrets are gone before; this hides what is private.
///
/// It remembers the calls that touch excluded files, so their results are hidden too; so it is called once per event,
/// in order, by one thread at a time.
final class PublicProjection implements UnaryOperator<HudEnvelope> {
    static final String HIDDEN = "[hidden]";

    /// Calls remembered; one that is older than this many calls has ended.
    private static final int MAX_CALLS = 1_000;

    private final RedactionPolicy policy;
    private final Map<String, Boolean> excludedCalls = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MAX_CALLS;
        }
    };

    PublicProjection(RedactionPolicy policy) {
        this.policy = policy;
    }

    @Override
    public HudEnvelope apply(HudEnvelope stored) {
        HudEvent masked = EventTexts.rewrite(hidden(stored.event()), (_, value) -> PrivateText.mask(value));
        boolean whole = masked.equals(stored.event());
        return new HudEnvelope(
                stored.hud(),
                stored.sessionId(),
                stored.seq(),
                stored.at(),
                stored.seenAt(),
                stored.agent(),
                stored.agentId(),
                stored.tickId(),
                stored.sourceId(),
                masked,
                whole ? stored.clipped() : List.of());
    }

    private HudEvent hidden(HudEvent event) {
        HudEvent withoutFiles = withoutExcludedFiles(event);
        return switch (policy) {
            case STANDARD -> withoutFiles;
            case STRICT -> namesAndCounts(withoutFiles);
        };
    }

    private HudEvent withoutExcludedFiles(HudEvent event) {
        return switch (event) {
            case ToolStart start
            when mentionsExcluded(start) -> {
                excludedCalls.put(start.toolId(), true);
                yield new ToolStart(
                        start.toolId(), start.toolName(), start.kind(), start.title(), hiddenIfAny(start.params()));
            }
            case ToolDone done
            when excludedCalls.containsKey(done.toolId()) ->
                new ToolDone(done.toolId(), hiddenIfAny(done.result()), done.durationMillis(), done.success());
            case ContainerOutput out
            when out.toolId() != null && excludedCalls.containsKey(out.toolId()) ->
                new ContainerOutput(out.toolId(), out.stream(), HIDDEN + "\n");
            case Chunk part
            when part.provisional() -> // a cut may hide from the masks what they look for
                new Chunk(part.role(), "", part.messageId(), true);
            case FileDiff diff
            when ExcludedPaths.contains(diff.path()) ->
                new FileDiff(diff.path(), List.of(), diff.additions(), diff.deletions());
            case HudEvent other -> other;
        };
    }

    private static boolean mentionsExcluded(ToolStart start) {
        String params = start.params();
        return ExcludedPaths.mentionedIn(start.title()) || (params != null && ExcludedPaths.mentionedIn(params));
    }

    private static HudEvent namesAndCounts(HudEvent event) {
        return switch (event) {
            case SessionStart start ->
                new SessionStart(start.model(), null, start.branch(), hiddenIfAny(start.title()), start.issue());
            case TickStart start -> new TickStart(hiddenIfAny(start.cause()));
            case ToolStart start ->
                new ToolStart(
                        start.toolId(), start.toolName(), start.kind(), start.toolName(), hiddenIfAny(start.params()));
            case ToolDone done ->
                new ToolDone(done.toolId(), hiddenIfAny(done.result()), done.durationMillis(), done.success());
            case ContainerOutput out -> new ContainerOutput(out.toolId(), out.stream(), HIDDEN + "\n");
            case Chunk chunk
            when chunk.role() == Role.USER || chunk.role() == Role.THINKING ->
                new Chunk(chunk.role(), HIDDEN, chunk.messageId());
            case FileDiff diff -> new FileDiff(diff.path(), List.of(), diff.additions(), diff.deletions());
            case StateChange change
            when change.field().equals("title") ->
                new StateChange(change.field(), change.operation(), hiddenIfAny(change.value()));
            case HudEvent other -> other;
        };
    }

    private static @Nullable String hiddenIfAny(@Nullable String text) {
        return text == null ? null : HIDDEN;
    }
}
