package com.openagents.backroom.hud.timeline;

import com.openagents.backroom.hud.state.ApmMeter.Wait;
import com.openagents.backroom.hud.state.CallLog.Call;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One agent's row.
///
/// @param agents the sub-agents whose calls it shows; empty for the main agent
/// @param calls how many it made in all
public record TimelineRow(SessionState session, List<String> agents, String title, long calls) {
    public TimelineRow {
        agents = List.copyOf(agents);
    }

    static TimelineRow main(SessionState session) {
        return new TimelineRow(
                session, List.of(), session.title(), session.tools().calls());
    }

    static TimelineRow of(SessionState session, String agentId) {
        return new TimelineRow(
                session,
                List.of(agentId),
                session.subAgents().name(agentId),
                session.subAgents().calls(agentId));
    }

    static TimelineRow ofOthers(SessionState session, List<String> agents) {
        long calls = 0;
        for (String agentId : agents) {
            calls += session.subAgents().calls(agentId);
        }
        return new TimelineRow(session, agents, agents.size() + " more sub-agents", calls);
    }

    public boolean isSubAgent() {
        return !agents.isEmpty();
    }

    private boolean isOurs(Call call) {
        if (call.agentId() == null || agents.isEmpty()) {
            return call.agentId() == null && agents.isEmpty();
        }
        for (String agentId : agents) {
            if (agentId.equals(call.agentId())) {
                return true;
            }
        }
        return false;
    }

    /// The bars in the time shown, those that failed last. Where calls are nearer than a bar is wide, neighbours of a
    /// kind are one bar.
    ///
    /// @param width of the whole time
    /// @param minWidth of a bar
    public List<TimelineBar> bars(Timeline timeline, double width, double minWidth) {
        List<TimelineBar> bars = new ArrayList<>();
        List<TimelineBar> failed = new ArrayList<>();
        for (Call call : session.calls().calls()) {
            long end = call.endMillis(timeline.toMillis());
            if (!isOurs(call) || end < timeline.fromMillis() || call.beginMillis() > timeline.toMillis()) {
                continue;
            }
            double left = Math.max(0, timeline.place(call.beginMillis(), width));
            double right = Math.min(width, Math.max(left + minWidth, timeline.place(end, width)));
            add(
                    call.isFailed() ? failed : bars,
                    new TimelineBar(
                            call.kind(),
                            call.title(),
                            Math.min(left, width - minWidth),
                            right,
                            call.isFailed(),
                            call.isRunning()),
                    minWidth);
        }
        bars.addAll(failed);
        return bars;
    }

    private static void add(List<TimelineBar> bars, TimelineBar bar, double minWidth) {
        TimelineBar last = bars.isEmpty() ? null : bars.getLast();
        boolean isNear = last != null
                && last.kind() == bar.kind()
                && bar.left() < last.right() + minWidth / 2
                && bar.left() - last.left() < 2 * minWidth;
        if (last != null && isNear) {
            bars.set(bars.size() - 1, last.with(bar));
        } else {
            bars.add(bar);
        }
    }

    /// When its agent waited for a human: only the main agent's row shows it.
    public List<Wait> waits(Timeline timeline) {
        List<Wait> waits = new ArrayList<>();
        for (Wait wait : session.apm().waits()) {
            Long to = wait.toMillis();
            boolean isShown = wait.fromMillis() <= timeline.toMillis() && (to == null || to >= timeline.fromMillis());
            if (agents.isEmpty() && isShown) {
                waits.add(wait);
            }
        }
        return waits;
    }

    /// What it shows, in words: `12 read, 3 execute, 1 of them failed`.
    public String summary(Timeline timeline) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int failed = 0;
        int running = 0;
        for (Call call : session.calls().calls()) {
            if (isOurs(call)
                    && call.endMillis(timeline.toMillis()) >= timeline.fromMillis()
                    && call.beginMillis() <= timeline.toMillis()) {
                Integer count = counts.get(call.kind().wire());
                counts.put(call.kind().wire(), count == null ? 1 : count + 1);
                failed += call.isFailed() ? 1 : 0;
                running += call.isRunning() ? 1 : 0;
            }
        }
        StringBuilder words = new StringBuilder();
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            part(words, count.getValue(), count.getKey());
        }
        if (words.isEmpty()) {
            words.append("no calls");
        }
        part(words, failed, "of them failed");
        part(words, running, "of them running");
        return words.toString();
    }

    private static void part(StringBuilder words, int count, String what) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : ", ")
                    .append(Figures.count(count))
                    .append(' ')
                    .append(what);
        }
    }
}
