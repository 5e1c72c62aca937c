package com.openagents.backroom.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.HudRoutes;
import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that could not be understood are counted wherever their session is shown, to strangers too (hud.md §1).
class DeadLetterCountTest {
    private static final String SESSION = "cc32ea6e-4c18-47b4-8714-38c666548a98";
    private static final HudId HUD = new HudId("ada", "acme-shop");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void count_isInSnapshotPageAndStream_liveAndAfterARestart() throws IOException {
        Path file = ServerFixture.watched(folder).resolve(SESSION + ".jsonl");
        try (ServerFixture fixture = new ServerFixture(folder)) {
            Path capture =
                    SharedFixtures.require("claude-code/errors/projects/-home-dev-acme-shop/" + SESSION + ".jsonl");
            Files.copy(capture, file, StandardCopyOption.REPLACE_EXISTING);
            Await.until("the session is there", () -> snapshot(fixture).contains(SESSION));
            assertTrue(snapshot(fixture).contains("\"dead_letters\":0"), snapshot(fixture));
            assertFalse(page(fixture).contains("unread line"));
            try (SseViewer viewer = SseViewer.open(fixture.server().shareUrl(HUD) + "/stream", null)) {
                Await.until("the viewer is in", () -> !viewer.received().isEmpty());
                Files.writeString(file, "{\"type\":\"user\",\nnot at all\n", StandardOpenOption.APPEND);
                Await.until("both are counted", () -> snapshot(fixture).contains("\"dead_letters\":2"));
                Await.until(
                        "the stream tells of both",
                        () -> viewer.received().toString().split("\"field\":\"dead_letter\"", -1).length == 3);
            }
            assertTrue(page(fixture).contains("2 unread lines"), page(fixture));
        }
        try (ServerFixture again = new ServerFixture(folder)) {
            Files.writeString(file, "nor this\n", StandardOpenOption.APPEND);
            Await.until("the third is counted", () -> snapshot(again).contains("\"dead_letters\":3"));
            try (SseViewer viewer = SseViewer.open(again.server().shareUrl(HUD) + "/stream", null)) {
                Await.until(
                        "a stream begins with the count",
                        () -> viewer.received().toString().contains("\"dead_letters\":3"));
            }
            assertTrue(page(again).contains("3 unread lines"), page(again));
        }
    }

    private static String snapshot(ServerFixture fixture) {
        return fixture.get(HudRoutes.path(HUD) + "/snapshot.json").body();
    }

    private static String page(ServerFixture fixture) {
        return fixture.get(HudRoutes.path(HUD)).body();
    }
}
