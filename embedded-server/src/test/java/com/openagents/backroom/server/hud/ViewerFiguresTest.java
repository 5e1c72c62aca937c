package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requirement RT-11: strangers learn about how many watch, the owner exactly how many.
class ViewerFiguresTest {
    private static final int WATCHING = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void countsForStrangers_areRoundedDown_RT11() {
        List<Integer> told = IntStream.of(0, 1, 2, 4, 5, 9, 10, 19, 20, 49, 50, 99, 100, 1_999, 2_000, 123_456)
                .mapToObj(LiveHud::coarse)
                .toList();
        assertEquals(List.of(0, 1, 2, 2, 5, 5, 10, 10, 20, 20, 50, 50, 100, 1_000, 2_000, 100_000), told);
    }

    @Test
    void strangers_areToldRoundedFigures_wherever_andTheOwnerExactOnes_RT11() {
        List<SseViewer> watching = new ArrayList<>();
        try (ServerFixture fixture = new ServerFixture(folder);
                Browser owner = fixture.operatorsBrowser();
                Browser stranger = fixture.browser()) {
            fixture.write(1);
            String url = fixture.server().origin().url("/hud/ada/shop/stream");
            watching.add(SseViewer.open(url, null));
            watching.add(SseViewer.openAs(owner.cookies(), url));
            for (int i = 2; i < WATCHING; i++) {
                watching.add(SseViewer.open(url, null));
            }
            Await.until("all are in", () -> fixture.server().viewers() == WATCHING);

            Await.until("the owner is told all", () -> isTold(watching.get(1), WATCHING));
            Await.until("strangers are told about as many", () -> isTold(watching.getFirst(), 5));
            for (SseViewer.Received message : watching.getFirst().received()) {
                assertTrue(
                        !message.data().contains("\"viewers\":")
                                || message.data().matches("(?s).*\"viewers\":[0125],.*"),
                        message.data());
            }
            assertTrue(owner.get("/hud/ada/shop").body().contains(WATCHING + " watching"));
            String page = stranger.get("/hud/ada/shop").body();
            assertTrue(page.contains("5 watching"), page);
            assertTrue(stranger.get("/embed/ada/shop").body().contains("5 watching"));
            assertTrue(stranger.get("/hud/ada/shop/snapshot.json").body().contains("\"viewers\":5"));
        } finally {
            watching.forEach(SseViewer::close);
        }
    }

    private static boolean isTold(SseViewer viewer, int count) {
        return viewer.received().stream()
                .anyMatch(message ->
                        message.event().equals("presence") && message.data().contains("\"viewers\":" + count + ","));
    }
}
