package com.openagents.backroom.server.replay;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.log.ReplayLog;
import com.openagents.backroom.server.log.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/* How a moment is found. Every 500 events of the order in which they are shown there is a snapshot. It names an image of
 * each session, and an image is made only when its session has changed, so snapshots share most of them:
 *
 *     events     ···········|···········|···········|····✕
 *     snapshots             1           2           3    the moment: what 3 names, and the events between
 *     session A        a1          a2 = a2     a2 = a2
 *     session B        b1          b2          b3
 *
 * The first look behind the last snapshot folds on from there and leaves snapshots on its way (a sweep). Images may be
 * evicted at any time: then an earlier snapshot is begun from.
 *
 * The log is the truth. Before every look it is asked whether something came that is shown before what was folded (a
 * file that was found late), or whether its front was cut; what that touches is forgotten.
 */
/// One HUD's log as one audience sees it, to be looked at at any moment. Any thread may use it.
public final class Tape {
    /// Events from one snapshot to the next: read and folded in less than 30 ms.
    static final int SNAPSHOT_EVENTS = 500;

    /// Events that are folded for one look without leaving snapshots; pages may end early, so more than one distance.
    private static final int MAX_BETWEEN = 2 * SNAPSHOT_EVENTS;

    private final long id;
    private final ReplayLog log;
    private final Images images;
    private final Semaphore sweeps;
    private final ReentrantLock sweeping = new ReentrantLock();
    private final Snapshot beginning;
    private final ReadAhead ahead;

    /// Guarded by this.
    private final NavigableMap<ReplayPlace, Snapshot> snapshots = new TreeMap<>();

    /// How far the log was looked at. Guarded by this.
    private Hud known;

    /// Counts how often snapshots were forgotten. Guarded by this.
    private long generation;

    /// @param sweeps one permit for each that may go on at a time, on all tapes together
    /// @param turns the same for reading ahead
    Tape(
            long id,
            Hud hud,
            ReplayLog log,
            Images images,
            Semaphore sweeps,
            Semaphore turns,
            Supplier<Projection> projection) {
        this.id = id;
        this.known = hud;
        this.log = log;
        this.images = images;
        this.sweeps = sweeps;
        this.beginning = Snapshot.beginning(projection.get());
        this.ahead = new ReadAhead(this, turns);
    }

    /// Some session as it was when an image was made of it.
    private record Written(ImageKey key, long lastSeq, int slimmed) {}

    /// What a fold gave.
    ///
    /// @param from where it began
    /// @param since the events folded, where they were few
    /// @param projection as it was at the end
    private record Folded(Snapshot from, HudState state, Optional<List<HudEnvelope>> since, Projection projection) {}

    /// The HUD after everything up to a place.
    ///
    /// @param sessionId the session that is shown, with its thread, terminal and changes; null for the foremost
    public Opened open(ReplayPlace at, @Nullable String sessionId) throws InterruptedException {
        Hud hud = look();
        Folded folded = reach(hud, at, sessionId);
        Optional<SessionState> foremost = sessionId == null ? folded.state().foremost(at.at()) : Optional.empty();
        return foremost.isEmpty() ? opened(hud, at, folded) : withWhole(hud, at, folded, foremost.get());
    }

    /// Reads the whole log ahead, on a thread of its own, until all who look have closed what this gives them.
    public Viewing view() {
        return ahead.enter();
    }

    /// Leaves snapshots over the whole log: folds all of it once, so that no look that follows has to.
    public void prepare() throws InterruptedException {
        Optional<ReplayPlace> end = last(null);
        if (end.isPresent()) {
            open(end.get(), null);
        }
    }

    /// How many snapshots there are.
    synchronized int snapshots() {
        return snapshots.size();
    }

    /// The place of an event; empty when the log has none of that seq, or no more.
    public Optional<ReplayPlace> find(long seq) {
        return log.find(look(), seq);
    }

    /// Where the log begins for now; empty when nothing is logged.
    public Optional<ReplayPlace> first(@Nullable String sessionId) {
        return next(ReplayPlace.BEGINNING, sessionId);
    }

    /// Where the log ends for now; empty when nothing is logged.
    public Optional<ReplayPlace> last(@Nullable String sessionId) {
        return log.last(look(), ReplayPlace.END, sessionId);
    }

    /// The last event that is shown at a place.
    public Optional<ReplayPlace> at(ReplayPlace place) {
        return log.last(look(), place, null);
    }

    /// The next place, of a session or of all.
    public Optional<ReplayPlace> next(ReplayPlace after, @Nullable String sessionId) {
        return log.next(look(), after, sessionId);
    }

    /// The place before another, of a session or of all.
    public Optional<ReplayPlace> previous(ReplayPlace before, @Nullable String sessionId) {
        return log.last(look(), before.justBefore(), sessionId);
    }

    /// Whether the front of the log was removed by retention.
    public boolean isPruned() {
        return look().firstSeq() > 1;
    }

    private Opened opened(Hud hud, ReplayPlace at, Folded folded) {
        return new Opened(folded.state(), new Reel(log, hud, at, folded.projection()));
    }

    /// Puts a session's whole in the place of what a card shows of it: of what was folded, only its events again.
    private Opened withWhole(Hud hud, ReplayPlace at, Folded cards, SessionState card) throws InterruptedException {
        String id = card.sessionId();
        Optional<ImageKey> key = cards.from().sessions().stream()
                .filter(image -> image.sessionId().equals(id))
                .findFirst();
        if (key.isEmpty()) {
            return opened(hud, at, cards); // It began after the snapshot, so it is whole.
        }
        Optional<SessionState> image = images.find(hud.name(), key.get(), true);
        boolean wasSlimmed = card.slimmed() > 0; // Meanwhile: an image begins with none.
        if (image.isEmpty() || wasSlimmed || cards.since().isEmpty()) {
            return opened(hud, at, reach(hud, at, id));
        }
        HudState alone = HudState.of(hud.name(), 0, List.of(image.get()));
        for (HudEnvelope event : cards.since().get()) {
            if (event.sessionId().equals(id)) {
                alone.apply(event);
            }
        }
        SessionState whole = alone.findSession(id).orElseThrow();
        List<SessionState> sessions = cards.state().sessions().stream()
                .map(session -> session == card ? whole : session)
                .toList();
        HudState state = HudState.of(hud.name(), cards.state().seq(), sessions);
        return new Opened(state, new Reel(log, hud, at, cards.projection()));
    }

    private Folded reach(Hud hud, ReplayPlace at, @Nullable String sessionId) throws InterruptedException {
        Optional<Folded> found = fold(hud, at, sessionId, MAX_BETWEEN);
        if (found.isPresent()) {
            return found.get();
        }
        sweeping.lockInterruptibly();
        try {
            sweeps.acquire();
            try {
                sweep(hud, at);
            } finally {
                sweeps.release();
            }
        } finally {
            sweeping.unlock();
        }
        return fold(hud, at, sessionId, Long.MAX_VALUE).orElseThrow(); // whether its images were kept or not
    }

    /// The state from the snapshot before it; empty when too much lies between.
    private Optional<Folded> fold(Hud hud, ReplayPlace at, @Nullable String sessionId, long maxBetween) {
        Snapshot from = beginning;
        HudState state = new HudState(hud.name());
        for (Snapshot snapshot : before(at)) {
            Optional<HudState> read = read(hud, snapshot, key -> key.sessionId().equals(sessionId));
            if (read.isPresent()) {
                from = snapshot;
                state = read.get();
                break;
            }
        }
        Reel reel = new Reel(log, hud, from.place(), from.projection().copy());
        long left = maxBetween;
        List<HudEnvelope> since = new ArrayList<>();
        List<Shown> page = reel.next(at, SNAPSHOT_EVENTS);
        while (!page.isEmpty()) {
            for (Shown shown : page) {
                state.apply(shown.event());
                if (maxBetween <= MAX_BETWEEN) {
                    since.add(shown.event());
                }
            }
            left -= page.size();
            if (left < 0) {
                return Optional.empty();
            }
            page = reel.next(at, SNAPSHOT_EVENTS);
        }
        Optional<List<HudEnvelope>> kept = maxBetween <= MAX_BETWEEN ? Optional.of(since) : Optional.empty();
        return Optional.of(new Folded(from, state, kept, reel.projection()));
    }

    /// Folds from the last snapshot that is whole up to a place, and leaves snapshots.
    private void sweep(Hud hud, ReplayPlace to) throws InterruptedException {
        long begun = generation();
        Snapshot from = beginning;
        HudState state = new HudState(hud.name());
        for (Snapshot snapshot : before(to)) {
            Optional<HudState> read = read(hud, snapshot, _ -> true);
            if (read.isPresent()) {
                from = snapshot;
                state = read.get();
                break;
            }
        }
        Map<String, Written> written = written(from, state);
        Reel reel = new Reel(log, hud, from.place(), from.projection().copy());
        int folded = 0;
        for (List<Shown> page = reel.next(to, SNAPSHOT_EVENTS);
                !page.isEmpty();
                page = reel.next(to, SNAPSHOT_EVENTS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("who waited for this has left");
            }
            for (Shown shown : page) {
                state.apply(shown.event());
            }
            folded += page.size();
            if (folded >= SNAPSHOT_EVENTS) {
                folded = 0;
                if (!keep(snapshot(state, reel, written), begun)) {
                    return;
                }
            }
        }
    }

    private Map<String, Written> written(Snapshot from, HudState state) {
        Map<String, Written> written = new TreeMap<>();
        for (ImageKey key : from.sessions()) {
            state.findSession(key.sessionId())
                    .ifPresent(session ->
                            written.put(key.sessionId(), new Written(key, session.lastSeq(), session.slimmed())));
        }
        return written;
    }

    private Snapshot snapshot(HudState state, Reel reel, Map<String, Written> written) {
        List<ImageKey> keys = new ArrayList<>();
        for (SessionState session : state.sessions()) {
            Written last = written.get(session.sessionId());
            if (last == null || last.lastSeq() != session.lastSeq() || last.slimmed() != session.slimmed()) {
                ImageKey key = new ImageKey(id, session.sessionId(), reel.place());
                images.put(key, session);
                last = new Written(key, session.lastSeq(), session.slimmed());
                written.put(session.sessionId(), last);
            }
            keys.add(last.key());
        }
        return new Snapshot(reel.place(), state.seq(), keys, reel.projection().copy());
    }

    private Optional<HudState> read(Hud hud, Snapshot snapshot, Predicate<ImageKey> isWhole) {
        List<SessionState> sessions = new ArrayList<>();
        for (ImageKey key : snapshot.sessions()) {
            Optional<SessionState> session = images.find(hud.name(), key, isWhole.test(key));
            if (session.isEmpty()) {
                return Optional.empty();
            }
            sessions.add(session.get());
        }
        return Optional.of(HudState.of(hud.name(), snapshot.seq(), sessions));
    }

    /// Snapshots up to a place, the nearest first.
    private synchronized List<Snapshot> before(ReplayPlace at) {
        return List.copyOf(snapshots.headMap(at, true).descendingMap().values());
    }

    /// @return false when the log has changed since the sweep began: what it read may miss something
    private synchronized boolean keep(Snapshot snapshot, long begun) {
        if (generation != begun) {
            return false;
        }
        snapshots.put(snapshot.place(), snapshot);
        return true;
    }

    private synchronized long generation() {
        return generation;
    }

    /// The HUD as it is now; forgets the snapshots that are no longer true.
    private synchronized Hud look() {
        Hud now = log.refresh(known);
        if (now.firstSeq() != known.firstSeq()) {
            forget(ReplayPlace.BEGINNING);
        } else if (now.headSeq() > known.headSeq()) {
            log.earliestSince(now, known.headSeq()).ifPresent(earliest -> forget(new ReplayPlace(earliest, 0)));
        }
        known = now;
        return now;
    }

    private void forget(ReplayPlace from) {
        NavigableMap<ReplayPlace, Snapshot> wrong = snapshots.tailMap(from, true);
        generation++;
        wrong.clear();
    }
}
