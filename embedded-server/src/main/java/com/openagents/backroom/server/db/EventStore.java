package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.HudEvents.HUD_EVENTS;

import com.openagents.backroom.schema.proof.EventProof;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Row2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Rows of `hud_events`.
public final class EventStore {
    /// Source ids looked up at once.
    private static final int MAX_LOOKUP = 200;

    /// Rows that one search looks at: about a second of reading.
    private static final long MAX_SEARCHED = 200_000;

    /// Those of the source ids that the HUD has already.
    ///
    /// Asked for as pairs: for `hud_id = ? AND source_id IN (…)` H2 reads the whole HUD, for pairs it
    /// uses the index.
    public Set<String> known(Transaction tx, long hudId, Collection<String> sourceIds) {
        Set<String> known = new HashSet<>();
        List<String> all = List.copyOf(sourceIds);
        for (int from = 0; from < all.size(); from += MAX_LOOKUP) {
            List<Row2<Long, String>> pairs = all.subList(from, Math.min(from + MAX_LOOKUP, all.size())).stream()
                    .map(sourceId -> DSL.row(hudId, sourceId))
                    .toList();
            known.addAll(tx.sql()
                    .select(HUD_EVENTS.SOURCE_ID)
                    .from(HUD_EVENTS)
                    .where(DSL.row(HUD_EVENTS.HUD_ID, HUD_EVENTS.SOURCE_ID).in(pairs))
                    .fetchSet(HUD_EVENTS.SOURCE_ID));
        }
        return known;
    }

    /// Adds rows.
    public void insert(Transaction tx, long hudId, List<EventRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        BatchBindStep batch = tx.sql()
                .batch(tx.sql()
                        .insertInto(
                                HUD_EVENTS,
                                HUD_EVENTS.HUD_ID,
                                HUD_EVENTS.SEQ,
                                HUD_EVENTS.SESSION_ID,
                                HUD_EVENTS.AT,
                                HUD_EVENTS.SEEN_AT,
                                HUD_EVENTS.SHOWN_AT,
                                HUD_EVENTS.AGENT,
                                HUD_EVENTS.AGENT_ID,
                                HUD_EVENTS.TICK_ID,
                                HUD_EVENTS.SOURCE_ID,
                                HUD_EVENTS.TYPE,
                                HUD_EVENTS.BODY,
                                HUD_EVENTS.BYTES,
                                HUD_EVENTS.CLIPPED,
                                HUD_EVENTS.PROOF)
                        .values(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                (byte[]) null));
        for (EventRow row : rows) {
            batch = batch.bind(
                    hudId,
                    row.seq(),
                    row.sessionId(),
                    row.at(),
                    row.seenAt(),
                    row.shownAt(),
                    row.agent(),
                    row.agentId(),
                    row.tickId(),
                    row.sourceId(),
                    row.type(),
                    row.body(),
                    row.bytes(),
                    row.clipped(),
                    row.proof() == null ? null : row.proof().encode());
        }
        batch.execute();
    }

    /// Rows after a place in the log, in order: as many as fit, at least one if there is one.
    ///
    /// @param sessionId only those of this session; null for all
    /// @param maxBytes stops before the row that would make the answer larger than this
    public List<EventRow> read(
            Transaction tx, long hudId, @Nullable String sessionId, long afterSeq, int limit, long maxBytes) {
        long lastSeq = afterSeq;
        long bytes = 0;
        for (var row : sizes(tx, hudId, sessionId, afterSeq, limit).fetch()) {
            bytes += row.value2();
            if (bytes > maxBytes && lastSeq > afterSeq) {
                break;
            }
            lastSeq = row.value1();
        }
        return lastSeq == afterSeq
                ? List.of()
                : tx.sql()
                        .selectFrom(HUD_EVENTS)
                        .where(after(hudId, sessionId, afterSeq).and(HUD_EVENTS.SEQ.le(lastSeq)))
                        .orderBy(order(sessionId))
                        .fetch(EventStore::row);
    }

    /// Place and size of the rows after a place in the log.
    static Select<Record2<Long, Long>> sizes(
            Transaction tx, long hudId, @Nullable String sessionId, long afterSeq, int limit) {
        return tx.sql()
                .select(HUD_EVENTS.SEQ, HUD_EVENTS.BYTES)
                .from(HUD_EVENTS)
                .where(after(hudId, sessionId, afterSeq))
                .orderBy(order(sessionId))
                .limit(limit);
    }

    private static Condition after(long hudId, @Nullable String sessionId, long afterSeq) {
        Condition after = HUD_EVENTS.HUD_ID.eq(hudId).and(HUD_EVENTS.SEQ.gt(afterSeq));
        return sessionId == null ? after : after.and(HUD_EVENTS.SESSION_ID.eq(sessionId));
    }

    /// The order of `seq`, said with all columns of the index that has it. By `seq` alone, H2 reads and sorts every row
    /// behind the place, for each page anew.
    private static List<Field<?>> order(@Nullable String sessionId) {
        return sessionId == null
                ? List.of(HUD_EVENTS.HUD_ID, HUD_EVENTS.SEQ)
                : List.of(HUD_EVENTS.HUD_ID, HUD_EVENTS.SESSION_ID, HUD_EVENTS.SEQ);
    }

    /// One row.
    public Optional<EventRow> find(Transaction tx, long hudId, long seq) {
        return tx.sql()
                .selectFrom(HUD_EVENTS)
                .where(HUD_EVENTS.HUD_ID.eq(hudId), HUD_EVENTS.SEQ.eq(seq))
                .fetchOptional(EventStore::row);
    }

    /// The newest rows before a place in the log whose body holds a text, whatever its case; the newest first.
    public List<EventRow> search(Transaction tx, long hudId, String text, long beforeSeq, int limit) {
        long newest = beforeSeq == Long.MAX_VALUE ? newest(tx, hudId) : beforeSeq - 1;
        return tx.sql()
                .selectFrom(HUD_EVENTS)
                .where(
                        HUD_EVENTS.HUD_ID.eq(hudId),
                        HUD_EVENTS.SEQ.between(newest - MAX_SEARCHED, newest),
                        HUD_EVENTS.BODY.containsIgnoreCase(text))
                .orderBy(HUD_EVENTS.HUD_ID.desc(), HUD_EVENTS.SEQ.desc())
                .limit(limit)
                .fetch(EventStore::row);
    }

    private static long newest(Transaction tx, long hudId) {
        Long newest = tx.sql()
                .select(DSL.max(HUD_EVENTS.SEQ))
                .from(HUD_EVENTS)
                .where(HUD_EVENTS.HUD_ID.eq(hudId))
                .fetchOne(0, Long.class);
        return newest == null ? 0 : newest;
    }

    /// Removes the oldest rows before a place in the log.
    ///
    /// @return how many there were, at most `limit`
    public int deleteBefore(Transaction tx, long hudId, long seq, int limit) {
        List<Long> oldest = oldest(tx, hudId, seq, limit).fetch(HUD_EVENTS.SEQ);
        if (oldest.isEmpty()) {
            return 0;
        }
        return tx.sql()
                .deleteFrom(HUD_EVENTS)
                .where(HUD_EVENTS.HUD_ID.eq(hudId), HUD_EVENTS.SEQ.between(oldest.getFirst(), oldest.getLast()))
                .execute();
    }

    /// The oldest places before another.
    static Select<Record1<Long>> oldest(Transaction tx, long hudId, long seq, int limit) {
        return tx.sql()
                .select(HUD_EVENTS.SEQ)
                .from(HUD_EVENTS)
                .where(HUD_EVENTS.HUD_ID.eq(hudId), HUD_EVENTS.SEQ.lt(seq))
                .orderBy(order(null))
                .limit(limit);
    }

    static EventRow row(Record row) {
        return new EventRow(
                row.get(HUD_EVENTS.SEQ),
                row.get(HUD_EVENTS.SESSION_ID),
                row.get(HUD_EVENTS.AT),
                row.get(HUD_EVENTS.SEEN_AT),
                row.get(HUD_EVENTS.SHOWN_AT),
                row.get(HUD_EVENTS.AGENT),
                row.get(HUD_EVENTS.AGENT_ID),
                row.get(HUD_EVENTS.TICK_ID),
                row.get(HUD_EVENTS.SOURCE_ID),
                row.get(HUD_EVENTS.TYPE),
                row.get(HUD_EVENTS.BODY),
                row.get(HUD_EVENTS.BYTES),
                row.get(HUD_EVENTS.CLIPPED),
                proof(row.get(HUD_EVENTS.PROOF)));
    }

    /// One that can't be read is none: whoever checks the chain finds that it is missing.
    private static @Nullable EventProof proof(byte @Nullable [] stored) {
        return stored == null ? null : EventProof.decode(stored).orElse(null);
    }
}
