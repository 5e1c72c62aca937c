package com.openagents.backroom.console.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FeedTest {
    private final List<Integer> shown = new ArrayList<>();

    @Test
    void values_areMadeElsewhere_andShownOnTheFxThread(FxRobot robot) {
        List<Boolean> onFxThread = new ArrayList<>();
        try (Feed<Boolean> feed = new Feed<>("test-feed", Duration.ZERO, Platform::isFxApplicationThread, made -> {
            onFxThread.add(made);
            onFxThread.add(Platform.isFxApplicationThread());
        })) {
            Console.await(robot, "a value", () -> !onFxThread.isEmpty());
            feed.wake();
        }
        assertEquals(List.of(false, true), onFxThread);
    }

    @Test
    void wakes_coalesce_andTheNewestValueIsShown(FxRobot robot) throws InterruptedException {
        AtomicInteger value = new AtomicInteger();
        CountDownLatch free = new CountDownLatch(1);
        try (Feed<Integer> feed = new Feed<>("test-feed", Duration.ZERO, value::get, shown::add)) {
            Console.await(robot, "the first value", () -> shown.equals(List.of(0)));
            // While the FX thread is busy, a thousand values come; it gets few of them, and the last one.
            Platform.runLater(() -> hold(free));
            for (int i = 1; i <= 1000; i++) {
                value.set(i);
                feed.wake();
            }
            free.countDown();
            Console.await(robot, "the newest value", () -> shown.getLast() == 1000);
            assertTrue(shown.size() < 10, "shown one by one: " + shown.size());
        }
    }

    @Test
    void equalValues_areShownOnce(FxRobot robot) {
        AtomicInteger made = new AtomicInteger();
        try (Feed<Integer> feed = new Feed<>(
                "test-feed",
                Duration.ZERO,
                () -> {
                    made.incrementAndGet();
                    return 7;
                },
                shown::add)) {
            Console.await(robot, "five values made", () -> {
                feed.wake();
                return made.get() >= 5;
            });
            robot.interact(() -> assertEquals(List.of(7), shown));
        }
    }

    @Test
    void failure_isFollowedByTheNextGoodValue(FxRobot robot) {
        AtomicInteger made = new AtomicInteger();
        try (Feed<Integer> feed = new Feed<>(
                "test-feed",
                Duration.ZERO,
                () -> {
                    if (made.incrementAndGet() == 1) {
                        throw new IllegalStateException("meant to fail once");
                    }
                    return made.get();
                },
                shown::add)) {
            Console.await(robot, "a value after the failure", () -> {
                feed.wake();
                return !shown.isEmpty();
            });
        }
    }

    @Test
    void closed_showsNothingMore(FxRobot robot) {
        AtomicInteger value = new AtomicInteger();
        Feed<Integer> feed = new Feed<>("test-feed", Duration.ZERO, value::incrementAndGet, shown::add);
        Console.await(robot, "a value", () -> !shown.isEmpty());
        int[] before = new int[1];
        robot.interact(() -> {
            feed.close();
            before[0] = shown.size();
        });
        feed.wake();
        robot.interact(() -> assertEquals(before[0], shown.size()));
    }

    private static void hold(CountDownLatch free) {
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
