package com.openagents.backroom.console.testing;

import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.HudLog;
import com.openagents.backroom.console.replay.RecordedLog;
import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.util.Subscription;

/// HUDs that a test fills, looked at one fixed moment.
public final class TestModel implements ConsoleModel {
    private final List<HudState> huds;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final List<HudEnvelope> events;

    public TestModel(List<HudState> huds) {
        this(huds, List.of());
    }

    /// HUDs with a log.
    public TestModel(List<HudState> huds, List<HudEnvelope> events) {
        this.huds = List.copyOf(huds);
        this.events = List.copyOf(events);
    }

    /// Changes a HUD as the server would, and tells.
    public void change(Consumer<List<HudState>> change) {
        synchronized (huds) {
            change.accept(huds);
        }
        listeners.forEach(Runnable::run);
    }

    public int listeners() {
        return listeners.size();
    }

    @Override
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public <T> T read(Function<List<HudState>, T> reader) {
        synchronized (huds) {
            return reader.apply(huds);
        }
    }

    @Override
    public Instant now() {
        return Sessions.NOW;
    }

    @Override
    public LinkState linkState() {
        return new LinkState.Live();
    }

    @Override
    public HudLog log() {
        return new RecordedLog(events);
    }

    @Override
    public Optional<Link> findLink(HudId hud) {
        return Optional.of(new Link("http://127.0.0.1:8787/hud/" + hud, true, false, 3));
    }
}
