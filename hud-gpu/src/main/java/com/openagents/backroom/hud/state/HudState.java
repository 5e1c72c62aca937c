package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one HUD: its sessions, and how far its log was folded. Used by one thread at a time.
public final class HudState {
    /// Sessions kept; the one that was quiet longest leaves first. The wall shows up to 200.
    public static final int MAX_SESSIONS = 200;

    /// Sessions that keep their whole thread, terminal and changes: about 2 MiB each at most. The others keep the end.
    public static final int MAX_DETAILED = 24;

    private final HudId hud;
    private final Map<String, SessionState> sessions = new LinkedHashMap<>();
    private long seq;

    public HudState(HudId hud) {
        this.hud = hud;
    }

    /// A state of sessions that were folded before.
    ///
    /// @param sessions the one with the newest event last
    public static HudState of(HudId hud, long seq, List<SessionState> sessions) {
        HudState state = new HudState(hud);
        state.seq = seq;
        for (SessionState session : sessions) {
            state.put(session);
        }
        return state;
    }

    /// Folds one event. Events of a session come in the order of their seq; one that was folded before is left out. A
    /// replay shows sessions side by side that were logged one after the other, so across sessions seq may go back.
    ///
    /// @return false when it was left out
    public boolean apply(HudEnvelope envelope) {
        SessionState session = sessions.get(envelope.sessionId());
        if (session != null && envelope.seq() <= session.lastSeq()) {
            return false;
        }
        seq = Math.max(seq, envelope.seq());
        if (session == null) {
            session = new SessionState(hud, envelope.sessionId(), envelope.agent());
            makeRoom();
        } else {
            sessions.remove(envelope.sessionId());
        }
        sessions.put(envelope.sessionId(), session);
        session.apply(envelope);
        return true;
    }

    private void makeRoom() {
        List<SessionState> byAge = new ArrayList<>(sessions.values());
        if (byAge.size() >= MAX_DETAILED) {
            byAge.get(byAge.size() - MAX_DETAILED).slim();
        }
        if (byAge.size() >= MAX_SESSIONS) {
            sessions.remove(leaver(byAge).sessionId());
        }
    }

    private static SessionState leaver(List<SessionState> byAge) {
        for (SessionState session : byAge) {
            if (session.phaseAt(session.lastEventAt()).phase() != Phase.WAITING) {
                return session;
            }
        }
        return byAge.getFirst();
    }

    /// Notes that a session's agent is alive although it says nothing: its file grew or its process runs.
    public void sawAlive(String sessionId, Instant at) {
        findSession(sessionId).ifPresent(session -> session.sawAlive(at));
    }

    private void put(SessionState session) {
        sessions.put(session.sessionId(), session);
    }

    public HudId hud() {
        return hud;
    }

    /// The highest seq of the events folded; 0 before the first.
    public long seq() {
        return seq;
    }

    /// The sessions, the one with the newest event last.
    public List<SessionState> sessions() {
        return List.copyOf(sessions.values());
    }

    public Optional<SessionState> findSession(String sessionId) {
        return Optional.ofNullable(sessions.get(sessionId));
    }

    /// The session a HUD shows by itself: the one that waits longest for a human, else the one with the newest event.
    public Optional<SessionState> foremost(Instant now) {
        SessionState foremost = null;
        for (SessionState session : sessions.values()) {
            foremost = foremost == null || comesBefore(session, foremost, now) ? session : foremost;
        }
        return Optional.ofNullable(foremost);
    }

    private static boolean comesBefore(SessionState a, SessionState b, Instant now) {
        PhaseNow first = a.phaseAt(now);
        PhaseNow second = b.phaseAt(now);
        boolean firstWaits = first.phase() == Phase.WAITING;
        boolean secondWaits = second.phase() == Phase.WAITING;
        if (firstWaits != secondWaits) {
            return firstWaits;
        }
        return firstWaits
                ? first.since().isBefore(second.since())
                : !a.lastEventAt().isBefore(b.lastEventAt());
    }

    /// The session of this id, else the foremost.
    public Optional<SessionState> shown(@Nullable String sessionId, Instant now) {
        SessionState chosen = sessionId == null ? null : sessions.get(sessionId);
        return chosen == null ? foremost(now) : Optional.of(chosen);
    }
}
