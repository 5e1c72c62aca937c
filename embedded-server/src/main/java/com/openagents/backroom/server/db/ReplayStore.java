package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.HudEvents.HUD_EVENTS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Rows of `hud_events` in the order in which a replay shows them, which is that of the index
/// `idx_hud_events_shown`. Retention moves the HUD's first seq before it removes rows, so each question names it.
public final class ReplayStore {
    /// All columns of the index: by the last ones alone, H2 sorts every row that is left.
    private static final List<Field<?>> ORDER = List.of(HUD_EVENTS.HUD_ID, HUD_EVENTS.SHOWN_AT, HUD_EVENTS.SEQ);

    /// The index `idx_hud_events_session`. Within a session what is shown never goes back, so its order is that of a
    /// replay, too, and its ends are found at once however many rows of others lie before.
    private static final List<Field<?>> SESSION_ORDER =
            List.of(HUD_EVENTS.HUD_ID, HUD_EVENTS.SESSION_ID, HUD_EVENTS.SEQ);

    /// Rows after a place up to another, in order: as many as fit, at least one if there is one.
    ///
    /// @param maxBytes stops before the row that would make the answer larger than this
    public List<EventRow> read(Transaction tx, Hud hud, ReplayPlace after, ReplayPlace last, int limit, long maxBytes) {
        ReplayPlace end = after;
        long bytes = 0;
        for (var row : tx.sql()
                .select(HUD_EVENTS.SHOWN_AT, HUD_EVENTS.SEQ, HUD_EVENTS.BYTES)
                .from(HUD_EVENTS)
                .where(stored(hud), after(after), upTo(last))
                .orderBy(ORDER)
                .limit(limit)
                .fetch()) {
            bytes += row.value3();
            if (bytes > maxBytes && end.compareTo(after) > 0) {
                break;
            }
            end = new ReplayPlace(row.value1(), row.value2());
        }
        return end.equals(after)
                ? List.of()
                : tx.sql()
                        .selectFrom(HUD_EVENTS)
                        .where(stored(hud), after(after), upTo(end))
                        .orderBy(ORDER)
                        .fetch(EventStore::row);
    }

    /// The place of an event.
    public Optional<ReplayPlace> find(Transaction tx, Hud hud, long seq) {
        return places(tx, hud).and(HUD_EVENTS.SEQ.eq(seq)).fetchOptional(ReplayStore::place);
    }

    /// The first place after another.
    ///
    /// @param sessionId only those of this session; null for all
    public Optional<ReplayPlace> next(Transaction tx, Hud hud, ReplayPlace after, @Nullable String sessionId) {
        if (sessionId != null) {
            Optional<ReplayPlace> first = first(tx, hud, sessionId);
            if (first.isEmpty() || first.get().compareTo(after) > 0) {
                return first;
            }
            if (last(tx, hud, sessionId)
                    .filter(last -> last.compareTo(after) > 0)
                    .isEmpty()) {
                return Optional.empty();
            }
        }
        return places(tx, hud)
                .and(of(sessionId))
                .and(after(after))
                .orderBy(ORDER)
                .limit(1)
                .fetchOptional(ReplayStore::place);
    }

    /// The last place up to another.
    ///
    /// @param sessionId only those of this session; null for all
    public Optional<ReplayPlace> last(Transaction tx, Hud hud, ReplayPlace upTo, @Nullable String sessionId) {
        if (sessionId != null) {
            Optional<ReplayPlace> last = last(tx, hud, sessionId);
            if (last.isEmpty() || last.get().compareTo(upTo) <= 0) {
                return last;
            }
            if (first(tx, hud, sessionId)
                    .filter(first -> first.compareTo(upTo) <= 0)
                    .isEmpty()) {
                return Optional.empty();
            }
        }
        return places(tx, hud)
                .and(of(sessionId))
                .and(upTo(upTo))
                .orderBy(ORDER.stream().map(Field::desc).toList())
                .limit(1)
                .fetchOptional(ReplayStore::place);
    }

    private static Optional<ReplayPlace> first(Transaction tx, Hud hud, String sessionId) {
        return places(tx, hud)
                .and(of(sessionId))
                .orderBy(SESSION_ORDER)
                .limit(1)
                .fetchOptional(ReplayStore::place);
    }

    private static Optional<ReplayPlace> last(Transaction tx, Hud hud, String sessionId) {
        return places(tx, hud)
                .and(of(sessionId))
                .orderBy(SESSION_ORDER.stream().map(Field::desc).toList())
                .limit(1)
                .fetchOptional(ReplayStore::place);
    }

    /// When the first of the rows after a seq is shown; null when there is none.
    public @Nullable Instant earliestSince(Transaction tx, Hud hud, long seq) {
        return tx.sql()
                .select(DSL.min(HUD_EVENTS.SHOWN_AT))
                .from(HUD_EVENTS)
                .where(HUD_EVENTS.HUD_ID.eq(hud.id()), HUD_EVENTS.SEQ.gt(seq))
                .fetchSingle()
                .value1();
    }

    private static SelectConditionStep<Record2<Instant, Long>> places(Transaction tx, Hud hud) {
        return tx.sql()
                .select(HUD_EVENTS.SHOWN_AT, HUD_EVENTS.SEQ)
                .from(HUD_EVENTS)
                .where(stored(hud));
    }

    private static ReplayPlace place(Record2<Instant, Long> row) {
        return new ReplayPlace(row.value1(), row.value2());
    }

    private static Condition stored(Hud hud) {
        return HUD_EVENTS.HUD_ID.eq(hud.id()).and(HUD_EVENTS.SEQ.ge(hud.firstSeq()));
    }

    private static Condition of(@Nullable String sessionId) {
        return sessionId == null ? DSL.noCondition() : HUD_EVENTS.SESSION_ID.eq(sessionId);
    }

    /// The first part alone is what the index is searched by.
    private static Condition after(ReplayPlace place) {
        return HUD_EVENTS
                .SHOWN_AT
                .ge(place.at())
                .and(HUD_EVENTS.SHOWN_AT.gt(place.at()).or(HUD_EVENTS.SEQ.gt(place.seq())));
    }

    private static Condition upTo(ReplayPlace place) {
        return HUD_EVENTS
                .SHOWN_AT
                .le(place.at())
                .and(HUD_EVENTS.SHOWN_AT.lt(place.at()).or(HUD_EVENTS.SEQ.le(place.seq())));
    }
}
