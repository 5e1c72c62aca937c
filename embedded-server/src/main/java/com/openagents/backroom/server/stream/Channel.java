package com.openagents.backroom.server.stream;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.MessageType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One HUD as one audience sees it: the state folded so far, the newest events, and everyone who watches. Any thread
/// may call it.
///
/// What is taken is folded at once and sent in batches: [#flush] is called by the beat of all HUDs, so that
/// events that
/// come together travel together.
public final class Channel {
    private final String epoch;
    private final HudState state;
    private final ReentrantReadWriteLock lock;
    private final LongSupplier nanoTime;
    private final UnaryOperator<HudEnvelope> projection;
    private final Ring ring;
    private final Set<Viewer> viewers = new HashSet<>();

    /// Those who see the log again instead of what happens.
    private final Set<Viewer> replaying = new HashSet<>();

    private List<HudEnvelope> pending = new ArrayList<>();
    private boolean isLive;

    /// Why its streams were ended, once they were. Whoever was still on the way comes too late then.
    private Mailbox.@Nullable End over;

    private final AtomicLong changes = new AtomicLong();
    private final Object self = new Object();

    /// How a viewer begins.
    public sealed interface Start {}

    /// With the whole state.
    public record Whole(long seq) implements Start {}

    /// Where it stopped, with exactly what it missed.
    record Missed(List<Message> messages) implements Start {}

    /// Where it stopped, so long ago that the log has to be read.
    public record FromLog(long afterSeq, long toSeq) implements Start {}

    /// A channel that has read nothing yet.
    ///
    /// @param epoch names the HUD's log
    /// @param lock guards the states of all HUDs together
    /// @param nanoTime a clock like [System#nanoTime]
    /// @param projection makes of an event what the audience sees; called once per event, in order
    public Channel(
            HudId hud,
            String epoch,
            ReentrantReadWriteLock lock,
            LongSupplier nanoTime,
            UnaryOperator<HudEnvelope> projection) {
        this.epoch = epoch;
        this.state = new HudState(hud);
        this.lock = lock;
        this.nanoTime = nanoTime;
        this.projection = projection;
        this.ring = new Ring(epoch);
    }

    public String epoch() {
        return epoch;
    }

    /// Folds what is new of events as they happen.
    ///
    /// @return false when events before them are missing here; nothing is folded then, and [#takeLogged] is to
    ///     follow
    public boolean take(List<HudEnvelope> events) {
        lock.writeLock().lock();
        try {
            if (!events.isEmpty() && events.getFirst().seq() > state.seq() + 1) {
                return false;
            }
            fold(events);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Folds what is new of events read from the log; between them some may be left out.
    public void takeLogged(List<HudEnvelope> events) {
        lock.writeLock().lock();
        try {
            fold(events);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// From now on what is taken is sent.
    public void goLive() {
        lock.writeLock().lock();
        try {
            isLive = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Takes note of agents that are alive although they say nothing.
    ///
    /// @param sessions when each was seen
    public void sawAlive(Map<String, Instant> sessions) {
        lock.writeLock().lock();
        try {
            sessions.forEach(state::sawAlive);
            changes.incrementAndGet();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Sends what was folded since the last time.
    public void flush() {
        lock.writeLock().lock();
        try {
            sendPending();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// What the state says at one moment, without holding it: equal to another when that is the same channel's and
    /// nothing changed between them.
    public record Version(Object channel, long changes) {}

    /// Asked before the state is looked at, it names one that is no newer than what is seen then.
    public Version version() {
        return new Version(self, changes.get());
    }

    /// Looks at the state while it does not change.
    public <T> T read(Function<HudState, T> reader) {
        lock.readLock().lock();
        try {
            return reader.apply(state);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Lets a viewer in. From now on its mailbox gets everything after what `begin` is told.
    ///
    /// @param from where it stopped, in this channel's epoch
    /// @param begin makes the beginning while the state does not change
    public <T> T join(Viewer viewer, Optional<Place> from, Beginning<T> begin) {
        lock.writeLock().lock();
        try {
            sendPending();
            viewers.add(viewer);
            endIfOver(viewer);
            lock.readLock().lock(); // no event comes between joining and what the viewer begins with
        } finally {
            lock.writeLock().unlock();
        }
        try {
            return begin.make(state, start(from));
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Lets a viewer in that is sent no events: it is counted, and its stream ends like the others.
    public void attend(Viewer viewer) {
        lock.writeLock().lock();
        try {
            replaying.add(viewer);
            endIfOver(viewer);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public void leave(Viewer viewer) {
        lock.writeLock().lock();
        try {
            viewers.remove(viewer);
            replaying.remove(viewer);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Ends all streams, now and to come.
    private void endAll(Mailbox.End reason) {
        lock.writeLock().lock();
        try {
            over = reason;
            all().forEach(this::endIfOver);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void endIfOver(Viewer viewer) {
        if (over != null) {
            viewer.mailbox().end(over);
        }
    }

    /// Makes due what time makes due.
    public void tick() {
        long now = nanoTime.getAsLong();
        all().forEach(viewer -> viewer.tick(now));
    }

    /// Tells every viewer something that is no event of the log.
    ///
    /// @param data one line of JSON
    public void announce(MessageType type, byte[] data) {
        Message message = Message.announcement(type, data);
        viewers().forEach(viewer -> viewer.mailbox().put(message));
    }

    public int viewerCount() {
        return all().size();
    }

    /// The audience may no longer see the HUD.
    public void close() {
        endAll(Mailbox.End.CLOSED);
    }

    /// What the audience sees has changed in another way than by events.
    public void restart() {
        endAll(Mailbox.End.CHANGED);
    }

    /// The server stops.
    public void stop() {
        endAll(Mailbox.End.STOPPED);
    }

    private List<Viewer> viewers() {
        lock.readLock().lock();
        try {
            return List.copyOf(viewers);
        } finally {
            lock.readLock().unlock();
        }
    }

    private List<Viewer> all() {
        lock.readLock().lock();
        try {
            List<Viewer> all = new ArrayList<>(viewers);
            all.addAll(replaying);
            return all;
        } finally {
            lock.readLock().unlock();
        }
    }

    private void fold(List<HudEnvelope> events) {
        for (HudEnvelope event : events) {
            if (event.seq() > state.seq()) {
                HudEnvelope seen = projection.apply(event);
                state.apply(seen);
                changes.incrementAndGet();
                if (isLive) {
                    pending.add(seen);
                }
            }
        }
    }

    private void sendPending() {
        if (pending.isEmpty()) {
            return;
        }
        for (Message message : Message.split(epoch, pending)) {
            ring.add(message);
            viewers.forEach(viewer -> viewer.mailbox().put(message));
        }
        pending = new ArrayList<>();
    }

    private Start start(Optional<Place> from) {
        if (from.isEmpty() || from.get().seq() > state.seq()) {
            return new Whole(state.seq());
        }
        long after = from.get().seq();
        if (after == state.seq()) {
            return new Missed(List.of());
        }
        return ring.after(after).<Start>map(Missed::new).orElseGet(() -> new FromLog(after, state.seq()));
    }

    /// Makes what a viewer is sent first.
    public interface Beginning<T> {
        T make(HudState state, Start start);
    }
}
