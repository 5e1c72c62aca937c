package com.openagents.backroom.console.model;

import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonFields;
import com.openagents.backroom.server.json.JsonSink;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A model whose view can be held still while the one behind it goes on. Any thread may call it.
public final class PausableModel implements ConsoleModel {
    private final ConsoleModel live;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Held held;

    /// A moment, kept.
    ///
    /// @param events how many events all HUDs had
    private record Held(List<HudState> huds, Instant at, long events) {}

    public PausableModel(ConsoleModel live) {
        this.live = live;
    }

    /// What goes on behind the view.
    public ConsoleModel live() {
        return live;
    }

    /// Keeps the view as it is now. Copies all that is shown, which may take a moment.
    public void pause() {
        Instant now = live.now();
        held = live.read(huds ->
                new Held(huds.stream().map(hud -> copy(hud, now)).toList(), now, events(huds)));
        listeners.forEach(Runnable::run);
    }

    /// Shows again what is.
    public void goOn() {
        held = null;
        listeners.forEach(Runnable::run);
    }

    /// Keeps the view, or lets it go on.
    public void toggle() {
        if (isPaused()) {
            goOn();
        } else {
            pause();
        }
    }

    public boolean isPaused() {
        return held != null;
    }

    /// How many events wait to be seen; empty while the view is not paused.
    public OptionalLong waiting() {
        Held kept = held;
        return kept == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, live.read(PausableModel::events) - kept.events()));
    }

    private static long events(List<HudState> huds) {
        return huds.stream().mapToLong(HudState::seq).sum();
    }

    private static HudState copy(HudState hud, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = Json.factory().createGenerator(bytes)) {
            out.writeStartObject();
            StateJson.write(hud, new JsonSink(out), now, _ -> true);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't fail to be written", e);
        }
        try {
            HudState copy = StateJson.read(new JsonFields(Json.parse(bytes.toByteArray())));
            hud.sessions().forEach(session -> copy.sawAlive(session.sessionId(), session.heardAt()));
            return copy;
        } catch (NotJsonException e) {
            throw new IllegalStateException("a state that was just written can't be read", e);
        }
    }

    @Override
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return live.listen(listener).and(() -> listeners.remove(listener));
    }

    @Override
    public <T> T read(Function<List<HudState>, T> reader) {
        Held kept = held;
        if (kept == null) {
            return live.read(reader);
        }
        synchronized (kept.huds()) {
            return reader.apply(kept.huds());
        }
    }

    @Override
    public Instant now() {
        Held kept = held;
        return kept == null ? live.now() : kept.at();
    }

    @Override
    public LinkState linkState() {
        return live.linkState();
    }

    @Override
    public Optional<Link> findLink(HudId hud) {
        return live.findLink(hud);
    }

    @Override
    public HudLog log() {
        return live.log();
    }
}
