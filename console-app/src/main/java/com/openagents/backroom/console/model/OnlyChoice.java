package com.openagents.backroom.console.model;

import com.openagents.backroom.hud.state.Only;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.RunningTool;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ThreadEntry;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.hud.state.ToolName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// One way to see less: what would be shown then, and how many of it there are.
public record OnlyChoice(String title, long count, Only only) {
    /// What the wall can be narrowed to.
    ///
    /// @param now what is chosen already, to which a choice is added
    public static List<OnlyChoice> ofWall(List<SessionState> sessions, Instant at, Only now) {
        List<OnlyChoice> choices = new ArrayList<>();
        choices.add(new OnlyChoice("Everything", sessions.size(), Only.ALL));
        add(
                choices,
                "State",
                count(sessions, session -> session.phaseAt(at).phase().word()),
                word -> new Only(now.agent(), now.tool(), word));
        add(choices, "Agent", count(sessions, SessionState::agent), agent -> new Only(agent, now.tool(), now.state()));
        addTools(
                choices,
                count(
                        sessions,
                        session -> session.currentTool().map(RunningTool::name).orElse("")),
                now);
        return choices;
    }

    /// What a thread can be narrowed to.
    ///
    /// @param now what is chosen already, to which a choice is added
    public static List<OnlyChoice> ofThread(SessionState session, Instant at, Only now) {
        Phase phase = session.phaseAt(at).phase();
        List<ThreadEntry> rows = session.thread().entries();
        List<ToolCall> calls = rows.stream()
                .filter(ToolCall.class::isInstance)
                .map(ToolCall.class::cast)
                .toList();
        List<OnlyChoice> choices = new ArrayList<>();
        choices.add(new OnlyChoice("Everything", rows.size(), Only.ALL));
        add(
                choices,
                "State",
                count(calls, call -> call.outcome().in(phase).words()),
                word -> new Only(now.agent(), now.tool(), word));
        addTools(choices, count(calls, ToolCall::name), now);
        add(choices, "Agent", count(rows, OnlyChoice::agent), agent -> new Only(agent, now.tool(), now.state()));
        return choices;
    }

    private static String agent(ThreadEntry row) {
        String agent = row.agentId();
        return agent == null ? Only.MAIN_AGENT : agent;
    }

    private static <T> Map<String, Long> count(List<T> things, Function<T, String> name) {
        Map<String, Long> counts = new TreeMap<>();
        for (T thing : things) {
            counts.merge(name.apply(thing), 1L, Long::sum);
        }
        counts.remove("");
        return counts;
    }

    private static void addTools(List<OnlyChoice> choices, Map<String, Long> counts, Only now) {
        counts.forEach((name, count) -> choices.add(
                new OnlyChoice("Tool  " + ToolName.words(name), count, new Only(now.agent(), name, now.state()))));
    }

    private static void add(
            List<OnlyChoice> choices, String kind, Map<String, Long> counts, Function<String, Only> only) {
        counts.forEach((name, count) -> choices.add(new OnlyChoice(kind + "  " + name, count, only.apply(name))));
    }
}
