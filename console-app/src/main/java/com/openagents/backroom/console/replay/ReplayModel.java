package com.openagents.backroom.console.replay;

import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.HudLog;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.replay.Opened;
import com.openagents.backroom.server.replay.Pace;
import com.openagents.backroom.server.replay.Playback;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.replay.Viewing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.util.Subscription;

/// One session, seen again from the log: a HUD's tape played into a state of its own. Wishes return at once; a thread
/// of
/// its own reads the log, and of seeks that come faster than it reads only the newest counts. Any thread may call it.
public final class ReplayModel implements ConsoleModel, AutoCloseable {
    /// The speeds that are offered.
    static final List<Integer> SPEEDS = List.of(1, 5, 20, 100, 1_000);

    private final Tape tape;
    private final SessionRef session;
    private final ConsoleModel live;
    private final LongSupplier nanoTime;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final Thread player;
    private final Viewing viewing;
    private volatile Transport transport;
    private volatile Pace pace;

    /// Guarded by this.
    private HudState state;

    /// What the reader asks for. FX thread makes them, the player does them.
    private sealed interface Wish {}

    private record Seek(Instant moment) implements Wish {}

    private record Move(Duration by) implements Wish {}

    private record StepBy(int moments) implements Wish {}

    private record SetSpeed(int speed) implements Wish {}

    private record Toggle() implements Wish {}

    /// Begins with the first moment of a session, and stands still.
    ///
    /// @param live who sees the HUD now, and its log
    /// @param nanoTime a clock like [System#nanoTime]
    public ReplayModel(Tape tape, SessionRef session, ConsoleModel live, LongSupplier nanoTime) {
        this.tape = tape;
        this.session = session;
        this.live = live;
        this.nanoTime = nanoTime;
        state = new HudState(session.hud());
        transport = new Transport(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, 1, false, false);
        pace = new Pace(Instant.EPOCH, nanoTime.getAsLong(), 0);
        player = Thread.ofVirtual().name("console-tape").start(this::play);
        viewing = tape.view();
    }

    void seek(Instant moment) {
        wishes.add(new Seek(moment));
    }

    /// Some time further, or back.
    void move(Duration by) {
        wishes.add(new Move(by));
    }

    /// To the next event of the session (1), or the one before (-1), where it stands still.
    void step(int moments) {
        wishes.add(new StepBy(moments));
    }

    void speed(int speed) {
        wishes.add(new SetSpeed(speed));
    }

    void toggle() {
        wishes.add(new Toggle());
    }

    /// Where it stands now.
    Transport transport() {
        Transport told = transport;
        return new Transport(told.begin(), told.end(), now(), told.speed(), told.isPlaying(), told.isPruned());
    }

    @Override
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized <T> T read(Function<List<HudState>, T> reader) {
        return reader.apply(List.of(state));
    }

    @Override
    public Instant now() {
        return pace.momentAt(nanoTime.getAsLong());
    }

    @Override
    public LinkState linkState() {
        Transport told = transport;
        return new LinkState.Replay(told.isPlaying() ? told.speed() + "\u00d7" : "paused");
    }

    @Override
    public Optional<Link> findLink(HudId hud) {
        return live.findLink(hud);
    }

    @Override
    public HudLog log() {
        return live.log();
    }

    @Override
    public void close() {
        player.interrupt();
        viewing.close();
        listeners.clear();
    }

    private void play() {
        try {
            Playback playback = begin();
            while (true) {
                Playback.Step step = playback.step();
                show(step);
                Wish wish = wishes.poll(step.pauseNanos(), TimeUnit.NANOSECONDS);
                if (wish != null) {
                    playback = fulfil(newest(wish));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed: what was played is thrown away.
        }
    }

    private Playback begin() throws InterruptedException {
        ReplayPlace first =
                tape.first(session.sessionId()).or(() -> tape.first(null)).orElse(ReplayPlace.BEGINNING);
        return open(first, first.at(), 1, false);
    }

    /// Of seeks in a row the last.
    private Wish newest(Wish wish) {
        Wish newest = wish;
        while (newest instanceof Seek && wishes.peek() instanceof Seek) {
            newest = wishes.remove();
        }
        return newest;
    }

    private Playback fulfil(Wish wish) throws InterruptedException {
        Transport told = transport();
        Instant now = told.moment();
        return switch (wish) {
            case Seek seek -> openAt(seek.moment(), told);
            case Move move -> openAt(now.plus(move.by()), told);
            case SetSpeed set -> open(ReplayPlace.endOf(now), now, set.speed(), true);
            case Toggle _ -> {
                boolean isAtEnd = !told.isPlaying() && !now.isBefore(told.end());
                Instant from = isAtEnd ? told.begin() : now;
                yield open(ReplayPlace.endOf(from), from, told.speed(), !told.isPlaying());
            }
            case StepBy step -> {
                Optional<ReplayPlace> next = step.moments() > 0
                        ? tape.next(ReplayPlace.endOf(now), session.sessionId())
                        : tape.previous(new ReplayPlace(now, 0), session.sessionId());
                yield next.isPresent()
                        ? open(ReplayPlace.endOf(next.get().at()), next.get().at(), told.speed(), false)
                        : open(ReplayPlace.endOf(now), now, told.speed(), false);
            }
        };
    }

    private Playback openAt(Instant wanted, Transport told) throws InterruptedException {
        Instant moment =
                wanted.isBefore(told.begin()) ? told.begin() : wanted.isAfter(told.end()) ? told.end() : wanted;
        return open(ReplayPlace.endOf(moment), moment, told.speed(), told.isPlaying());
    }

    private Playback open(ReplayPlace place, Instant moment, int speed, boolean isPlaying) throws InterruptedException {
        Opened opened = tape.open(place, session.sessionId());
        Instant begin = tape.first(session.sessionId())
                .or(() -> tape.first(null))
                .map(ReplayPlace::at)
                .orElse(moment);
        Instant last = tape.last(session.sessionId())
                .or(() -> tape.last(null))
                .map(ReplayPlace::at)
                .orElse(moment);
        synchronized (this) {
            state = opened.state();
            transport = new Transport(begin, last.plus(Playback.TAIL), moment, speed, isPlaying, tape.isPruned());
        }
        return new Playback(opened.reel(), moment, isPlaying ? speed : 0, nanoTime);
    }

    private void show(Playback.Step step) {
        Transport told = transport;
        synchronized (this) {
            step.due().forEach(state::apply);
            boolean moves = told.isPlaying() && !step.isOver();
            pace = new Pace(step.moment(), nanoTime.getAsLong(), moves ? told.speed() : 0);
        }
        listeners.forEach(Runnable::run);
    }
}
