package com.openagents.backroom.console.live;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// A session's file that is too old to be read at the start, among more new files than are read in any case.
@ExtendWith(ApplicationExtension.class)
class OlderFilesTest {
    private static final int NEWER_FILES = 100;

    private final LiveHouse house = new LiveHouse();

    @Start
    void start(Stage stage) {
        house.open(stage, OlderFilesTest::write);
    }

    private static void write(Path file) throws IOException {
        Files.copy(SharedFixtures.require(LiveConsoleTest.TRANSCRIPT), file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
        for (int i = 0; i < NEWER_FILES; i++) {
            Files.writeString(file.resolveSibling("note" + i + ".txt"), "no session\n");
        }
    }

    @Stop
    void stop() {
        house.close();
    }

    @Test
    void olderFile_isListedAmongTheSources_andReadWhenAsked(FxRobot robot) {
        Console.awaitNode(robot, "#empty-wall");
        robot.clickOn("#go-sources");
        Console.awaitNode(robot, house.transcript().toString());
        robot.clickOn("Read");
        robot.clickOn("#go-wall");
        Console.awaitText(robot, "#wall", "Add a discount");
    }
}
