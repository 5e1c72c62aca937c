package com.openagents.backroom.server.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is restarted while many look on (requirements RT-04, RT-08). `./backroom bench viewers` does it with
/// 2,000.
class RestartTest {
    private static final int VIEWERS = 150;
    private static final int BEFORE = 40;
    private static final int MEANWHILE = 25;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyViewer_comesBackToExactlyWhatItMissed_RT04() {
        List<SseViewer> viewers = new ArrayList<>();
        List<String> places = new ArrayList<>();
        try (ServerFixture first = new ServerFixture(folder)) {
            first.write(BEFORE);
            StreamTest.awaitSeq(first, BEFORE);
            open(first, viewers, null);
            Await.until(
                    "all have the state",
                    () -> viewers.stream()
                            .allMatch(viewer -> viewer.lastEventId().endsWith("-" + BEFORE)));
            viewers.forEach(viewer -> places.add(viewer.lastEventId()));
        }
        Await.until("all streams are ended", () -> viewers.stream().allMatch(SseViewer::isEnded));
        viewers.forEach(SseViewer::close);
        viewers.clear();

        try (ServerFixture again = new ServerFixture(folder).continuing(BEFORE)) {
            again.write(MEANWHILE);
            places.forEach(place -> open(again, viewers, place));
            again.write(1);
            long last = BEFORE + MEANWHILE + 1;
            Await.until(
                    "all have the newest",
                    () -> viewers.stream()
                            .allMatch(viewer -> viewer.lastEventId().endsWith("-" + last)));
            List<Long> missed = LongStream.rangeClosed(BEFORE + 1, last).boxed().toList();
            for (SseViewer viewer : viewers) {
                List<Long> seqs = viewer.received().stream()
                        .flatMap(message -> StreamTest.seqs(message).stream())
                        .toList();
                assertEquals(missed, seqs);
                assertTrue(viewer.received().stream()
                        .noneMatch(message -> message.event().equals("reset")
                                || message.event().equals("snapshot")));
            }
        } finally {
            viewers.forEach(SseViewer::close);
        }
    }

    private static void open(ServerFixture fixture, List<SseViewer> viewers, @Nullable String place) {
        String url = StreamTest.url(fixture);
        int count = place == null ? VIEWERS : 1;
        for (int i = 0; i < count; i++) {
            viewers.add(SseViewer.open(url, place));
        }
    }
}
