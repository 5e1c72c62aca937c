package com.openagents.backroom.console.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class BackgroundTest {
    private final List<String> outcomes = new ArrayList<>();

    @Test
    void outcomes_comeOnTheFxThread(FxRobot robot) {
        try (Background background = new Background()) {
            Background.Scope scope = background.scope();
            robot.interact(() -> {
                scope.run(
                        () -> "worked " + Platform.isFxApplicationThread(),
                        done -> outcomes.add(done + " " + Platform.isFxApplicationThread()),
                        e -> outcomes.add("failed"));
                scope.run(
                        () -> {
                            throw new IOException("disk full");
                        },
                        _ -> outcomes.add("done"),
                        e -> outcomes.add(e.getMessage() + " " + Platform.isFxApplicationThread()));
            });
            Console.await(robot, "both outcomes", () -> outcomes.size() == 2);
            assertTrue(outcomes.contains("worked false true"), outcomes.toString());
            assertTrue(outcomes.contains("disk full true"), outcomes.toString());
        }
    }

    @Test
    void closedScope_hearsNothing_andItsWorkIsInterrupted(FxRobot robot) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Background background = new Background()) {
            Background.Scope scope = background.scope();
            robot.interact(() -> scope.run(
                    () -> {
                        started.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                        }
                        return "late";
                    },
                    outcomes::add,
                    e -> outcomes.add("failed")));
            started.await();
            robot.interact(scope::close);
            interrupted.await();
            // Another task's outcome comes after anything the first could have sent.
            robot.interact(() -> background.scope().run(() -> "other", outcomes::add, e -> {}));
            Console.await(robot, "the other outcome", () -> outcomes.contains("other"));
            assertEquals(List.of("other"), outcomes);
        }
    }

    @Test
    void tooMuchWork_isRefusedWithASentence(FxRobot robot) {
        CountDownLatch free = new CountDownLatch(1);
        try (Background background = new Background()) {
            Background.Scope scope = background.scope();
            robot.interact(() -> {
                for (int i = 0; i < 100; i++) {
                    scope.run(
                            () -> {
                                free.await();
                                return "done";
                            },
                            outcomes::add,
                            e -> outcomes.add(String.valueOf(e.getMessage())));
                }
            });
            assertEquals(100 - 4 - 64, outcomes.size(), "what neither runs nor waits was refused at once: " + outcomes);
            assertEquals("The console is busy. Try again in a moment.", outcomes.getFirst());
            free.countDown();
            Console.await(robot, "the rest", () -> outcomes.size() == 100);
        }
    }
}
