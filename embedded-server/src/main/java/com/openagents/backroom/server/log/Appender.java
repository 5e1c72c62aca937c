package com.openagents.backroom.server.log;

import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.ShownTimes;
import com.openagents.backroom.schema.proof.Commitments;
import com.openagents.backroom.schema.proof.EventProof;
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
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final SecureRandom random = new SecureRandom();

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
        Commitments commitments = new Commitments();
        byte[] salts = new byte[entries.size() * EventProof.SALT_BYTES];
        random.nextBytes(salts);
        for (int i = 0; i < entries.size(); i++) {
            int salt = i * EventProof.SALT_BYTES;
            Prepared prepared = prepare(
                    i, entries.get(i), commitments, Arrays.copyOfRange(salts, salt, salt + EventProof.SALT_BYTES));
            byHud.computeIfAbsent(entries.get(i).hud().id(), _ -> new ArrayList<>())
                    .add(prepared);
        }
        writing.lock();
        try {
            List<HudEnvelope> fresh = database.transact(tx -> {
                Map<Integer, HudEnvelope> stored = new TreeMap<>();
                byHud.forEach((hud, prepared) -> stored.putAll(append(tx, hud, prepared, now)));
                deadLetters.add(tx, letters);
                if (checkpoint != null) {
                    checkpoints.save(tx, checkpoint, DeadLetter.lines(letters), now);
                }
                return List.copyOf(stored.values());
            });
            if (fresh.isEmpty()) {
                database.checkpointSync();
            }
            return fresh;
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
        ChainEnd chain = ChainEnd.of(hud);
        Instant lastEventAt = hud.lastEventAt() == null ? EARLIEST : hud.lastEventAt();
        for (Prepared event : fresh) {
            seq++;
            rows.add(event.row(seq, now, shown.next(event.sessionId, event.at), chain));
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
        huds.append(tx, hud, seq, lastEventAt, chain.value(), chain.from());
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

    private static Prepared prepare(int place, LogEntry entry, Commitments commitments, byte[] salt) {
        Draft draft = entry.draft();
        StoredEvent stored = StoredEvent.of(draft.event());
        String sessionId = StoredId.of(draft.sessionId());
        String agentId = StoredId.ofMaybe(draft.agentId());
        String tickId = StoredId.ofMaybe(draft.tickId());
        String sourceId = StoredId.of(draft.sourceId());
        var fields = Commitments.fields(
                stored.event(),
                stored.clipped(),
                out -> EventJson.writeOrigin(sessionId, draft.agent(), agentId, tickId, sourceId, out));
        Instant at = draft.at().isBefore(EARLIEST) ? EARLIEST : draft.at().isAfter(LATEST) ? LATEST : draft.at();
        return new Prepared(
                place,
                sessionId,
                at.truncatedTo(ChronoUnit.MICROS),
                draft.agent(),
                agentId,
                tickId,
                sourceId,
                PartId.findWhole(draft).map(StoredId::of).orElse(null),
                stored,
                new Committed(salt, commitments.of(salt, fields)));
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
            StoredEvent stored,
            Committed committed) {

        /// Its row, at the end of the chain.
        EventRow row(long seq, Instant now, Instant shownAt, ChainEnd chain) {
            String type = EventJson.type(stored.event());
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
                    type,
                    stored.body(),
                    stored.bytes(),
                    stored.clipped().isEmpty() ? null : EventCodec.encodeClipped(stored.clipped()),
                    chain.add(seq, type, at, now, committed));
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
