package com.openagents.backroom.hud.timeline;

import com.openagents.backroom.hud.state.CallLog.Call;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What part of time is shown, and a row for each agent that has anything in it.
///
/// While an agent is at work or waits, the newest time ends now; when all are quiet, with what happened last.
///
/// @param firstMillis when the oldest call that is known began
/// @param newestMillis where the newest time ends
/// @param isActive whether an agent is at work or waits
public record Timeline(
        TimelineZoom zoom,
        long fromMillis,
        long toMillis,
        long firstMillis,
        long newestMillis,
        boolean isActive,
        List<TimelineRow> rows) {
    /// Sub-agents of one session with a row of their own; the others share one.
    static final int MAX_SUB_ROWS = 64;

    public Timeline {
        rows = List.copyOf(rows);
    }

    /// The timeline of sessions in this order.
    public static Timeline of(List<SessionState> sessions, TimelineSpan span, Instant now) {
        long newest = 0;
        boolean isActive = sessions.isEmpty();
        for (SessionState session : sessions) {
            Phase phase = session.phaseAt(now).phase();
            isActive |= phase == Phase.WAITING || phase.isActive();
            newest = Math.max(newest, session.lastEventAt().toEpochMilli());
        }
        newest = isActive ? now.toEpochMilli() : newest;
        long first = newest;
        for (SessionState session : sessions) {
            first = Math.min(first, session.calls().firstMillis(first));
        }
        TimelineZoom zoom = span.zoom();
        long to = to(span, first, newest);
        long from = to - zoom.spanMillis();
        List<TimelineRow> rows = new ArrayList<>();
        for (SessionState session : sessions) {
            rows.add(TimelineRow.main(session, now));
            addSubAgents(session, rows.getLast(), from, to, rows);
        }
        return new Timeline(zoom, from, to, first, newest, isActive, rows);
    }

    /// Where the time shown ends: a reader who goes far keeps something of the log in sight.
    private static long to(TimelineSpan span, long firstMillis, long newestMillis) {
        Instant until = span.until();
        if (until == null || !until.isBefore(Instant.ofEpochMilli(newestMillis))) {
            return newestMillis;
        }
        long earliest = Math.min(newestMillis, firstMillis + span.zoom().spanMillis() / 4);
        return until.isBefore(Instant.ofEpochMilli(earliest)) ? earliest : until.toEpochMilli();
    }

    /// Whether the newest time is shown, and ends now.
    public boolean endsNow() {
        return isActive && toMillis == newestMillis;
    }

    private static void addSubAgents(
            SessionState session, TimelineRow main, long from, long to, List<TimelineRow> rows) {
        Set<String> seen = new LinkedHashSet<>();
        for (Call call : session.calls().calls()) {
            String agentId = call.agentId();
            if (agentId != null && main.isShown(call, from, to)) {
                seen.add(agentId);
            }
        }
        List<String> others = new ArrayList<>();
        int rowsLeft = MAX_SUB_ROWS;
        for (String agentId : seen) {
            if (rowsLeft > 0) {
                rowsLeft--;
                rows.add(main.sub(agentId));
            } else {
                others.add(agentId);
            }
        }
        if (!others.isEmpty()) {
            rows.add(main.others(others));
        }
    }

    /// The first line of the grid.
    public long firstTick() {
        return Math.ceilDiv(fromMillis, zoom.tickMillis()) * zoom.tickMillis();
    }

    /// What a line of the grid says.
    public String label(long millis) {
        Instant at = Instant.ofEpochMilli(millis);
        return switch (zoom) {
            case SECOND -> Figures.timeOfDay(at) + "." + Math.floorMod(millis, 1_000L) / 100;
            case TEN_SECONDS, MINUTE -> Figures.timeOfDay(at);
            case EIGHT_MINUTES, HOUR, DAY -> Figures.hourMinute(at);
        };
    }

    /// Where a moment lies in a width, from 0 at the beginning of the time shown.
    public double place(long millis, double width) {
        return width * (millis - fromMillis) / zoom.spanMillis();
    }
}
