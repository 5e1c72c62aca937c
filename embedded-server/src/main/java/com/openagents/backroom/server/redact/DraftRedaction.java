package com.openagents.backroom.server.redact;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import org.jspecify.annotations.Nullable;

/// Redacts what sources hand over: events, dead letters, checkpoints.
///
/// When the redactor fails, the event is dropped and a marker event takes its place: raw text never gets through
/// (requirement RD-05).
public final class DraftRedaction {
    private final Redactor redactor;
    private final EventRedaction events;

    public DraftRedaction(Redactor redactor) {
        this.redactor = redactor;
        this.events = new EventRedaction(redactor);
    }

    /// The text of an event that may continue in the next one; null when the draft is no part of a stream.
    static @Nullable String streamedText(Draft draft) {
        if (draft.stream() == null) {
            return null;
        }
        if (draft.event() instanceof Chunk chunk) {
            return chunk.text();
        }
        return draft.event() instanceof ContainerOutput output ? output.data() : null;
    }

    /// @param streamed the draft's part of its stream, redacted; null when it is in none
    Draft redact(Draft draft, @Nullable String streamed) {
        try {
            return with(draft, events.redact(draft.event(), streamed));
        } catch (RuntimeException | StackOverflowError e) {
            return marker(draft, e);
        }
    }

    /// What is stored in place of a draft that could not be redacted.
    Draft marker(Draft draft, Throwable cause) {
        String message = "An event was left out because looking for secrets in it failed ("
                + cause.getClass().getSimpleName() + ").";
        Failure failure = new Failure("redaction_failed", message, true);
        try {
            return with(draft, failure);
        } catch (RuntimeException | StackOverflowError e) {
            return new Draft(
                    Redactor.digest(draft.sessionId()),
                    draft.workspace(),
                    draft.at(),
                    "custom",
                    null,
                    null,
                    Redactor.digest(draft.sourceId()),
                    null,
                    failure);
        }
    }

    private Draft with(Draft draft, HudEvent event) {
        return new Draft(
                redactor.redactId(draft.sessionId()),
                draft.workspace(),
                draft.at(),
                redactor.redact(draft.agent()),
                idOrNull(draft.agentId()),
                idOrNull(draft.tickId()),
                redactor.redactId(draft.sourceId()),
                draft.stream(),
                event);
    }

    /// The workspace as its HUD keeps it; different ones stay different.
    public Workspace redact(Workspace workspace) {
        try {
            return redacted(workspace);
        } catch (RuntimeException | StackOverflowError e) {
            String name = "redacted-" + Redactor.digest(workspace.identity());
            return new Workspace(name, null, name, null);
        }
    }

    private Workspace redacted(Workspace workspace) {
        String repo = redactor.redactId(workspace.repo());
        return new Workspace(
                repo.equals(workspace.repo()) ? repo : "redacted-" + Redactor.digest(workspace.repo()),
                idOrNull(workspace.fullName()),
                idOrNull(workspace.folder()),
                idOrNull(workspace.remote()));
    }

    private @Nullable String idOrNull(@Nullable String id) {
        return id == null ? null : redactor.redactId(id);
    }

    DeadLetter redact(DeadLetter letter) {
        try {
            String reason = redactor.redact(letter.reason());
            return new DeadLetter(
                    letter.source(),
                    redactor.redactId(letter.file()),
                    letter.line(),
                    reason,
                    letter.at(),
                    letter.lines());
        } catch (RuntimeException | StackOverflowError e) {
            String reason = "the reason was left out because looking for secrets in it failed";
            return new DeadLetter(
                    letter.source(),
                    Redactor.digest(letter.file()),
                    letter.line(),
                    reason,
                    letter.at(),
                    letter.lines());
        }
    }

    /// A path with a secret in it is stored under another name; the file is then read again after a restart, and what
    /// is
    /// known of it is not stored twice.
    FileCheckpoint redact(FileCheckpoint checkpoint) {
        return new FileCheckpoint(
                checkpoint.source(),
                redactor.redactId(checkpoint.path()),
                checkpoint.fileKey(),
                checkpoint.offset(),
                checkpoint.line(),
                events.redactJson(checkpoint.state()));
    }
}
