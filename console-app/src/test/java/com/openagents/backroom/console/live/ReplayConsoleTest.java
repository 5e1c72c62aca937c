package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.RecentRecording;
import java.io.IOException;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// A session seen again in the console, from the log of the server in the same process.
@ExtendWith(ApplicationExtension.class)
class ReplayConsoleTest {
    private final LiveHouse house = new LiveHouse();

    @Start
    void start(Stage stage) {
        house.open(stage);
    }

    @Stop
    void stop() {
        house.close();
    }

    @Test
    void r_showsTheSessionAgain_eventByEvent_andAtAnySpeed(FxRobot robot) throws IOException {
        house.append(RecentRecording.lines());
        Console.awaitText(robot, "#wall", "Add a discount");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Committed as");
        robot.type(KeyCode.R);
        Console.awaitNode(robot, "#transport");
        Console.awaitText(robot, "#hud", "Replay");
        Console.await(robot, "the beginning", () -> !Console.shows(robot, "#hud", "Committed as"));
        assertEquals("Play", playButton(robot));

        String begin = moment(robot);
        for (int i = 0; i < 4; i++) {
            String before = moment(robot);
            robot.write(".");
            Console.await(robot, "the next moment", () -> moment(robot).compareTo(before) > 0);
        }
        String fourth = moment(robot);
        robot.write(",");
        Console.await(robot, "the moment before", () -> moment(robot).compareTo(fourth) < 0);
        assertTrue(moment(robot).compareTo(begin) > 0);
        robot.type(KeyCode.RIGHT);
        Console.await(robot, "ten seconds further", () -> moment(robot).compareTo(fourth) > 0);

        robot.clickOn("#replay-1000");
        Console.awaitText(robot, "#hud", "Committed as");
        assertEquals("Pause", playButton(robot));
        robot.write(" ");
        Console.await(robot, "a pause", () -> playButton(robot).equals("Play"));
        robot.type(KeyCode.ESCAPE);
        Console.await(robot, "the live HUD", () -> Console.shows(robot, "#hud", "Live"));
        assertEquals(0, robot.lookup("#transport").queryAll().size());
    }

    private static String playButton(FxRobot robot) {
        return robot.lookup("#replay-play").queryButton().getAccessibleText();
    }

    private static String moment(FxRobot robot) {
        return robot.lookup("#replay-moment").queryAs(Label.class).getText();
    }
}
