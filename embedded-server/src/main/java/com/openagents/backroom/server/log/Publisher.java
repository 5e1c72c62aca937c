package com.openagents.backroom.server.log;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.Inlet;
import com.openagents.backroom.server.redact.DraftLane;
import com.openagents.backroom.server.redact.DraftLane.Ready;
import com.openagents.backroom.server.redact.DraftRedaction;
import com.openagents.backroom.server.redact.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one way into the log: finds the HUD of each event, takes secrets out, stores, and tells who watches live.
///
/// Nothing else may write to [EventLog]. Batches are stored one after the other, so listeners see the events of
/// a HUD in the order of `seq`. Any thread may call it; one thread of its own gives out what waited too long
/// for its secrets to be decided, and ends with [#close].
public final class Publisher implements Inlet, AutoCloseable {
    /// How long a text waits for its next piece. Long enough for a model that streams, short enough to look live.
    public static final Duration MAX_WAIT = Duration.ofMillis(500);

    private static final System.Logger LOG = System.getLogger(Publisher.class.getName());

    /// Folders whose HUD is remembered; more than anyone works in at a time.
    private static final int MAX_KNOWN_FOLDERS = 1000;

    /// Sessions of senders whose open texts are remembered, the most lately used.
    private static final int MAX_POSTED_LANES = 1000;

    private final EventLog log;
    private final HudStore huds;
    private final User owner;
    private final Function<@Nullable String, Workspace> naming;
    private final Redactor redactor;
    private final DraftRedaction redaction;
    private final LongSupplier nanoTime;
    private final List<Consumer<List<HudEnvelope>>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, DraftLane> lanes = new LinkedHashMap<>();
    private final Map<String, DraftLane> posted = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DraftLane> eldest) {
            return size() > MAX_POSTED_LANES;
        }
    };
    private final Map<String, Hud> knownHuds = new LinkedHashMap<>();

    /// Fair, so that live events do not starve beside an import.
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Condition waits = lock.newCondition();
    private final Thread releaser;
    private boolean closed;

    /// @param naming the workspace of a folder; of none for records without one
    /// @param nanoTime counts the waiting, as [System#nanoTime] does: a clock that is set back would hold texts
    public Publisher(
            EventLog log,
            HudStore huds,
            User owner,
            Function<@Nullable String, Workspace> naming,
            Redactor redactor,
            LongSupplier nanoTime) {
        this.log = log;
        this.huds = huds;
        this.owner = owner;
        this.naming = naming;
        this.redactor = redactor;
        this.redaction = new DraftRedaction(redactor);
        this.nanoTime = nanoTime;
        this.releaser = Thread.ofVirtual().name("publisher-release").start(this::releaseUntilClosed);
    }

    /// Hands over events as soon as they are stored, in the order of their `seq`, until the subscription is closed.
    ///
    /// The listener is called by the thread that publishes, which waits for it: it must only enqueue.
    public AutoCloseable listen(Consumer<List<HudEnvelope>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void accept(IngestBatch batch) {
        lock.lock();
        try {
            requireOpen();
            for (Map.Entry<String, IngestBatch> part : byLane(batch).entrySet()) {
                DraftLane lane = lanes.computeIfAbsent(part.getKey(), _ -> new DraftLane(redactor));
                lane.add(part.getValue(), now());
                store(lane);
            }
            lanes.values().removeIf(DraftLane::isIdle);
            waits.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Stores events that somebody sent for one HUD; all that is new of them is on the disk when it returns.
    ///
    /// Nothing waits for its next piece here, as whoever sends may wait for the answer: what may be the
    /// beginning of a secret is redacted as one, and so is its rest when it comes.
    ///
    /// @return how many were new
    /// @throws java.io.UncheckedIOException when the log can't be written: none is stored then that was not before
    public int accept(Hud hud, List<Draft> drafts) {
        lock.lock();
        try {
            requireOpen();
            int stored = 0;
            for (Map.Entry<String, IngestBatch> part :
                    byLane(new IngestBatch(drafts, List.of(), null)).entrySet()) {
                DraftLane lane = posted.computeIfAbsent(hud.id() + " " + part.getKey(), _ -> new DraftLane(redactor));
                lane.add(part.getValue(), now());
                lane.giveUndecided();
                stored += store(lane, _ -> hud);
            }
            posted.values().removeIf(DraftLane::isIdle);
            return stored;
        } finally {
            lock.unlock();
        }
    }

    /// Runs a change of HUDs' names while nothing is published. What is published later has the new names.
    public void rename(Runnable change) {
        lock.lock();
        try {
            change.run();
            knownHuds.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget(FileCheckpoint checkpoint) {
        log.forgetFile(checkpoint.source(), checkpoint.fileKey());
    }

    @Override
    public List<FileCheckpoint> checkpoints(String source) {
        return log.checkpoints(source);
    }

    /// Stores what still waits, and takes nothing more.
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            waits.signal();
            release(Instant.MAX);
        } finally {
            lock.unlock();
        }
        joinReleaser();
    }

    /// A file has a lane of its own. Events without a file have one per session, as their streams do.
    private static Map<String, IngestBatch> byLane(IngestBatch batch) {
        FileCheckpoint checkpoint = batch.checkpoint();
        if (checkpoint != null) {
            return Map.of("file " + checkpoint.source() + ' ' + checkpoint.fileKey(), batch);
        }
        Map<String, List<Draft>> bySession = new LinkedHashMap<>();
        for (Draft draft : batch.drafts()) {
            bySession
                    .computeIfAbsent("session " + draft.sessionId(), _ -> new ArrayList<>())
                    .add(draft);
        }
        Map<String, IngestBatch> parts = new LinkedHashMap<>();
        bySession.forEach((lane, drafts) -> parts.put(lane, new IngestBatch(drafts, List.of(), null)));
        if (!batch.deadLetters().isEmpty()) {
            parts.put("dead letters", new IngestBatch(List.of(), batch.deadLetters(), null));
        }
        return parts;
    }

    /// Stores what a lane gives out. When that fails the lane keeps it, and gives it out again with the next batch.
    private void store(DraftLane lane) {
        int _ = store(lane, this::hud);
    }

    private int store(DraftLane lane, Function<Draft, Hud> hudOf) {
        Ready ready = lane.ready();
        if (ready.isEmpty()) {
            return 0;
        }
        List<LogEntry> entries = ready.drafts().stream()
                .map(draft -> new LogEntry(hudOf.apply(draft), draft))
                .toList();
        List<HudEnvelope> stored = log.append(entries, ready.deadLetters(), ready.checkpoint());
        lane.stored();
        if (!stored.isEmpty()) {
            listeners.forEach(listener -> tell(listener, stored));
        }
        return stored.size();
    }

    /// An edge: what is stored stays stored, whatever a listener does.
    private static void tell(Consumer<List<HudEnvelope>> listener, List<HudEnvelope> stored) {
        try {
            listener.accept(stored);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a listener of the event log failed", e);
        }
    }

    private Hud hud(Draft draft) {
        String folder = draft.workspace();
        String key = folder == null ? "" : folder;
        Hud known = knownHuds.get(key);
        if (known != null) {
            return known;
        }
        if (knownHuds.size() >= MAX_KNOWN_FOLDERS) {
            knownHuds.remove(knownHuds.keySet().iterator().next());
        }
        Hud hud = huds.forWorkspace(owner, redaction.redact(folder == null ? Workspace.NONE : naming.apply(folder)));
        knownHuds.put(key, hud);
        return hud;
    }

    private void releaseUntilClosed() {
        lock.lock();
        try {
            while (!closed) {
                Instant now = now();
                release(now.minus(MAX_WAIT));
                Instant oldest = oldestWaiting();
                if (oldest == null) {
                    waits.await();
                } else {
                    Duration left = Duration.between(now, oldest.plus(MAX_WAIT));
                    waits.awaitNanos(Math.max(left.toNanos(), MAX_WAIT.toNanos() / 10));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// A time that only goes on, from an arbitrary beginning.
    private Instant now() {
        return Instant.EPOCH.plusNanos(nanoTime.getAsLong());
    }

    private @Nullable Instant oldestWaiting() {
        return lanes.values().stream()
                .flatMap(lane -> lane.findWaitingSince().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// Gives out what has waited since `since` or longer.
    private void release(Instant since) {
        for (DraftLane lane : lanes.values()) {
            if (lane.findWaitingSince().filter(start -> !start.isAfter(since)).isPresent()) {
                lane.giveUndecided();
                storeOrKeep(lane);
            }
        }
    }

    /// An edge: no caller is there to be told. What can't be stored now stays in the lane, and in the file it came
    /// from.
    private void storeOrKeep(DraftLane lane) {
        try {
            store(lane);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "events could not be stored; they are kept and tried again", e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the publisher is closed");
        }
    }

    private void joinReleaser() {
        try {
            releaser.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
