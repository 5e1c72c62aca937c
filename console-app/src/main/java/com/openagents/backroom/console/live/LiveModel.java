package com.openagents.backroom.console.live;

import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.HudLog;
import com.openagents.backroom.console.window.FrameState.Link;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.hud.LiveHud;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.util.Subscription;

/// The HUDs of this machine as they are now, seen by their owner. Any thread may call it.
public final class LiveModel implements ConsoleModel {
    private final EmbeddedServer server;
    private final InstantSource clock;

    public LiveModel(EmbeddedServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public Subscription listen(Runnable listener) {
        AutoCloseable subscription = server.huds().listen(listener);
        return () -> {
            try {
                subscription.close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener can't be released", e);
            }
        };
    }

    @Override
    public <T> T read(Function<List<HudState>, T> reader) {
        return server.huds().read(reader);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public LinkState linkState() {
        return new LinkState.Live();
    }

    @Override
    public Optional<Link> findLink(HudId hud) {
        for (LiveHud live : server.huds().loaded()) {
            if (live.id().equals(hud)) {
                return Optional.of(new Link(
                        server.shareUrl(hud), live.isPublic(), live.settings().embedAllowed(), live.viewerCount()));
            }
        }
        return Optional.empty();
    }

    @Override
    public HudLog log() {
        return new LiveLog(server);
    }
}
