package com.openagents.backroom.schema.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that happened in a session of a coding agent. The same for every source; docs/events.md has it as a table.
///
/// Durations are milliseconds, money is integer micro-USD, tokens are counts. A field that the source does not name is
/// null, never guessed.
public sealed interface HudEvent {

    /// A session begins or resumes.
    ///
    /// @param cwd absolute path of the folder the agent works in, as the source writes it
    record SessionStart(
            @Nullable String model,
            @Nullable String cwd,
            @Nullable String branch,
            @Nullable String title,
            @Nullable Issue issue)
            implements HudEvent {}

    /// The session is over.
    record SessionEnd(
            @Nullable Long durationMillis,
            @Nullable Boolean success,
            @Nullable String reason) implements HudEvent {}

    /// One turn of the agent begins.
    ///
    /// @param cause text of the prompt that started it
    record TickStart(@Nullable String cause) implements HudEvent {}

    /// One turn of the agent ends.
    record TickEnd(@Nullable Long durationMillis, @Nullable Boolean success) implements HudEvent {}

    /// A tool call starts.
    ///
    /// @param toolId the source's id of this call, unique in the session
    /// @param title what a person reads in one line: the path, the command, the pattern
    /// @param params the call's input as JSON text
    record ToolStart(
            String toolId,
            String toolName,
            ToolKind kind,
            String title,
            @Nullable String params) implements HudEvent {}

    /// A long tool call still runs.
    record ToolProgress(String toolId, long elapsedMillis) implements HudEvent {}

    /// A tool call ends.
    record ToolDone(
            String toolId,
            @Nullable String result,
            @Nullable Long durationMillis,
            boolean success) implements HudEvent {}

    /// Text of the thread; chunks of one message concatenate in order.
    ///
    /// @param provisional a part of a text that is still being written. The next chunk of the message that is not
    ///     provisional has the text whole and takes the place of its parts; without one, the parts are all there is
    record Chunk(Role role, String text, String messageId, boolean provisional) implements HudEvent {
        /// A whole text.
        public Chunk(Role role, String text, String messageId) {
            this(role, text, messageId, false);
        }
    }

    /// A change of one file.
    record FileDiff(String path, List<Hunk> hunks, int additions, int deletions) implements HudEvent {
        public FileDiff {
            hunks = List.copyOf(hunks);
        }
    }

    /// Terminal output, in the order it came.
    record ContainerOutput(@Nullable String toolId, OutputStream stream, String data) implements HudEvent {}

    /// Usage of one model response; of several with one `messageId` the last wins.
    ///
    /// @param provisional the source saw only the beginning of the response, or only a sum of several.
    ///     The first usage of a session that is not provisional puts its provisional ones aside, so that
    ///     a session recorded twice, coarsely and exactly, counts once
    record Usage(
            String messageId,
            String model,
            long inputTokens,
            long outputTokens,
            long cacheReadTokens,
            long cacheWriteTokens,
            @Nullable Long costMicroUsd,
            @Nullable CostSource costSource,
            boolean provisional)
            implements HudEvent {
        /// Final usage.
        public Usage(
                String messageId,
                String model,
                long inputTokens,
                long outputTokens,
                long cacheReadTokens,
                long cacheWriteTokens,
                @Nullable Long costMicroUsd,
                @Nullable CostSource costSource) {
            this(
                    messageId,
                    model,
                    inputTokens,
                    outputTokens,
                    cacheReadTokens,
                    cacheWriteTokens,
                    costMicroUsd,
                    costSource,
                    false);
        }
    }

    /// The agent's to-do list, whole.
    record Plan(List<PlanEntry> entries) implements HudEvent {
        public Plan {
            entries = List.copyOf(entries);
        }
    }

    /// What the agent is doing now.
    ///
    /// @param reason why, for example `permission`, `question`, `rate_limit`
    record Status(AgentState state, @Nullable String reason) implements HudEvent {}

    /// Open work that waits for the agent.
    record Queue(int depth, @Nullable QueueItem oldest) implements HudEvent {}

    /// The newest pull request of the session.
    record LastPr(
            String url, @Nullable String title, @Nullable String state) implements HudEvent {}

    /// What the source itself reports for the session so far; its cost beats sums. The figures only grow, so of several
    /// in any order the greatest is the newest.
    record SessionTotal(
            @Nullable Long costMicroUsd,
            @Nullable Long turns,
            @Nullable Long durationMillis,
            @Nullable Long apiDurationMillis)
            implements HudEvent {}

    /// Anything else that the source names, so that nothing is dropped silently. An unknown record is
    /// `StateChange("unknown", "seen", type)`.
    record StateChange(
            String field,
            @Nullable String operation,
            @Nullable String value) implements HudEvent {
        private static final String DEAD_LETTER = "dead_letter";

        /// A line of the session's files could not be understood.
        ///
        /// @param reason why, and nothing of what the line says
        public static StateChange deadLetter(String reason) {
            return new StateChange(DEAD_LETTER, "add", reason);
        }

        public boolean isDeadLetter() {
            return field.equals(DEAD_LETTER);
        }
    }

    /// Something went wrong.
    record Failure(String code, String message, boolean recoverable) implements HudEvent {}

    /// The issue a session works on.
    record Issue(
            String url, @Nullable String label, @Nullable String title) {}

    /// Consecutive lines of a change, each with its sign (space, `+`, `-`) first.
    ///
    /// @param oldStart first line in the old file, from 1
    /// @param newStart first line in the new file, from 1
    record Hunk(int oldStart, int oldLines, int newStart, int newLines, List<String> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    /// One item of a plan.
    ///
    /// @param status the source's word: `pending`, `in_progress`, `completed`, …
    record PlanEntry(String text, String status) {}

    /// The oldest piece of open work.
    ///
    /// @param at when it was opened, ISO 8601 in UTC
    record QueueItem(
            String label, @Nullable String url, @Nullable String at) {}
}
