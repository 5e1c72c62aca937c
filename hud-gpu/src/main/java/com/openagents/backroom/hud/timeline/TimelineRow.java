package com.openagents.backroom.hud.timeline;

import com.openagents.backroom.hud.state.ApmMeter.Wait;
import com.openagents.backroom.hud.state.CallLog.Call;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One agent's row.
///
/// @param agents the sub-agents whose calls it shows; empty for the main agent
/// @param calls how many it made in all
/// @param isThere false once its agent is offline: then nobody knows how long a call without an end ran
public record TimelineRow(SessionState session, List<String> agents, String title, long calls, boolean isThere) {
    public TimelineRow {
        agents = List.copyOf(agents);
    }

    static TimelineRow main(SessionState session, Instant now) {
        return new TimelineRow(
                session,
                List.of(),
                session.title(),
                session.tools().calls(),
                session.phaseAt(now).phase() != Phase.OFFLINE);
    }

    /// The row of a sub-agent.
    TimelineRow sub(String agentId) {
        return new TimelineRow(
                session,
                List.of(agentId),
                session.subAgents().name(agentId),
                session.subAgents().calls(agentId),
                isThere);
    }

    /// The row of all these sub-agents.
    TimelineRow others(List<String> agents) {
        long calls = 0;
        for (String agentId : agents) {
            calls += session.subAgents().calls(agentId);
        }
        return new TimelineRow(session, agents, agents.size() + " more sub-agents", calls, isThere);
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

    boolean isShown(Call call, long fromMillis, long toMillis) {
        return call.beginMillis() <= toMillis && endMillis(call, toMillis) >= fromMillis;
    }

    private boolean isRunning(Call call) {
        return isThere && call.isRunning();
    }

    /// When it ended, or how far it is known to have come.
    private long endMillis(Call call, long toMillis) {
        return call.endMillis(
                isThere ? toMillis : Math.min(toMillis, session.lastEventAt().toEpochMilli()));
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
            if (!isOurs(call) || !isShown(call, timeline.fromMillis(), timeline.toMillis())) {
                continue;
            }
            long end = endMillis(call, timeline.toMillis());
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
                            isRunning(call)),
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
            if (isOurs(call) && isShown(call, timeline.fromMillis(), timeline.toMillis())) {
                Integer count = counts.get(call.kind().wire());
                counts.put(call.kind().wire(), count == null ? 1 : count + 1);
                failed += call.isFailed() ? 1 : 0;
                running += isRunning(call) ? 1 : 0;
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
