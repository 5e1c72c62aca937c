package com.openagents.backroom.server.log;

import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.ShownTimes;
import com.openagents.backroom.server.db.BlobStore;
import com.openagents.backroom.server.db.CheckpointStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.DeadLetterStore;
import com.openagents.backroom.server.db.EventRow;
import com.openagents.backroom.server.db.EventStore;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.LoggedSession;
import com.openagents.backroom.server.db.SessionStore;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.PartId;
import com.openagents.backroom.server.json.EventCodec;
import com.openagents.backroom.server.log.StoredEvent.Blob;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Appends batches to the log, each in one transaction.
///
/// What needs time but no order (encoding, cutting large values) is done before the transaction. In it, HUDs are locked
/// in the order of their ids, so that two batches never wait for each other in a circle.
final class Appender {
    /// Times a database can hold; a source that names others is wrong by more than a clock can be.
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Database database;
    private final HudStore huds;
    private final Blobs blobs;
    private final InstantSource clock;

    /// Held while a batch is written; whoever removes blobs excludes it.
    private final Lock writing;

    private final EventStore events = new EventStore();
    private final SessionStore sessions = new SessionStore();
    private final BlobStore blobRows = new BlobStore();
    private final CheckpointStore checkpoints = new CheckpointStore();
    private final DeadLetterStore deadLetters = new DeadLetterStore();

    Appender(Database database, HudStore huds, Blobs blobs, InstantSource clock, Lock writing) {
        this.database = database;
        this.huds = huds;
        this.blobs = blobs;
        this.clock = clock;
        this.writing = writing;
    }

    /// Stores the batch and gives back what was new in it, with its place in the log.
    List<HudEnvelope> append(List<LogEntry> entries, List<DeadLetter> letters, @Nullable FileCheckpoint checkpoint) {
        database.requireSpace();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Long, List<Prepared>> byHud = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Prepared prepared = prepare(i, entries.get(i));
            byHud.computeIfAbsent(entries.get(i).hud().id(), _ -> new ArrayList<>())
                    .add(prepared);
        }
        writing.lock();
        try {
            return database.transact(tx -> {
                Map<Integer, HudEnvelope> stored = new TreeMap<>();
                byHud.forEach((hud, prepared) -> stored.putAll(append(tx, hud, prepared, now)));
                deadLetters.add(tx, letters);
                if (checkpoint != null) {
                    checkpoints.save(tx, checkpoint, DeadLetter.lines(letters), now);
                }
                return List.copyOf(stored.values());
            });
        } finally {
            writing.unlock();
        }
    }

    private Map<Integer, HudEnvelope> append(Transaction tx, long hudId, List<Prepared> prepared, Instant now) {
        Hud hud = huds.lock(tx, hudId);
        List<Prepared> fresh = withoutKnown(tx, hudId, prepared);
        if (fresh.isEmpty()) {
            return Map.of();
        }
        Map<Integer, HudEnvelope> envelopes = new LinkedHashMap<>();
        Map<String, LoggedSession> sums = new LinkedHashMap<>();
        List<EventRow> rows = new ArrayList<>(fresh.size());
        ShownTimes shown = new ShownTimes(session -> sessions.find(tx, hudId, session)
                .map(LoggedSession::lastEventAt)
                .orElse(null));
        long seq = hud.headSeq();
        Instant lastEventAt = hud.lastEventAt() == null ? EARLIEST : hud.lastEventAt();
        for (Prepared event : fresh) {
            seq++;
            rows.add(event.row(seq, now, shown.next(event.sessionId, event.at)));
            envelopes.put(event.place, event.envelope(hud, seq, now));
            sums.merge(event.sessionId, event.session(hudId, seq, now), LoggedSession::plus);
            lastEventAt = event.at.isAfter(lastEventAt) ? event.at : lastEventAt;
            for (Blob blob : event.stored.blobs()) {
                blobs.write(blob.clipped().sha256(), blob.content());
                blobRows.refer(tx, hudId, seq, blob.clipped(), now);
            }
        }
        events.insert(tx, hudId, rows);
        sums.values().forEach(sum -> sessions.add(tx, sum));
        huds.move(tx, hud, hud.firstSeq(), seq, lastEventAt);
        return envelopes;
    }

    /// Drops what the HUD has already, and what the batch has twice; parts of a text, too, that it has whole.
    private List<Prepared> withoutKnown(Transaction tx, long hudId, List<Prepared> prepared) {
        Map<String, Prepared> bySource = new LinkedHashMap<>();
        prepared.forEach(event -> bySource.putIfAbsent(event.sourceId, event));
        Set<String> asked = new LinkedHashSet<>(bySource.keySet());
        prepared.stream().map(event -> event.wholeId).filter(Objects::nonNull).forEach(asked::add);
        Set<String> known = events.known(tx, hudId, asked);
        return bySource.values().stream()
                .filter(event -> !known.contains(event.sourceId))
                .filter(event -> event.wholeId == null || !known.contains(event.wholeId))
                .collect(Collectors.toList());
    }

    private static Prepared prepare(int place, LogEntry entry) {
        Draft draft = entry.draft();
        Instant at = draft.at().isBefore(EARLIEST) ? EARLIEST : draft.at().isAfter(LATEST) ? LATEST : draft.at();
        return new Prepared(
                place,
                StoredId.of(draft.sessionId()),
                at.truncatedTo(ChronoUnit.MICROS),
                draft.agent(),
                StoredId.ofMaybe(draft.agentId()),
                StoredId.ofMaybe(draft.tickId()),
                StoredId.of(draft.sourceId()),
                PartId.findWhole(draft).map(StoredId::of).orElse(null),
                StoredEvent.of(draft.event()));
    }

    /// An event of a batch, all but its place in the log.
    ///
    /// @param place its place in the batch
    /// @param wholeId the source id of the text that it is a part of; null when it is no part
    private record Prepared(
            int place,
            String sessionId,
            Instant at,
            String agent,
            @Nullable String agentId,
            @Nullable String tickId,
            String sourceId,
            @Nullable String wholeId,
            StoredEvent stored) {

        EventRow row(long seq, Instant now, Instant shownAt) {
            return new EventRow(
                    seq,
                    sessionId,
                    at,
                    now,
                    shownAt,
                    agent,
                    agentId,
                    tickId,
                    sourceId,
                    EventJson.type(stored.event()),
                    stored.body(),
                    stored.bytes(),
                    stored.clipped().isEmpty() ? null : EventCodec.encodeClipped(stored.clipped()));
        }

        HudEnvelope envelope(Hud hud, long seq, Instant now) {
            return new HudEnvelope(
                    hud.name(),
                    sessionId,
                    seq,
                    at,
                    now,
                    agent,
                    agentId,
                    tickId,
                    sourceId,
                    stored.event(),
                    stored.clipped());
        }

        LoggedSession session(long hudId, long seq, Instant now) {
            return new LoggedSession(hudId, sessionId, agent, seq, seq, 1, stored.bytes(), at, at, now);
        }
    }
}
