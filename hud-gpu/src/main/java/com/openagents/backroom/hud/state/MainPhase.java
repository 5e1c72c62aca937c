package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolProgress;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the main agent's own events say of its session. They come in order, whatever else is read between them; one
/// that is older than what decided last comes from a second record of the session, and is passed over.
final class MainPhase {
    static final long NEVER = Long.MIN_VALUE;

    private Phase phase = Phase.STARTING;
    private @Nullable String reason;
    private long sinceMillis = NEVER;
    private long decidedMillis = NEVER;
    private @Nullable String waitingTool;
    private @Nullable String lastError;

    /// Takes note of one event of the main agent.
    void apply(HudEvent event, long at, ToolMeter tools) {
        if (at < decidedMillis) {
            return;
        }
        switch (event) {
            case Status status -> {
                decide(Phase.of(status.state()), status.reason(), at);
                waitingTool = phase == Phase.WAITING ? tools.newestIdOf(null) : null;
            }
            case SessionStart _ -> {
                if (phase.isOver() || phase == Phase.OFFLINE) {
                    decide(Phase.STARTING, null, at);
                }
            }
            case SessionEnd end -> decide(over(end.success()), end.reason() == null ? lastError : end.reason(), at);
            case TickStart _ -> {
                lastError = null;
                decide(Phase.WORKING, null, at);
            }
            case TickEnd end -> {
                boolean failed = Boolean.FALSE.equals(end.success());
                decide(failed ? Phase.FAILED : Phase.IDLE, failed ? lastError : null, at);
            }
            case Failure failure -> {
                lastError = failure.code();
                if (!failure.recoverable()) {
                    decide(Phase.FAILED, failure.code(), at);
                }
            }
            case Chunk _,
                    ToolStart _,
                    ToolDone _,
                    ToolProgress _,
                    ContainerOutput _,
                    FileDiff _,
                    Usage _,
                    Plan _,
                    Queue _,
                    LastPr _,
                    SessionTotal _,
                    StateChange _ -> goOn(event, at);
        }
    }

    private void goOn(HudEvent event, long at) {
        if (phase == Phase.WAITING) {
            Wait wait = new Wait(decidedMillis, reason, waitingTool);
            if (wait.isAnsweredBy(event, at)) {
                set(Phase.WORKING, null, at);
            } else {
                waitingTool = wait.withToolOf(event, at).toolId();
            }
        } else if (Wait.isActivity(event) && (phase.isActive() || at > decidedMillis)) {
            set(Phase.WORKING, null, at);
        }
    }

    private static Phase over(@Nullable Boolean success) {
        if (success == null) {
            return Phase.ENDED;
        }
        return success ? Phase.COMPLETED : Phase.FAILED;
    }

    private void decide(Phase next, @Nullable String why, long at) {
        set(next, why, at);
        decidedMillis = at;
    }

    private void set(Phase next, @Nullable String why, long at) {
        if (next != phase || !Objects.equals(why, reason)) {
            sinceMillis = at;
        }
        phase = next;
        reason = why;
        waitingTool = null;
    }

    Phase phase() {
        return phase;
    }

    @Nullable String reason() {
        return reason;
    }

    /// [#NEVER] before the first event that says something.
    long sinceMillis() {
        return sinceMillis;
    }

    /// When a turn began or ended, or the agent named its state; work alone decides nothing. [#NEVER] before the first.
    long decidedMillis() {
        return decidedMillis;
    }

    @Nullable String waitingTool() {
        return waitingTool;
    }

    void write(FieldSink out) {
        out.text("phase", phase.wire());
        out.text("reason", reason);
        out.number("since", sinceMillis == NEVER ? null : (Long) sinceMillis);
        out.number("decided", decidedMillis == NEVER ? null : (Long) decidedMillis);
        out.text("waiting_tool", waitingTool);
        out.text("last_error", lastError);
    }

    void read(Fields in) {
        phase = Phase.ofWire(Read.text(in, "phase"));
        reason = in.text("reason");
        sinceMillis = Read.numberOr(in, "since", NEVER);
        decidedMillis = Read.numberOr(in, "decided", NEVER);
        waitingTool = in.text("waiting_tool");
        lastError = in.text("last_error");
    }
}
