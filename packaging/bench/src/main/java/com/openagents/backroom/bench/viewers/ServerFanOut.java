package com.openagents.backroom.bench.viewers;

import com.openagents.backroom.bench.house.ServerHouse;
import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.IngestBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The whole server: events are published as a source does, and viewers follow the HUD's stream.
final class ServerFanOut implements FanOut {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerHouse house;
    private int published;
    private boolean isClosed;

    private ServerFanOut(ServerHouse house) {
        this.house = house;
    }

    static ServerFanOut open(Path root, Path watched) {
        ServerFanOut fanOut = new ServerFanOut(ServerHouse.open(root, watched));
        fanOut.send("the first event makes the HUD");
        Waiting.until(
                "the HUD is there",
                PATIENCE,
                () -> !fanOut.house.server().huds().loaded().isEmpty());
        return fanOut;
    }

    /// The same data folder and port again, after the one before was closed.
    static ServerFanOut reopen(ServerFanOut before, Path root, Path watched, int port) {
        ServerFanOut fanOut = new ServerFanOut(ServerHouse.open(root, watched, port));
        fanOut.published = before.published;
        return fanOut;
    }

    /// Events sent so far.
    int published() {
        return published;
    }

    @Override
    public int port() {
        return house.server().origin().port();
    }

    @Override
    public String path() {
        return "/hud/" + house.server().huds().loaded().getFirst().id() + "/stream";
    }

    @Override
    public void send(String marked) {
        String id = "event-" + published++;
        Chunk text = new Chunk(Role.ASSISTANT, marked, id);
        Draft draft = new Draft("bench", "/home/bench/shop", Instant.now(), "claude-code", null, null, id, null, text);
        house.server().publisher().accept(new IngestBatch(List.of(draft), List.of(), null));
    }

    @Override
    public int viewers() {
        return house.server().viewers();
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            house.close();
        }
    }
}
