package com.openagents.backroom.hud.state;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a reader wants to see and nothing else: an agent, a tool, a state, or several of them. Null means all.
///
/// @param agent on the wall the agent's name, in a thread the sub-agent's id; [#MAIN_AGENT] for none
/// @param tool as its agent names it
/// @param state on the wall the word of a phase, in a thread how a call stands
public record Only(
        @Nullable String agent,
        @Nullable String tool,
        @Nullable String state) {
    public static final Only ALL = new Only(null, null, null);

    /// What the agent of a thread is called that is nobody's sub-agent.
    public static final String MAIN_AGENT = "main";

    public boolean isAll() {
        return agent == null && tool == null && state == null;
    }

    /// Whether the wall shows a session.
    public boolean shows(SessionState session, Instant now) {
        String call = session.currentTool().map(RunningTool::name).orElse("");
        return isWanted(agent, session.agent())
                && isWanted(tool, call)
                && isWanted(state, session.phaseAt(now).phase().word());
    }

    /// Whether the thread shows a row. Who asks for tools or states sees calls alone.
    ///
    /// @param phase of the session: without an agent nothing runs
    public boolean shows(ThreadEntry entry, Phase phase) {
        String by = entry.agentId();
        if (!isWanted(agent, by == null ? MAIN_AGENT : by)) {
            return false;
        }
        return entry instanceof ThreadEntry.ToolCall call
                ? isWanted(tool, call.name())
                        && isWanted(state, call.outcome().in(phase).words())
                : tool == null && state == null;
    }

    /// The rows of a session's thread that are shown.
    public List<ThreadEntry> rows(SessionState session, Instant now) {
        List<ThreadEntry> rows = session.thread().entries();
        Phase phase = session.phaseAt(now).phase();
        return isAll() ? rows : rows.stream().filter(row -> shows(row, phase)).toList();
    }

    private static boolean isWanted(@Nullable String wanted, String is) {
        return wanted == null || Objects.equals(wanted, is);
    }

    /// The filter in words, as in `Bash, failed`; empty when all is shown.
    public String words() {
        String named = tool == null ? null : ToolName.words(tool);
        return Stream.of(agent, named, state).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
