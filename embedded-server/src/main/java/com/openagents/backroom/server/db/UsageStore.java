package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.LedgerEntry.LEDGER_ENTRY;
import static com.openagents.backroom.server.db.jooq.tables.LedgerTxn.LEDGER_TXN;
import static com.openagents.backroom.server.db.jooq.tables.UsageEvents.USAGE_EVENTS;

import com.openagents.backroom.server.ledger.LedgerAccount;
import com.openagents.backroom.server.ledger.TxnKind;
import com.openagents.backroom.server.usage.UsageEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Rows of `usage_events`.
public final class UsageStore {
    private static final int UUID_CHARS = 36;

    /// What an event's posting is for (`Ledger.usage`).
    private static final Field<String> REF = DSL.concat(
            DSL.cast(USAGE_EVENTS.USER_ID, SQLDataType.VARCHAR(36)),
            DSL.val("/"),
            USAGE_EVENTS.SOURCE,
            DSL.val("#"),
            USAGE_EVENTS.EVENT_ID);

    /// What is kept of an event.
    public record Kept(UUID id, boolean isRefunded) {}

    /// The event of a user's that comes from a source and has an id there.
    public Optional<Kept> find(Transaction tx, UUID userId, String source, String eventId) {
        return tx.sql()
                .select(USAGE_EVENTS.ID, USAGE_EVENTS.REFUNDED)
                .from(USAGE_EVENTS)
                .where(
                        USAGE_EVENTS.USER_ID.eq(userId),
                        USAGE_EVENTS.SOURCE.eq(source),
                        USAGE_EVENTS.EVENT_ID.eq(eventId))
                .fetchOptional(row -> new Kept(row.value1(), Boolean.TRUE.equals(row.value2())));
    }

    /// What is kept of events of a user's, by their names: the hashes of what they say. They are joined to a table of
    /// the names, as H2 uses an index for a list of values only where it is the index's first column.
    public Map<UsageEvent.Name, String> contentHashes(Transaction tx, UUID userId, List<UsageEvent> events) {
        Field<String> source = DSL.field(DSL.name("wanted", "source"), String.class);
        Field<String> id = DSL.field(DSL.name("wanted", "event_id"), String.class);
        RowN[] names = events.stream()
                .map(event -> DSL.row(List.of(event.source(), event.id())))
                .toArray(RowN[]::new);
        Map<UsageEvent.Name, String> hashes = new HashMap<>();
        tx.sql()
                .select(source, id, USAGE_EVENTS.CONTENT_HASH)
                .from(DSL.values(names).as("wanted", "source", "event_id"))
                .leftJoin(USAGE_EVENTS)
                .on(USAGE_EVENTS.USER_ID.eq(userId), USAGE_EVENTS.SOURCE.eq(source), USAGE_EVENTS.EVENT_ID.eq(id))
                .where(USAGE_EVENTS.CONTENT_HASH.isNotNull())
                .forEach(row -> hashes.put(new UsageEvent.Name(row.value1(), row.value2()), row.value3()));
        return hashes;
    }

    /// Keeps events.
    public void add(Transaction tx, UUID userId, List<UsageEvent> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        BatchBindStep rows = tx.sql()
                .batch(tx.sql()
                        .insertInto(
                                USAGE_EVENTS,
                                USAGE_EVENTS.ID,
                                USAGE_EVENTS.USER_ID,
                                USAGE_EVENTS.SOURCE,
                                USAGE_EVENTS.EVENT_ID,
                                USAGE_EVENTS.CONTENT_HASH,
                                USAGE_EVENTS.EVENT_TYPE,
                                USAGE_EVENTS.AT,
                                USAGE_EVENTS.SESSION_ID,
                                USAGE_EVENTS.MODEL,
                                USAGE_EVENTS.INPUT_TOKENS,
                                USAGE_EVENTS.OUTPUT_TOKENS,
                                USAGE_EVENTS.CREDITS_USED,
                                USAGE_EVENTS.CREATED_AT)
                        .values((UUID) null, null, null, null, null, null, null, null, null, null, null, null, null));
        for (UsageEvent event : events) {
            rows = rows.bind(
                    UUID.randomUUID(),
                    userId,
                    event.source(),
                    event.id(),
                    event.contentHash(),
                    event.type(),
                    event.at() == null ? now : event.at(),
                    event.sessionId(),
                    event.model(),
                    event.inputTokens(),
                    event.outputTokens(),
                    event.credits(),
                    now);
        }
        rows.execute();
    }

    public void markRefunded(Transaction tx, UUID id) {
        tx.sql()
                .update(USAGE_EVENTS)
                .set(USAGE_EVENTS.REFUNDED, true)
                .where(USAGE_EVENTS.ID.eq(id))
                .execute();
    }

    /// Events that are not booked as they say, by the reference of their posting.
    public List<String> unbooked(Transaction tx, int max) {
        Condition spends = USAGE_EVENTS.CREDITS_USED.gt(0L);
        return tx.sql()
                .select(REF)
                .from(USAGE_EVENTS)
                .where(spends.andNotExists(consumed(tx, TxnKind.USAGE, USAGE_EVENTS.CREDITS_USED)))
                .or(spends.and(USAGE_EVENTS.REFUNDED.isTrue())
                        .andNotExists(consumed(tx, TxnKind.USAGE_REFUND, USAGE_EVENTS.CREDITS_USED.neg())))
                .orderBy(USAGE_EVENTS.ID)
                .limit(max)
                .fetch(REF);
    }

    /// References of postings for usage that no event tells of.
    public List<String> untold(Transaction tx, int max) {
        Select<?> event = tx.sql().selectOne().from(USAGE_EVENTS).where(told());
        Select<?> refunded = tx.sql().selectOne().from(USAGE_EVENTS).where(told(), USAGE_EVENTS.REFUNDED.isTrue());
        return tx.sql()
                .select(LEDGER_TXN.EXT_REF)
                .from(LEDGER_TXN)
                .where(LEDGER_TXN.KIND.eq(TxnKind.USAGE.wire()).andNotExists(event))
                .or(LEDGER_TXN.KIND.eq(TxnKind.USAGE_REFUND.wire()).andNotExists(refunded))
                .orderBy(LEDGER_TXN.ID)
                .limit(max)
                .fetch(LEDGER_TXN.EXT_REF);
    }

    /// Takes the reference apart, as the index is over its parts; a source has no `#`.
    private static Condition told() {
        Field<Integer> mark = DSL.position(LEDGER_TXN.EXT_REF, "#");
        Field<Integer> start = DSL.val(UUID_CHARS + 2);
        return USAGE_EVENTS
                .USER_ID
                .eq(LEDGER_TXN.USER_ID)
                .and(USAGE_EVENTS.SOURCE.eq(DSL.substring(LEDGER_TXN.EXT_REF, start, mark.minus(start))))
                .and(USAGE_EVENTS.EVENT_ID.eq(DSL.substring(LEDGER_TXN.EXT_REF, mark.plus(1))));
    }

    private static Select<?> consumed(Transaction tx, TxnKind kind, Field<Long> credits) {
        return tx.sql()
                .selectOne()
                .from(LEDGER_TXN)
                .join(LEDGER_ENTRY)
                .on(LEDGER_ENTRY.TXN_ID.eq(LEDGER_TXN.ID))
                .where(
                        LEDGER_TXN.KIND.eq(kind.wire()),
                        LEDGER_TXN.EXT_REF.eq(REF),
                        LEDGER_TXN.USER_ID.eq(USAGE_EVENTS.USER_ID),
                        LEDGER_ENTRY.ACCOUNT.eq(LedgerAccount.SYS_CONSUMED.wire()),
                        LEDGER_ENTRY.AMOUNT.eq(credits));
    }
}
