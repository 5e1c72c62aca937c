package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.db.LoggedSession;
import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.server.stream.Channel;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.web.Answer;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All HUDs in memory. Loads them from the log, folds what is published, and tells viewers and listeners.
///
/// ```
/// publisher ─ take ─► queue ─► beat: every 25 ms with news ─► fold ─► viewers' mailboxes, listeners
///                              tick: every 500 ms ─► heartbeats, ends, numbers of viewers
/// ```
///
/// Any thread may call it. Two threads of its own, beat and tick, end with [#close].
public final class LiveHuds implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LiveHuds.class.getName());

    /// HUDs loaded at the start; the rest is loaded when it is asked for.
    private static final int MAX_LOADED_AT_START = 50;

    /// Batches that wait to be folded. What comes on top is read from the log.
    private static final int MAX_INCOMING = 1_000;

    private static final int PAGE_EVENTS = 1_000;
    private static final Duration TICK = Duration.ofMillis(500);

    private final HudStore store;
    private final EventLog log;
    private final Function<Hud, HudSettings> settings;
    private final LongSupplier nanoTime;
    private final Map<HudId, Slot> slots = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock stateLock = new ReentrantReadWriteLock(true);
    private final BlockingQueue<List<HudEnvelope>> incoming = new ArrayBlockingQueue<>(MAX_INCOMING);
    private final AtomicBoolean missed = new AtomicBoolean();
    private final Set<LiveHud> dirty = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<HudId, Integer> announcedViewers = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private long announcedNanos;

    /// A HUD that is loaded or being loaded.
    private static final class Slot {
        private final CompletableFuture<Optional<LiveHud>> ready = new CompletableFuture<>();
        private volatile @Nullable LiveHud live;
    }

    /// Loads nothing yet.
    ///
    /// @param settings who may see a HUD, when it is loaded
    /// @param nanoTime a clock like [System#nanoTime]
    public LiveHuds(HudStore store, EventLog log, Function<Hud, HudSettings> settings, LongSupplier nanoTime) {
        this.store = store;
        this.settings = settings;
        this.log = log;
        this.nanoTime = nanoTime;
        this.announcedNanos = nanoTime.getAsLong();
    }

    /// Starts to send, and to load the HUDs that had events last, the newest first.
    public void start() {
        threads.add(Thread.ofVirtual().name("hud-beat").start(this::beat));
        threads.add(Thread.ofVirtual().name("hud-tick").start(this::tickUntilClosed));
        threads.add(Thread.ofVirtual().name("hud-load").start(this::loadNewest));
    }

    /// Takes events that were just stored, in the order of their seq. Never waits.
    public void take(List<HudEnvelope> events) {
        if (!incoming.offer(events)) {
            missed.set(true);
        }
        news.release();
    }

    private void fold(List<HudEnvelope> events) {
        Map<HudId, List<HudEnvelope>> byHud = new LinkedHashMap<>();
        for (HudEnvelope event : events) {
            byHud.computeIfAbsent(event.hud(), _ -> new ArrayList<>()).add(event);
        }
        byHud.forEach((id, own) -> {
            Slot slot = slots.get(id);
            LiveHud live = slot == null ? null : slot.live;
            if (live != null) {
                live.take(own);
                changed(live);
            } else if (slot == null) { // one that is being loaded reads them from the log
                Thread.ofVirtual().name("hud-load-" + id).start(() -> find(id));
            }
        });
    }

    /// The HUD of that name, loaded if need be.
    public Optional<LiveHud> find(HudId id) {
        Slot slot = new Slot();
        Slot known = slots.putIfAbsent(id, slot);
        if (known != null) {
            return known.ready.join();
        }
        Optional<LiveHud> loaded = Optional.empty();
        try {
            loaded = store.find(id).map(row -> load(row, slot));
        } finally {
            if (loaded.isEmpty()) {
                slots.remove(id);
            }
            slot.ready.complete(loaded);
        }
        loaded.ifPresent(this::changed);
        return loaded;
    }

    /// The row of the HUD of that name, read from the database.
    Optional<Hud> findRow(HudId id) {
        return store.find(id);
    }

    /// Who may see a HUD, read from the database.
    HudSettings settings(Hud row) {
        return settings.apply(row);
    }

    /// The HUD of that name, if it is loaded, with all of its log.
    public Optional<LiveHud> findLoaded(HudId id) {
        Slot slot = slots.get(id);
        return slot == null ? Optional.empty() : slot.ready.getNow(Optional.empty());
    }

    /// The HUDs that are loaded.
    public List<LiveHud> loaded() {
        List<LiveHud> loaded = new ArrayList<>();
        for (Slot slot : slots.values()) {
            LiveHud live = slot.live;
            if (live != null) {
                loaded.add(live);
            }
        }
        return loaded;
    }

    /// Looks at the states of all loaded HUDs, as their owners see them, while none changes.
    public <T> T read(Function<List<HudState>, T> reader) {
        stateLock.readLock().lock();
        try {
            List<HudState> states = new ArrayList<>();
            for (LiveHud live : loaded()) {
                states.add(live.channel(Audience.OWNER).read(state -> state));
            }
            return reader.apply(states);
        } finally {
            stateLock.readLock().unlock();
        }
    }

    /// Calls `listener` whenever something may have changed, until the subscription is closed. It returns at once.
    public AutoCloseable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Stores who may see a HUD; streams of those who may not any more end at once.
    public void change(HudId id, HudSettings next) {
        find(id).ifPresent(live -> {
            store.save(live.row(), next);
            live.change(next);
            live.announcePresence(audience -> presence(live, audience));
            changed(live);
        });
    }

    /// Takes note of agents of a HUD that are alive although they say nothing, and tells who watches.
    ///
    /// @param sessions when each was seen
    public void sawAlive(LiveHud live, Map<String, Instant> sessions) {
        live.sawAlive(sessions);
        changed(live);
    }

    /// Loads a user's HUDs anew, as they were renamed or are gone. Their viewers come back, to the new name.
    public void reload(UUID owner) {
        for (LiveHud live : loaded()) {
            if (live.row().owner().equals(owner)) {
                slots.remove(live.id());
                dirty.remove(live);
                live.restart();
            }
        }
        store.of(owner).forEach(row -> find(row.name()));
        news.release();
    }

    /// The HUDs, those first that had events last.
    public List<Hud> newestFirst() {
        return store.all();
    }

    /// Folds what was taken, and sends it, now.
    void flush() {
        List<List<HudEnvelope>> batches = new ArrayList<>();
        incoming.drainTo(batches);
        batches.forEach(this::fold);
        if (missed.compareAndSet(true, false)) {
            for (LiveHud live : loaded()) {
                live.catchUp();
                dirty.add(live);
            }
        }
        for (LiveHud live : List.copyOf(dirty)) {
            dirty.remove(live);
            live.flush();
        }
        listeners.forEach(Runnable::run);
    }

    /// Makes due what time makes due, now.
    void tick() {
        List<LiveHud> all = loaded();
        all.forEach(LiveHud::tick);
        if (nanoTime.getAsLong() - announcedNanos >= StreamLimits.PRESENCE.toNanos()) {
            announcedNanos = nanoTime.getAsLong();
            for (LiveHud live : all) {
                Integer viewers = live.countViewers();
                if (!viewers.equals(announcedViewers.put(live.id(), viewers))) {
                    live.announcePresence(audience -> presence(live, audience));
                    changed(live);
                }
            }
        }
    }

    /// Ends all streams and the own threads.
    @Override
    public void close() {
        loaded().forEach(LiveHud::stop);
        threads.forEach(Thread::interrupt);
    }

    private static byte[] presence(LiveHud live, Audience audience) {
        return Answer.object(out -> {
            out.number("viewers", (long) live.viewerCount(audience));
            out.flag("is_public", live.isPublic());
            out.flag("embed_allowed", live.settings().embedAllowed());
        });
    }

    private void changed(LiveHud live) {
        dirty.add(live);
        news.release();
    }

    private void beat() {
        try {
            while (true) {
                news.acquire();
                news.drainPermits();
                flush();
                Thread.sleep(StreamLimits.BATCH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tickUntilClosed() {
        try {
            while (true) {
                Thread.sleep(TICK);
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loadNewest() {
        List<Hud> newest = store.all();
        for (Hud row : newest.subList(0, Math.min(newest.size(), MAX_LOADED_AT_START))) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            find(row.name());
        }
        LOG.log(Logger.Level.DEBUG, "{0} HUDs loaded", slots.size());
    }

    private LiveHud load(Hud row, Slot slot) {
        Channel owner = open(row, UnaryOperator.identity());
        LiveHud live = new LiveHud(
                row,
                settings.apply(row),
                owner,
                hud -> open(row, PublicProjection.of(hud.settings())),
                channel -> catchUp(row, channel));
        slot.live = live;
        catchUp(row, owner);
        return live;
    }

    /// Reads the sessions that a state keeps, the newest ones.
    private Channel open(Hud row, UnaryOperator<HudEnvelope> projection) {
        String epoch = row.epoch().toString().replace("-", "");
        Channel channel = new Channel(row.name(), epoch, stateLock, nanoTime, projection);
        List<LoggedSession> kept =
                log.sessions(row).stream().limit(HudState.MAX_SESSIONS).toList();
        Set<String> names = kept.stream().map(LoggedSession::sessionId).collect(Collectors.toSet());
        long after = kept.stream().mapToLong(LoggedSession::firstSeq).min().orElse(1) - 1;
        while (true) {
            List<HudEnvelope> page = log.read(row, after, PAGE_EVENTS);
            if (page.isEmpty()) {
                break;
            }
            after = page.getLast().seq();
            channel.takeLogged(page.stream()
                    .filter(event -> names.contains(event.sessionId()))
                    .toList());
        }
        channel.goLive();
        return channel;
    }

    /// Reads what the channel has missed.
    private void catchUp(Hud row, Channel channel) {
        while (true) {
            List<HudEnvelope> page = log.read(row, channel.read(HudState::seq), PAGE_EVENTS);
            if (page.isEmpty()) {
                return;
            }
            channel.takeLogged(page);
        }
    }
}
