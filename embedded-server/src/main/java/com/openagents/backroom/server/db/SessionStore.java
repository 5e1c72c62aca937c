package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.HudSessions.HUD_SESSIONS;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Rows of `hud_sessions`.
public final class SessionStore {
    /// Adds what was appended to what the log holds of the session. The HUD is locked.
    public void add(Transaction tx, LoggedSession appended) {
        Condition same = same(appended.hudId(), appended.sessionId());
        LoggedSession sum = find(tx, appended.hudId(), appended.sessionId())
                .map(known -> known.plus(appended))
                .orElse(appended);
        tx.sql().deleteFrom(HUD_SESSIONS).where(same).execute();
        tx.sql()
                .insertInto(HUD_SESSIONS)
                .set(HUD_SESSIONS.HUD_ID, sum.hudId())
                .set(HUD_SESSIONS.SESSION_ID, sum.sessionId())
                .set(HUD_SESSIONS.AGENT, sum.agent())
                .set(HUD_SESSIONS.FIRST_SEQ, sum.firstSeq())
                .set(HUD_SESSIONS.LAST_SEQ, sum.lastSeq())
                .set(HUD_SESSIONS.EVENTS, sum.events())
                .set(HUD_SESSIONS.BYTES, sum.bytes())
                .set(HUD_SESSIONS.STARTED_AT, sum.startedAt())
                .set(HUD_SESSIONS.LAST_EVENT_AT, sum.lastEventAt())
                .set(HUD_SESSIONS.LAST_SEEN_AT, sum.lastSeenAt())
                .execute();
    }

    /// What the log holds of one session.
    public Optional<LoggedSession> find(Transaction tx, long hudId, String sessionId) {
        return tx.sql().selectFrom(HUD_SESSIONS).where(same(hudId, sessionId)).fetchOptional(SessionStore::session);
    }

    /// The sessions of a HUD, the newest first.
    public List<LoggedSession> list(Transaction tx, long hudId) {
        return tx.sql()
                .selectFrom(HUD_SESSIONS)
                .where(HUD_SESSIONS.HUD_ID.eq(hudId))
                .orderBy(HUD_SESSIONS.LAST_SEEN_AT.desc(), HUD_SESSIONS.LAST_SEQ.desc())
                .fetch(SessionStore::session);
    }

    /// All sessions, by HUD and place in its log.
    public List<LoggedSession> all(Transaction tx) {
        return tx.sql()
                .selectFrom(HUD_SESSIONS)
                .orderBy(HUD_SESSIONS.HUD_ID, HUD_SESSIONS.FIRST_SEQ)
                .fetch(SessionStore::session);
    }

    /// What all events take.
    public long totalBytes(Transaction tx) {
        return tx.sql()
                .select(DSL.coalesce(DSL.sum(HUD_SESSIONS.BYTES), DSL.inline(0)))
                .from(HUD_SESSIONS)
                .fetchSingle()
                .value1()
                .longValue();
    }

    /// Forgets the sessions that end before a place in the log.
    public void deleteBefore(Transaction tx, long hudId, long seq) {
        tx.sql()
                .deleteFrom(HUD_SESSIONS)
                .where(HUD_SESSIONS.HUD_ID.eq(hudId), HUD_SESSIONS.LAST_SEQ.lt(seq))
                .execute();
    }

    private static Condition same(long hudId, String sessionId) {
        return HUD_SESSIONS.HUD_ID.eq(hudId).and(HUD_SESSIONS.SESSION_ID.eq(sessionId));
    }

    private static LoggedSession session(Record row) {
        return new LoggedSession(
                row.get(HUD_SESSIONS.HUD_ID),
                row.get(HUD_SESSIONS.SESSION_ID),
                row.get(HUD_SESSIONS.AGENT),
                row.get(HUD_SESSIONS.FIRST_SEQ),
                row.get(HUD_SESSIONS.LAST_SEQ),
                row.get(HUD_SESSIONS.EVENTS),
                row.get(HUD_SESSIONS.BYTES),
                row.get(HUD_SESSIONS.STARTED_AT),
                row.get(HUD_SESSIONS.LAST_EVENT_AT),
                row.get(HUD_SESSIONS.LAST_SEEN_AT));
    }
}
