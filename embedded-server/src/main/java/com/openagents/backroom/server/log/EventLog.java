package com.openagents.backroom.server.log;

import com.openagents.backroom.schema.event.EventFormatException;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.EventTexts;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.ToolCallEvents;
import com.openagents.backroom.server.db.CheckpointStore;
import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.DeadLetterStore;
import com.openagents.backroom.server.db.EventRow;
import com.openagents.backroom.server.db.EventStore;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.LoggedSession;
import com.openagents.backroom.server.db.SessionStore;
import com.openagents.backroom.server.db.StorageException;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.json.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The log of every HUD: what happened, in the order of `seq`, which has no gaps. Any thread may use it.
public final class EventLog {
    /// Events read from the database at once.
    private static final int PAGE_EVENTS = 1000;

    /// Bytes of bodies held in memory by one reader.
    private static final long PAGE_BYTES = 8L * 1024 * 1024;

    /// Events of its session among which the end of a call is looked for.
    private static final int MAX_CALL_EVENTS = 50_000;

    /// Events that one search gives.
    private static final int MAX_FOUND = 200;

    private final Database database;
    private final Blobs blobs;
    private final Appender appender;
    private final Pruner pruner;
    private final ReplayLog replay;
    private final EventStore events = new EventStore();
    private final SessionStore sessions = new SessionStore();
    private final CheckpointStore checkpoints = new CheckpointStore();
    private final DeadLetterStore deadLetters = new DeadLetterStore();

    /// Shared by those who append; whoever removes blobs holds it alone.
    private final ReentrantReadWriteLock blobUse = new ReentrantReadWriteLock();

    public EventLog(Database database, HudStore huds, Blobs blobs, InstantSource clock) {
        this.database = database;
        this.blobs = blobs;
        this.replay = new ReplayLog(database, huds);
        this.appender = new Appender(database, huds, blobs, clock, blobUse.readLock());
        this.pruner = new Pruner(database, huds, blobs, clock, blobUse.writeLock());
    }

    /// The same log in the order in which a replay shows it.
    public ReplayLog replay() {
        return replay;
    }

    /// Appends a batch: its events, the dead letters met on the way and how far the file was read; all of
    /// it or nothing. So after a crash a file goes on exactly where its stored events end. Durable when it
    /// returns.
    ///
    /// Events whose source id their HUD has already are left out. Times are cut to microseconds.
    ///
    /// @return the events that are new, in the order given, with their place in the log
    /// @throws StorageException when it cannot be stored (disk full): nothing of it is stored then, and the same
    ///     batch may be given again
    public List<HudEnvelope> append(
            List<LogEntry> entries, List<DeadLetter> letters, @Nullable FileCheckpoint checkpoint) {
        return appender.append(entries, letters, checkpoint);
    }

    /// Removes sessions that are too old or too much, whole, the oldest first, never a running one. What is left
    /// of a HUD's log has no gap: it begins at the HUD's `firstSeq`. Appending goes on meanwhile.
    ///
    /// @param running whether a session still runs; those seen within [RetentionPolicy#RUNNING] do anyway
    /// @param witness is called before a HUD's log is cut, in the same transaction
    /// @return how many events were removed
    public long prune(RetentionPolicy policy, Predicate<LoggedSession> running, Witness witness) {
        return pruner.prune(policy, running, witness);
    }

    /// Removes the HUDs of people who left, with all that was logged there.
    public void removeOrphans() {
        pruner.removeOrphans();
    }

    /// The checkpoints of all files of a source, as last stored.
    public List<FileCheckpoint> checkpoints(String source) {
        return database.transact(tx -> checkpoints.list(tx, source));
    }

    /// Forgets how far a file was read, for a file that is gone.
    public void forgetFile(String source, String fileKey) {
        database.run(tx -> checkpoints.delete(tx, source, fileKey));
    }

    /// The newest lines that could not be understood, the newest first.
    public List<DeadLetter> deadLetters(int limit) {
        return database.transact(tx -> deadLetters.newest(tx, limit));
    }

    /// How many lines could not be understood, by path of the file; files without any are left out.
    public Map<String, Long> deadLetterCounts() {
        return database.transact(deadLetters::counts);
    }

    /// Events after a place in the log, in order. Fewer than asked for when they are large; none only at the end.
    ///
    /// @param afterSeq 0 reads from the beginning
    public List<HudEnvelope> read(Hud hud, long afterSeq, int limit) {
        return page(hud, null, afterSeq, limit);
    }

    /// Events after a place in the log with what proves them, in order. One that can't be read ends the list before
    /// it; as the first it is an error.
    public List<ProvenEvent> readProven(Hud hud, long afterSeq, int limit) {
        List<ProvenEvent> proven = new ArrayList<>();
        for (EventRow row : database.transact(tx -> events.read(tx, hud.id(), null, afterSeq, limit, PAGE_BYTES))) {
            try {
                proven.add(new ProvenEvent(envelope(hud, row), row.proof()));
            } catch (EventFormatException e) {
                if (proven.isEmpty()) {
                    throw e;
                }
                return proven;
            }
        }
        return proven;
    }

    /// Events of one session after a place in the log, in order.
    public List<HudEnvelope> read(Hud hud, String sessionId, long afterSeq, int limit) {
        return page(hud, StoredId.of(sessionId), afterSeq, limit);
    }

    /// Hands over all events after a place in the log, in order, a bounded part of them in memory.
    ///
    /// @param sessionId only those of this session; null for all
    public void forEach(Hud hud, @Nullable String sessionId, long afterSeq, Consumer<HudEnvelope> reader) {
        String session = StoredId.ofMaybe(sessionId);
        long seq = afterSeq;
        while (true) {
            List<HudEnvelope> page = page(hud, session, seq, PAGE_EVENTS);
            if (page.isEmpty()) {
                return;
            }
            page.forEach(reader);
            seq = page.getLast().seq();
        }
    }

    /// One event as it is stored: of large values the beginning.
    public Optional<HudEnvelope> find(Hud hud, long seq) {
        return database.transact(tx -> events.find(tx, hud.id(), seq)).map(row -> envelope(hud, row));
    }

    /// One event with its large values whole.
    public Optional<HudEnvelope> findWhole(Hud hud, long seq) {
        return find(hud, seq).map(this::whole);
    }

    /// One event whole; behind one that starts a call, what the call wrote and gave back. None when it is not there.
    public List<HudEnvelope> wholeCall(Hud hud, long seq) {
        Optional<HudEnvelope> first = findWhole(hud, seq);
        if (first.isEmpty()) {
            return List.of();
        }
        ToolCallEvents call = new ToolCallEvents(first.get());
        long from = seq;
        for (int read = 0; !call.isOver() && read < MAX_CALL_EVENTS; read += PAGE_EVENTS) {
            List<HudEnvelope> page = read(hud, first.get().sessionId(), from, PAGE_EVENTS);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(call::take);
            from = page.getLast().seq();
        }
        return call.events().stream().map(this::whole).toList();
    }

    /// The newest events before a place in the log that hold a text, whatever its case, the newest first. Of large
    /// values the beginning is looked at.
    public List<HudEnvelope> search(Hud hud, String text, long beforeSeq) {
        return database
                .transact(tx -> events.search(tx, hud.id(), EventCodec.inBody(text), beforeSeq, MAX_FOUND))
                .stream()
                .map(row -> envelope(hud, row))
                .toList();
    }

    /// What the log holds of each session of a HUD, the newest first.
    public List<LoggedSession> sessions(Hud hud) {
        return database.transact(tx -> sessions.list(tx, hud.id()));
    }

    private List<HudEnvelope> page(Hud hud, @Nullable String sessionId, long afterSeq, int limit) {
        return database.transact(tx -> events.read(tx, hud.id(), sessionId, afterSeq, limit, PAGE_BYTES)).stream()
                .map(row -> envelope(hud, row))
                .toList();
    }

    static HudEnvelope envelope(Hud hud, EventRow row) {
        return new HudEnvelope(
                hud.name(),
                row.sessionId(),
                row.seq(),
                row.at(),
                row.seenAt(),
                row.agent(),
                row.agentId(),
                row.tickId(),
                row.sourceId(),
                EventCodec.decodeBody(row.type(), row.body().getBytes(StandardCharsets.UTF_8)),
                row.clipped() == null ? List.of() : EventCodec.decodeClipped(row.clipped()));
    }

    /// The same event with its large values whole.
    public HudEnvelope whole(HudEnvelope stored) {
        if (stored.clipped().isEmpty()) {
            return stored;
        }
        HudEvent event = switch (stored.event()) {
            case FileDiff _, Plan _ -> wholeList(stored);
            case HudEvent texts -> EventTexts.rewrite(texts, (field, head) -> wholeText(stored.clipped(), field, head));
        };
        return new HudEnvelope(
                stored.hud(),
                stored.sessionId(),
                stored.seq(),
                stored.at(),
                stored.seenAt(),
                stored.agent(),
                stored.agentId(),
                stored.tickId(),
                stored.sourceId(),
                event,
                List.of());
    }

    private HudEvent wholeList(HudEnvelope stored) {
        return blobs.find(stored.clipped().getFirst().sha256())
                .map(body -> EventCodec.decodeBody(EventJson.type(stored.event()), body))
                .orElse(stored.event());
    }

    private String wholeText(List<Clipped> clipped, String field, String head) {
        return clipped.stream()
                .filter(value -> value.field().equals(field))
                .findFirst()
                .flatMap(value -> blobs.find(value.sha256()))
                .map(whole -> new String(whole, StandardCharsets.UTF_8))
                .orElse(head);
    }
}
