package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.hud.PageCache.Place;
import com.openagents.backroom.server.hud.PageCache.Stamp;
import com.openagents.backroom.server.stream.Channel;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.testing.Await;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCacheTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final PageCache cache = new PageCache();
    private final Object channel = new Object();

    private static Place place(int number) {
        return new Place(new HudId("ada", "shop-" + number), Audience.PUBLIC, "page");
    }

    private Stamp stamp(long version, long second, int viewers) {
        return stamp(channel, version, second, viewers);
    }

    private static Stamp stamp(Object channel, long version, long second, int viewers) {
        String url = "http://127.0.0.1:8787/hud/ada/shop";
        return new Stamp(new Channel.Version(channel, version), second, viewers, HudSettings.DEFAULT, url);
    }

    @Test
    void page_isWrittenAnew_whenAnythingOnItMayHaveChanged_andOnlyThen() {
        AtomicInteger written = new AtomicInteger();
        Place place = place(1);
        List<Stamp> stamps =
                List.of(stamp(1, 1, 1), stamp(1, 1, 1), stamp(2, 1, 1), stamp(2, 2, 1), stamp(2, 2, 2), stamp(2, 2, 2));
        List<Integer> asked = new ArrayList<>();
        for (Stamp stamp : stamps) {
            asked.add((int) cache.page(place, () -> stamp, () -> new byte[] {(byte) written.incrementAndGet()})[0]);
        }
        assertEquals(List.of(1, 1, 2, 3, 4, 4), asked);
        assertEquals(5, cache.page(place(2), () -> stamp(2, 2, 2), () -> new byte[] {5})[0], "another place");
        Stamp reloaded = stamp(new Object(), 2, 2, 2);
        assertEquals(6, cache.page(place, () -> reloaded, () -> new byte[] {6})[0], "the HUD was loaded anew");
    }

    @Test
    void page_thatManyAskForAtOnce_isWrittenOnce() throws InterruptedException {
        AtomicInteger written = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(20);
        Place place = place(1);
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            readers.add(Thread.ofVirtual()
                    .start(() -> cache.page(
                            place,
                            () -> {
                                asked.countDown();
                                return stamp(1, 1, 1);
                            },
                            () -> {
                                awaitAll(asked);
                                return new byte[] {(byte) written.incrementAndGet()};
                            })));
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertEquals(1, written.get());
    }

    private static void awaitAll(CountDownLatch asked) {
        try {
            asked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pagesOfAnySize_stayWithinTheLimit() {
        for (int i = 0; i < 100; i++) {
            int number = i;
            cache.page(place(number), () -> stamp(1, 1, 1), () -> new byte[1024 * 1024]);
        }
        assertEquals(32L * 1024 * 1024, cache.bytes());
        Place large = place(100);
        cache.page(large, () -> stamp(1, 1, 1), () -> new byte[40 * 1024 * 1024]);
        assertEquals(0, cache.bytes());
    }

    @Test
    void pageOfAServer_showsEveryEventAtOnce_andItsClocksGoOn() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:15:00.900Z"));
        try (ServerFixture fixture = new ServerFixture(folder, StreamLimits.of(10), Map.of(), now::get)) {
            String path = "/hud/ada/shop";
            for (int i = 0; i < 20; i++) {
                String word = "word no. " + i + ".";
                String folded = "\"events\":" + (i + 1) + ",";
                fixture.write(List.of(new Chunk(Role.ASSISTANT, word, "m" + i)));
                Await.until("it is folded", () -> snapshot(fixture).contains(folded));
                assertTrue(fixture.get(path).body().contains(word), word);
            }
            String first = fixture.get(path).body();
            assertEquals(first, fixture.get(path).body());
            assertTrue(first.contains("09:15:00 UTC"));
            now.set(now.get().plusMillis(100));
            assertTrue(fixture.get(path).body().contains("09:15:01 UTC"));
            assertTrue(
                    fixture.get(path + "?session=nobody%22%3E").body().contains("data-session=\"nobody&quot;&gt;\""));
            assertFalse(first.contains("data-session=\"nobody"));
        }
    }

    private static String snapshot(ServerFixture fixture) {
        return fixture.get("/hud/ada/shop/snapshot.json").body();
    }
}
