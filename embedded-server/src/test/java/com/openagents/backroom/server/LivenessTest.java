package com.openagents.backroom.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent at work that says nothing for two minutes is offline, unless its file still grows (hud.md §2): in the
/// whole server, with a clock that only the test moves.
class LivenessTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T09:15:00Z");
    private static final HudId HUD = new HudId("ada", "shop");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);

    @Test
    void silentAgent_isOffline_untilItsFileGrows_andWhoWatchesIsTold() throws IOException {
        Path file = ServerFixture.watched(folder).resolve("s1.jsonl");
        try (ServerFixture fixture = new ServerFixture(folder, StreamLimits.of(10), Map.of(), now::get)) {
            Files.writeString(file, """
                    {"type":"user","sessionId":"s1","uuid":"u1","cwd":"/home/ada/shop","timestamp":"2026-11-23T09:15:00Z",\
                    "message":{"role":"user","content":"Do something long"}}
                    """);
            Await.until("the agent is at work", () -> snapshot(fixture).contains("\"state\":\"working\""));
            now.set(BEGIN.plusSeconds(121));
            assertTrue(snapshot(fixture).contains("\"state\":\"offline\",\"state_reason\":\"silence\""));
            try (SseViewer viewer = SseViewer.open(fixture.server().shareUrl(HUD) + "/stream", null)) {
                Await.until("the viewer is in", () -> !viewer.received().isEmpty());
                String place = viewer.lastEventId();
                // Half a record: nothing that could be an event.
                Files.writeString(file, "{\"type\":\"assist", StandardOpenOption.APPEND);
                Files.setLastModifiedTime(file, FileTime.from(BEGIN.plusSeconds(100)));
                Await.until("it is at work again", () -> snapshot(fixture).contains("\"state\":\"working\""));
                Await.until("the viewer is told", () -> alive(viewer).equals(List.of(BEGIN.plusSeconds(100))));
                try (SseViewer back = SseViewer.open(fixture.server().shareUrl(HUD) + "/stream", place)) {
                    Await.until("who comes back is told", () -> alive(back).equals(List.of(BEGIN.plusSeconds(100))));
                }
            }
            assertTrue(fixture.get("/hud/ada/shop").body().contains(">Working<"));
            now.set(BEGIN.plus(Duration.ofSeconds(221)));
            assertTrue(snapshot(fixture).contains("\"state\":\"offline\""), snapshot(fixture));
            assertEquals(200, fixture.get("/hud/ada/shop").statusCode());
        }
    }

    private static List<Instant> alive(SseViewer viewer) {
        return viewer.received().stream()
                .filter(message -> message.event().equals("alive"))
                .map(message -> message.data().replaceAll(".*\"session_id\":\"s1\",\"alive\":\"([^\"]*)\".*", "$1"))
                .map(Instant::parse)
                .distinct()
                .toList();
    }

    private static String snapshot(ServerFixture fixture) {
        return fixture.get("/hud/ada/shop/snapshot.json").body();
    }
}
