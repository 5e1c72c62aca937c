package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a session's thread.
public sealed interface ThreadEntry {
    /// Names the row in its HUD for as long as it exists: the seq of the event that made it.
    long key();

    Instant at();

    /// The sub-agent it belongs to; null for the main agent.
    @Nullable String agentId();

    /// Something said, by whom. A `USER` message is a prompt.
    ///
    /// @param provisionalChars so many chars at the end of the text are of one that is still being written
    /// @param isClipped true when the text goes on beyond what is kept
    record Message(
            long key,
            Instant at,
            @Nullable String agentId,
            Role role,
            String messageId,
            String text,
            int provisionalChars,
            boolean isClipped)
            implements ThreadEntry {
        /// The message with more text behind it.
        ///
        /// @param isChunkCut whether the chunk has only the beginning of its text
        Message plus(Chunk chunk, int maxChars, boolean isChunkCut) {
            boolean isReplaced = provisionalChars > 0 && !chunk.provisional();
            String before = isReplaced ? text.substring(0, text.length() - provisionalChars) : text;
            String after = Texts.clip(before + Texts.clip(chunk.text(), maxChars), maxChars);
            boolean isCut = isChunkCut
                    || (isClipped && !isReplaced)
                    || before.length() + chunk.text().length() > maxChars;
            int provisional = chunk.provisional() ? provisionalChars + after.length() - before.length() : 0;
            return new Message(key, at, agentId, role, messageId, after, provisional, isCut);
        }
    }

    /// A tool call.
    ///
    /// @param durationMillis how long it took; null while it runs and when nobody knows
    /// @param failureLine what went wrong, in one line; empty unless it failed
    record ToolCall(
            long key,
            Instant at,
            @Nullable String agentId,
            String toolId,
            String name,
            ToolKind kind,
            String title,
            Outcome outcome,
            @Nullable Long durationMillis,
            String failureLine,
            @Nullable Change change)
            implements ThreadEntry {
        /// True when the title is a path, which keeps its end where it is too long; a command keeps its beginning.
        public boolean isTitlePath() {
            return (kind == ToolKind.READ || kind == ToolKind.EDIT) && !title.isEmpty() && title.indexOf(' ') < 0;
        }
    }

    /// Something that the source reports about itself: an error, a limit, a compaction.
    record Notice(long key, Instant at, @Nullable String agentId, String code, String text, boolean isRecoverable)
            implements ThreadEntry {}

    /// How a tool call stands.
    enum Outcome {
        RUNNING("running"),
        SUCCEEDED("succeeded"),
        FAILED("failed"),
        /// Its turn or session ended without a result, or its agent is gone: nobody knows whether it ended.
        LOST("not known to have ended");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /// What is said of it where there is no sign, or beside one.
        public String words() {
            return words;
        }

        /// How the call stands as far as is known while its session is in this phase: without an agent nothing runs.
        public Outcome in(Phase phase) {
            return this == RUNNING && (phase == Phase.OFFLINE || phase.isOver()) ? LOST : this;
        }
    }

    /// Lines added and removed.
    record Change(long additions, long deletions) {
        Change plus(Change that) {
            return new Change(additions + that.additions, deletions + that.deletions);
        }
    }
}
