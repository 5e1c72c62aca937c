package com.openagents.backroom.console.replay;

import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.HudLog;
import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.util.Subscription;

/// A recording that plays: its events go through the fold that live events go through, in a state of its own. Nothing
/// of it reaches the log.
public final class RecordedModel implements ConsoleModel, AutoCloseable {
    /// How long the last moment stays in motion, so that its last event is shown as just happened.
    private static final Duration TAIL = Duration.ofSeconds(5);

    private final Recording recording;
    private final double speed;
    private final Clock clock;
    private final Instant began;
    private final Map<HudId, HudState> states = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread player;

    /// Starts playing at once.
    ///
    /// @param speed how much faster than it was recorded
    public RecordedModel(Recording recording, double speed, Clock clock) {
        this.recording = recording;
        this.speed = speed;
        this.clock = clock;
        began = clock.instant();
        player = Thread.ofVirtual().name("console-replay").start(this::play);
    }

    @Override
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public <T> T read(Function<List<HudState>, T> reader) {
        synchronized (states) {
            return reader.apply(List.copyOf(states.values()));
        }
    }

    /// The moment the recording has come to; it stands still at the end.
    @Override
    public Instant now() {
        long playedMillis = Duration.between(began, clock.instant()).toMillis();
        Instant moment = recording.begin().plusMillis((long) (playedMillis * speed));
        Instant end = recording.end().plus(TAIL);
        return moment.isAfter(end) ? end : moment;
    }

    @Override
    public LinkState linkState() {
        return new LinkState.Replay(recording.name());
    }

    @Override
    public Optional<Link> findLink(HudId hud) {
        return Optional.empty();
    }

    @Override
    public HudLog log() {
        return new RecordedLog(recording.events());
    }

    @Override
    public void close() {
        player.interrupt();
        listeners.clear();
    }

    private void play() {
        try {
            for (HudEnvelope event : recording.events()) {
                Duration ahead = Duration.between(now(), event.at());
                if (ahead.isPositive()) {
                    TimeUnit.NANOSECONDS.sleep((long) (ahead.toNanos() / speed));
                }
                synchronized (states) {
                    states.computeIfAbsent(event.hud(), HudState::new).apply(event);
                }
                listeners.forEach(Runnable::run);
            }
        } catch (InterruptedException e) {
            // Closed: what was played is thrown away.
            Thread.currentThread().interrupt();
        }
    }
}
