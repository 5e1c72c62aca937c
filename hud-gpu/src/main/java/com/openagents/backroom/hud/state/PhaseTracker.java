package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/*
 * How it works
 *
 * Agents of one session write files of their own, which are read in any order; only the events of one agent are sure to
 * come in theirs. So what is kept is either one agent's alone (the main agent's phase, each sub-agent's wait) or a
 * maximum or minimum, which no order changes, and the session's phase is made of these when somebody asks:
 *
 *   a wait that is not older than the main agent's newest decision, the oldest first    Waiting
 *   the main agent works, or a sub-agent did something after that decision              Working
 *   else                                                                                as the main agent says
 */
/// Derives a session's phase from its events.
final class PhaseTracker {
    /// Silence after which a working agent is taken for gone (hud.md §2).
    static final long SILENCE_MILLIS = 120_000;

    /// Sub-agents of a session that wait at the same time; of more, the eldest is forgotten.
    private static final int MAX_WAITS = 64;

    private static final long NEVER = MainPhase.NEVER;

    private final MainPhase main = new MainPhase();
    private final Map<String, Wait> waits = new LinkedHashMap<>();
    private long firstMillis = NEVER;
    private long othersMillis = NEVER;
    private long answeredMillis = NEVER;
    private long answeredWaitMillis = NEVER;

    /// Takes note of one event.
    ///
    /// @param tools the calls of the session, this event counted already
    void apply(HudEnvelope envelope, ToolMeter tools) {
        long at = envelope.at().toEpochMilli();
        firstMillis = firstMillis == NEVER ? at : Math.min(firstMillis, at);
        String agentId = envelope.agentId();
        if (agentId == null) {
            main.apply(envelope.event(), at, tools);
        } else {
            applyOther(agentId, envelope.event(), at, tools);
        }
    }

    private void applyOther(String agentId, HudEvent event, long at, ToolMeter tools) {
        Wait wait = waits.get(agentId);
        if (event instanceof Status status && status.state() == AgentState.WAITING) {
            if (wait == null || !Objects.equals(wait.reason(), status.reason())) {
                begin(agentId, new Wait(at, status.reason(), tools.newestIdOf(agentId)));
            }
        } else if (wait != null && at >= wait.atMillis()) {
            boolean isOver = event instanceof Status || event instanceof TickStart || event instanceof TickEnd;
            if (isOver || wait.isAnsweredBy(event, at)) {
                end(agentId, wait, at);
            } else {
                waits.put(agentId, wait.withToolOf(event, at));
            }
        }
        if (Wait.isActivity(event)) {
            othersMillis = Math.max(othersMillis, at);
        }
    }

    private void begin(String agentId, Wait wait) {
        waits.put(agentId, wait);
        if (waits.size() > MAX_WAITS) {
            waits.remove(waits.keySet().iterator().next());
        }
    }

    private void end(String agentId, Wait wait, long at) {
        waits.remove(agentId);
        if (at > answeredMillis || (at == answeredMillis && wait.atMillis() > answeredWaitMillis)) {
            answeredMillis = at;
            answeredWaitMillis = wait.atMillis();
        }
    }

    /// The wait of a sub-agent that stands: a decision of the main agent ends those before it.
    private @Nullable Wait othersWait() {
        Wait eldest = null;
        for (Wait wait : waits.values()) {
            boolean stands = wait.atMillis() >= main.decidedMillis();
            if (stands && (eldest == null || comesBefore(wait, eldest))) {
                eldest = wait;
            }
        }
        return eldest;
    }

    private static boolean comesBefore(Wait a, Wait b) {
        return a.atMillis() != b.atMillis() ? a.atMillis() < b.atMillis() : key(a).compareTo(key(b)) < 0;
    }

    private static String key(Wait wait) {
        return wait.reason() + " " + wait.toolId();
    }

    /// The wait that is shown, if any.
    private @Nullable Wait shownWait() {
        Wait others = othersWait();
        if (main.phase() != Phase.WAITING || (others != null && others.atMillis() < main.sinceMillis())) {
            return others;
        }
        return new Wait(main.sinceMillis(), main.reason(), main.waitingTool());
    }

    private boolean isOthersWork() {
        return main.phase().isActive() ? othersMillis >= main.decidedMillis() : othersMillis > main.decidedMillis();
    }

    Phase phase() {
        if (shownWait() != null) {
            return Phase.WAITING;
        }
        return othersMillis != NEVER && isOthersWork() ? Phase.WORKING : main.phase();
    }

    @Nullable String waitingTool() {
        Wait wait = shownWait();
        return wait == null ? null : wait.toolId();
    }

    /// The phase at `now`: an agent that should be at work and was not heard of for two minutes is offline.
    PhaseNow at(Instant now, Instant heard) {
        Wait wait = shownWait();
        if (wait != null) {
            return new PhaseNow(Phase.WAITING, wait.reason(), Instant.ofEpochMilli(wait.atMillis()));
        }
        Phase phase = phase();
        if (phase.isActive() && now.toEpochMilli() - heard.toEpochMilli() > SILENCE_MILLIS) {
            return new PhaseNow(Phase.OFFLINE, "silence", heard);
        }
        String reason = phase == main.phase() ? main.reason() : null;
        return new PhaseNow(phase, reason, Instant.ofEpochMilli(sinceMillis(phase)));
    }

    /// Where sub-agents work on by themselves, the session has worked since the main agent's part was over.
    private long sinceMillis(Phase phase) {
        long since = phase == main.phase() ? main.sinceMillis() : main.decidedMillis();
        if (since == NEVER) {
            since = firstMillis == NEVER ? 0 : firstMillis;
        }
        boolean isAnswered = phase == Phase.WORKING && answeredWaitMillis >= main.decidedMillis();
        return isAnswered ? Math.max(since, answeredMillis) : since;
    }

    void write(FieldSink out) {
        main.write(out);
        number(out, "first", firstMillis);
        number(out, "others", othersMillis);
        number(out, "answered", answeredMillis);
        number(out, "answered_wait", answeredWaitMillis);
        List<Map.Entry<String, Wait>> rows = new ArrayList<>(waits.entrySet());
        out.objects("waits", rows, (row, sink) -> {
            sink.text("agent", row.getKey());
            sink.number("at", row.getValue().atMillis());
            sink.text("reason", row.getValue().reason());
            sink.text("tool", row.getValue().toolId());
        });
    }

    private static void number(FieldSink out, String name, long millis) {
        out.number(name, millis == NEVER ? null : (Long) millis);
    }

    void read(Fields in) {
        main.read(in);
        firstMillis = Read.numberOr(in, "first", NEVER);
        othersMillis = Read.numberOr(in, "others", NEVER);
        answeredMillis = Read.numberOr(in, "answered", NEVER);
        answeredWaitMillis = Read.numberOr(in, "answered_wait", NEVER);
        for (Fields row : in.objects("waits")) {
            Wait wait = new Wait(Read.number(row, "at"), row.text("reason"), row.text("tool"));
            waits.put(Read.text(row, "agent"), wait);
        }
    }
}
