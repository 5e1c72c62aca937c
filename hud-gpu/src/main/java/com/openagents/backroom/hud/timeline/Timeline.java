package com.openagents.backroom.hud.timeline;

import com.openagents.backroom.hud.state.CallLog.Call;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What part of time is shown, and a row for each agent that has anything in it.
///
/// While an agent is at work or waits, the time ends now; when all are quiet, with what happened last.
public record Timeline(TimelineZoom zoom, long fromMillis, long toMillis, boolean endsNow, List<TimelineRow> rows) {
    /// Sub-agents of one session with a row of their own; the others share one.
    static final int MAX_SUB_ROWS = 64;

    public Timeline {
        rows = List.copyOf(rows);
    }

    /// The timeline of sessions in this order.
    public static Timeline of(List<SessionState> sessions, TimelineZoom zoom, Instant now) {
        long to = 0;
        boolean endsNow = sessions.isEmpty();
        for (SessionState session : sessions) {
            Phase phase = session.phaseAt(now).phase();
            endsNow |= phase == Phase.WAITING || phase.isActive();
            to = Math.max(to, session.lastEventAt().toEpochMilli());
        }
        to = endsNow ? now.toEpochMilli() : to;
        long from = to - zoom.spanMillis();
        List<TimelineRow> rows = new ArrayList<>();
        for (SessionState session : sessions) {
            rows.add(TimelineRow.main(session));
            addSubAgents(session, from, to, rows);
        }
        return new Timeline(zoom, from, to, endsNow, rows);
    }

    private static void addSubAgents(SessionState session, long from, long to, List<TimelineRow> rows) {
        Set<String> seen = new LinkedHashSet<>();
        for (Call call : session.calls().calls()) {
            String agentId = call.agentId();
            if (agentId != null && call.beginMillis() <= to && call.endMillis(to) >= from) {
                seen.add(agentId);
            }
        }
        List<String> others = new ArrayList<>();
        int rowsLeft = MAX_SUB_ROWS;
        for (String agentId : seen) {
            if (rowsLeft > 0) {
                rowsLeft--;
                rows.add(TimelineRow.of(session, agentId));
            } else {
                others.add(agentId);
            }
        }
        if (!others.isEmpty()) {
            rows.add(TimelineRow.ofOthers(session, others));
        }
    }

    /// Where a moment lies in a width, from 0 at the beginning of the time shown.
    public double place(long millis, double width) {
        return width * (millis - fromMillis) / zoom.spanMillis();
    }
}
