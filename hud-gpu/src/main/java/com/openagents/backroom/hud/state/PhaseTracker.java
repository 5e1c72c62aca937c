package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEnvelope;
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
import com.openagents.backroom.schema.event.Role;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Derives a session's phase from its events.
///
/// An event changes it only when it is not older than the phase itself: files of sub-agents are read late. Waiting for
/// a
/// human stands until the waiting agent goes on: what other agents of the session do meanwhile does not end it.
final class PhaseTracker {
    /// Silence after which a working agent is taken for gone (hud.md §2).
    static final long SILENCE_MILLIS = 120_000;

    private Phase phase = Phase.STARTING;
    private @Nullable String reason;
    private long sinceMillis = Long.MIN_VALUE;
    private @Nullable String waitingAgent;
    private @Nullable String waitingTool;
    private @Nullable String lastError;

    /// Takes note of one event.
    ///
    /// @param tools the calls of the session, this event counted already
    void apply(HudEnvelope envelope, ToolMeter tools) {
        long at = envelope.at().toEpochMilli();
        if (sinceMillis == Long.MIN_VALUE) {
            sinceMillis = at;
        }
        if (at < sinceMillis) {
            return;
        }
        switch (envelope.event()) {
            case Status status -> {
                set(Phase.of(status.state()), status.reason(), at);
                if (phase == Phase.WAITING) {
                    waitingAgent = envelope.agentId();
                    RunningTool newest = tools.newestOf(waitingAgent).orElse(null);
                    waitingTool = newest == null ? null : newest.toolId();
                }
            }
            case SessionStart _ -> {
                if (phase.isOver() || phase == Phase.OFFLINE) {
                    set(Phase.STARTING, null, at);
                }
            }
            case SessionEnd end -> set(over(end.success()), end.reason() == null ? lastError : end.reason(), at);
            case TickStart _ -> {
                if (isWaiterOrMain(envelope)) {
                    lastError = null;
                    set(Phase.WORKING, null, at);
                }
            }
            case TickEnd end -> {
                if (envelope.agentId() == null) {
                    boolean failed = Boolean.FALSE.equals(end.success());
                    set(failed ? Phase.FAILED : Phase.IDLE, failed ? lastError : null, at);
                }
            }
            case Failure failure -> {
                lastError = failure.code();
                if (!failure.recoverable() && envelope.agentId() == null) {
                    set(Phase.FAILED, failure.code(), at);
                }
            }
            case Chunk chunk -> {
                if (chunk.role() != Role.SYSTEM) {
                    activity(envelope, at, chunk.role() == Role.USER || waitingTool == null);
                }
            }
            case ToolStart start -> {
                if (phase == Phase.WAITING && waitingTool == null && at == sinceMillis) {
                    waitingTool = start.toolId();
                }
                activity(envelope, at, waitingTool == null);
            }
            case ToolDone done -> activity(envelope, at, isWaitingTool(done.toolId()));
            case ToolProgress progress -> activity(envelope, at, isWaitingTool(progress.toolId()));
            case ContainerOutput output -> activity(envelope, at, isWaitingTool(output.toolId()));
            case FileDiff _ -> activity(envelope, at, waitingTool == null);
            case Usage _, Plan _, Queue _, LastPr _, SessionTotal _, StateChange _ -> {}
        }
    }

    private static Phase over(@Nullable Boolean success) {
        if (success == null) {
            return Phase.ENDED;
        }
        return success ? Phase.COMPLETED : Phase.FAILED;
    }

    private boolean isWaiterOrMain(HudEnvelope envelope) {
        return envelope.agentId() == null || Objects.equals(envelope.agentId(), waitingAgent);
    }

    private boolean isWaitingTool(@Nullable String toolId) {
        return waitingTool == null || waitingTool.equals(toolId);
    }

    /// The agent does something.
    ///
    /// @param answersWait whether the event shows that the waiting agent goes on
    private void activity(HudEnvelope envelope, long at, boolean answersWait) {
        if (phase == Phase.WAITING) {
            if (at > sinceMillis && answersWait && Objects.equals(envelope.agentId(), waitingAgent)) {
                set(Phase.WORKING, null, at);
            }
        } else if (phase.isActive() || at > sinceMillis) {
            set(Phase.WORKING, null, at);
        }
    }

    private void set(Phase next, @Nullable String why, long at) {
        if (next != phase || !Objects.equals(why, reason)) {
            sinceMillis = at;
        }
        phase = next;
        reason = why;
        waitingAgent = null;
        waitingTool = null;
    }

    Phase phase() {
        return phase;
    }

    @Nullable String waitingTool() {
        return waitingTool;
    }

    /// The phase at `now`: an agent that should be at work and was not heard of for two minutes is offline.
    PhaseNow at(Instant now, Instant heard) {
        if (phase.isActive() && now.toEpochMilli() - heard.toEpochMilli() > SILENCE_MILLIS) {
            return new PhaseNow(Phase.OFFLINE, "silence", heard);
        }
        return new PhaseNow(phase, reason, Instant.ofEpochMilli(sinceMillis == Long.MIN_VALUE ? 0 : sinceMillis));
    }

    void write(FieldSink out) {
        out.text("phase", phase.wire());
        out.text("reason", reason);
        out.number("since", sinceMillis == Long.MIN_VALUE ? null : (Long) sinceMillis);
        out.text("waiting_agent", waitingAgent);
        out.text("waiting_tool", waitingTool);
        out.text("last_error", lastError);
    }

    void read(Fields in) {
        phase = Phase.ofWire(Read.text(in, "phase"));
        reason = in.text("reason");
        Long since = in.number("since");
        sinceMillis = since == null ? Long.MIN_VALUE : since;
        waitingAgent = in.text("waiting_agent");
        waitingTool = in.text("waiting_tool");
        lastError = in.text("last_error");
    }
}
