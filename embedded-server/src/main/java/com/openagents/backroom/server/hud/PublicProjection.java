package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.EventTexts;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.replay.Projection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes of an event what strangers may see of it (hud.md, 6). Secrets are gone before; this hides what is private.
///
/// It remembers the calls that touch excluded files, so their results are hidden too; so it is called once per event,
/// in order, by one thread at a time.
final class PublicProjection implements Projection {
    static final String HIDDEN = "[hidden]";

    /// The last word of a text that was cut, of which the masks may not see what it is. No address is longer.
    private static final Pattern CUT_WORD = Pattern.compile("\\S{1,400}$");

    /// A text that is shorter than this was not cut: it is an id or a name of an event that has a large text beside it.
    private static final int MIN_CUT_CHARS = 1_000;

    private final RedactionPolicy policy;
    private final ExcludedPaths excluded;
    private final SeenCalls calls;

    private PublicProjection(RedactionPolicy policy, ExcludedPaths excluded, SeenCalls calls) {
        this.policy = policy;
        this.excluded = excluded;
        this.calls = calls;
    }

    /// What these settings show; it has seen no event yet.
    static PublicProjection of(HudSettings settings) {
        return new PublicProjection(settings.policy(), new ExcludedPaths(settings.excludedPaths()), new SeenCalls());
    }

    @Override
    public PublicProjection copy() {
        return new PublicProjection(policy, excluded, calls.copy());
    }

    @Override
    public HudEnvelope apply(HudEnvelope stored) {
        HudEvent shown = hidden(stored);
        if (stored.event() instanceof ToolDone done) {
            calls.end(stored, done.toolId());
        }
        boolean isCut = !stored.clipped().isEmpty();
        HudEvent masked =
                EventTexts.rewrite(shown, (_, value) -> PrivateText.mask(isCut ? withoutCutWord(value) : value));
        return new HudEnvelope(
                stored.hud(),
                PrivateText.mask(stored.sessionId()),
                stored.seq(),
                stored.at(),
                stored.seenAt(),
                PrivateText.mask(stored.agent()),
                masked(stored.agentId()),
                masked(stored.tickId()),
                PrivateText.mask(stored.sourceId()),
                masked,
                shown.equals(stored.event()) ? withoutDigests(stored.clipped()) : List.of());
    }

    private HudEvent hidden(HudEnvelope stored) {
        HudEvent withoutFiles = withoutExcludedFiles(stored);
        return switch (policy) {
            case STANDARD -> withoutFiles;
            case STRICT -> NamesAndCounts.of(withoutFiles);
        };
    }

    private HudEvent withoutExcludedFiles(HudEnvelope stored) {
        return switch (stored.event()) {
            case ToolStart start -> withoutExcludedFiles(stored, start);
            case ToolDone done
            when calls.isHidden(stored, done.toolId()) || isMentioned(done.result()) ->
                new ToolDone(done.toolId(), hiddenIfAny(done.result()), done.durationMillis(), done.success());
            case ContainerOutput out
            when calls.isHidden(stored, out.toolId()) || isMentioned(out.data()) ->
                new ContainerOutput(out.toolId(), out.stream(), HIDDEN + "\n");
            case Chunk part
            when part.provisional() -> // a cut may hide from the masks what they look for
                new Chunk(part.role(), "", part.messageId(), true);
            case FileDiff diff
            when excluded.contains(diff.path()) ->
                new FileDiff(diff.path(), List.of(), diff.additions(), diff.deletions());
            case HudEvent other -> other;
        };
    }

    private ToolStart withoutExcludedFiles(HudEnvelope stored, ToolStart start) {
        boolean isPath = excluded.contains(start.title());
        String params = start.params();
        boolean isExcluded =
                isPath || excluded.mentionedIn(start.title()) || (params != null && excluded.mentionedInJson(params));
        calls.add(stored, start.toolId(), isExcluded);
        if (!isExcluded) {
            return start;
        }
        // A command may hold what it writes into the file; a path is only its name.
        boolean showsTitle = isPath && start.title().indexOf(' ') < 0;
        return new ToolStart(
                start.toolId(),
                start.toolName(),
                start.kind(),
                showsTitle ? start.title() : HIDDEN,
                hiddenIfAny(params));
    }

    private boolean isMentioned(@Nullable String text) {
        return text != null && excluded.mentionedIn(text);
    }

    /// The digest of a whole text lets one try words in place of those that are masked.
    private static List<Clipped> withoutDigests(List<Clipped> clipped) {
        return clipped.stream()
                .map(value -> new Clipped(value.field(), value.bytes(), ""))
                .toList();
    }

    private static String withoutCutWord(String text) {
        return text.length() < MIN_CUT_CHARS
                ? text
                : text.substring(0, text.length() - MIN_CUT_CHARS / 2)
                        + CUT_WORD.matcher(text.substring(text.length() - MIN_CUT_CHARS / 2))
                                .replaceFirst("");
    }

    private static @Nullable String masked(@Nullable String id) {
        return id == null ? null : PrivateText.mask(id);
    }

    private static @Nullable String hiddenIfAny(@Nullable String text) {
        return text == null ? null : HIDDEN;
    }
}
