package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The JSON form of a HUD's state: the fields of `snapshot.json` for everyone, and under `fold` what folding goes on
/// from.
public final class StateJson {
    private StateJson() {}

    /// Writes the state so that [#read] gives one that goes on folding the same way.
    ///
    /// @param now when the phases and paces are as written; folding does not depend on it
    /// @param isFull the sessions that carry their thread, terminal and changes; the others carry what a card shows
    public static void write(HudState state, FieldSink out, Instant now, Predicate<SessionState> isFull) {
        out.text("hud", state.hud().toString());
        out.number("seq", state.seq());
        out.objects(
                "sessions",
                state.sessions(),
                (session, sink) -> writeSession(session, sink, now, isFull.test(session)));
    }

    /// Writes one session so that [#readSession] gives one that goes on folding the same way.
    public static void writeSession(SessionState session, FieldSink out, Instant now, boolean isFull) {
        writePublic(session, out, now);
        out.object("fold", fold -> session.writeFold(fold, isFull));
    }

    /// Writes what `snapshot.json` says of every session, and nothing else.
    public static void writePublic(HudState state, FieldSink out, Instant now) {
        out.text("hud", state.hud().toString());
        out.number("seq", state.seq());
        out.objects("sessions", state.sessions(), (session, sink) -> writePublic(session, sink, now));
    }

    /// Writes what `snapshot.json` says of one session.
    public static void writePublic(SessionState session, FieldSink out, Instant now) {
        PhaseNow phase = session.phaseAt(now);
        out.text("session_id", session.sessionId());
        out.text("hud", session.hud().toString());
        out.text("agent", session.agent());
        out.text("model", session.model().orElse(null));
        out.text("title", session.title());
        out.text("state", phase.phase().wire());
        out.text("state_reason", phase.reason());
        out.text("state_since", IsoTime.text(phase.since()));
        out.text("started_at", IsoTime.text(millis(session.startedAt())));
        out.text("last_event_at", IsoTime.text(millis(session.lastEventAt())));
        out.number("events", session.events());
        out.number("responses", session.usage().responses());
        out.number("tool_calls", session.tools().calls());
        out.object("tools", sink -> session.tools().byUse().forEach(tool -> sink.number(tool.name(), tool.calls())));
        out.number("tool_errors", session.tools().failures());
        out.number("errors", session.facts().errors());
        out.object("apm", sink -> {
            sink.number("now", (long) session.apm().now(now));
            sink.number("session", Math.round(session.sessionApm()));
        });
        out.object("usage", sink -> writeUsage(session.usage(), sink));
        out.objects("files", session.files().files(), FileChanges::writeFile);
        out.number("dead_letters", session.deadLetters());
    }

    /// A state that was written and read again knows these to the millisecond, so no state shows more of them.
    private static Instant millis(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    private static void writeUsage(UsageMeter usage, FieldSink out) {
        usage.tokens().write(out);
        usage.cost().ifPresent(cost -> {
            out.number("cost_microusd", cost.microUsd());
            out.text("cost_source", cost.source().wire());
        });
        out.object(
                "by_model",
                models -> usage.byModel()
                        .forEach(model -> models.object(model.model(), sink -> {
                            sink.number("responses", model.responses());
                            model.tokens().write(sink);
                        })));
    }

    /// Whether [#writeAlive] has anything to write.
    public static boolean isAnyAlive(HudState state) {
        return !alive(state).isEmpty();
    }

    private static List<SessionState> alive(HudState state) {
        List<SessionState> alive = new ArrayList<>();
        for (SessionState session : state.sessions()) {
            if (session.heardAt().isAfter(session.lastEventAt())) {
                alive.add(session);
            }
        }
        return alive;
    }

    /// Writes which agents were seen alive after their newest event, and when: what a host found out of itself.
    public static void writeAlive(HudState state, FieldSink out) {
        out.objects("sessions", alive(state), (session, sink) -> {
            sink.text("session_id", session.sessionId());
            sink.text("alive", IsoTime.text(session.heardAt()));
        });
    }

    /// Takes over what [#writeAlive] wrote.
    public static void readAlive(Fields in, HudState state) {
        for (Fields item : in.objects("sessions")) {
            state.sawAlive(Read.text(item, "session_id"), Read.time(item, "alive"));
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IllegalArgumentException when it is no state
    public static HudState read(Fields in) {
        HudId hud = HudId.parse(Read.text(in, "hud"));
        List<SessionState> sessions = new ArrayList<>();
        for (Fields item : in.objects("sessions")) {
            sessions.add(readSession(hud, item));
        }
        return HudState.of(hud, Read.number(in, "seq"), sessions);
    }

    /// Reads what [#writeSession] wrote.
    public static SessionState readSession(HudId hud, Fields in) {
        SessionState session = new SessionState(hud, Read.text(in, "session_id"), Read.text(in, "agent"));
        session.readCounts(Read.number(in, "events"), Read.number(in, "dead_letters"));
        Fields fold = in.object("fold");
        if (fold != null) {
            session.readFold(fold, in.objects("files"));
        }
        return session;
    }
}
