package com.openagents.backroom.bench.latency;

import com.openagents.backroom.bench.house.ServerHouse;
import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.schema.hud.HudId;
import java.nio.file.Path;
import java.time.Duration;

/// The whole server.
final class ServerRelay implements Relay {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerHouse house;
    private final HudId hud;

    private ServerRelay(ServerHouse house, HudId hud) {
        this.house = house;
        this.hud = hud;
    }

    /// Follows a folder that has a file with a line.
    static ServerRelay open(Path root, Path watched) {
        ServerHouse house = ServerHouse.open(root, watched);
        Waiting.until(
                "the HUD is there",
                PATIENCE,
                () -> !house.server().huds().loaded().isEmpty());
        return new ServerRelay(house, house.server().huds().loaded().getFirst().id());
    }

    @Override
    public int port() {
        return house.server().origin().port();
    }

    @Override
    public String stream() {
        return "/hud/" + hud + "/stream";
    }

    @Override
    public String page() {
        return house.server().shareUrl(hud);
    }

    @Override
    public String ready() {
        return ".link:has-text('Live')";
    }

    @Override
    public int streams() {
        return house.server().viewers();
    }

    @Override
    public void close() {
        house.close();
    }
}
