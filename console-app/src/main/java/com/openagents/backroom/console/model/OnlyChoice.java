package com.openagents.backroom.console.model;

import com.openagents.backroom.hud.state.Only;
import com.openagents.backroom.hud.state.RunningTool;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ThreadEntry;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
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
        add(
                choices,
                "Tool",
                count(
                        sessions,
                        session -> session.currentTool().map(RunningTool::name).orElse("")),
                tool -> new Only(now.agent(), tool, now.state()));
        return choices;
    }

    /// What a thread can be narrowed to.
    public static List<OnlyChoice> ofThread(SessionState session, Only now) {
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
                count(calls, call -> call.outcome().words()),
                word -> new Only(now.agent(), now.tool(), word));
        add(choices, "Tool", count(calls, ToolCall::name), tool -> new Only(now.agent(), tool, now.state()));
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

    private static void add(
            List<OnlyChoice> choices, String kind, Map<String, Long> counts, Function<String, Only> only) {
        counts.forEach((name, count) -> choices.add(new OnlyChoice(kind + "  " + name, count, only.apply(name))));
    }
}
