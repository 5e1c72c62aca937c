package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.RecentRecording;
import com.openagents.backroom.testing.Await;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
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

    @Test
    void arrows_moveTenSeconds_andWithShiftAMinute(FxRobot robot) throws IOException {
        house.append(RecentRecording.lines(30));
        Console.awaitText(robot, "#wall", "Add a discount");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Committed as");
        robot.type(KeyCode.R);
        Console.awaitNode(robot, "#transport");
        Console.await(robot, "the beginning", () -> !Console.shows(robot, "#hud", "Committed as"));
        LocalTime begin = time(robot);
        robot.type(KeyCode.RIGHT);
        awaitTime(robot, begin.plusSeconds(10));
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        awaitTime(robot, begin.plusSeconds(70));
        robot.type(KeyCode.LEFT);
        awaitTime(robot, begin.plusSeconds(60));
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        awaitTime(robot, begin);
    }

    @Test
    void picture_andLog_areSavedIntoTheDownloads(FxRobot robot) throws IOException {
        house.append(RecentRecording.lines());
        Console.awaitText(robot, "#wall", "Add a discount");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Committed as");
        robot.write("P");
        Await.until("a picture", () -> saved(".png").isPresent());
        Console.await(robot, "its place is said", () -> notice(robot).contains(".png"));
        BufferedImage picture = ImageIO.read(saved(".png").orElseThrow().toFile());
        Node hud = robot.lookup("#hud").query();
        assertEquals(2 * (int) hud.getLayoutBounds().getWidth(), picture.getWidth());
        robot.write("E");
        Console.await(robot, "its place is said", () -> notice(robot).contains(".ndjson"));
        List<String> lines = Files.readAllLines(saved(".ndjson").orElseThrow());
        assertTrue(lines.getLast().contains("\"seq\":" + lines.size()), lines.getLast());
    }

    private Optional<Path> saved(String ending) {
        try (Stream<Path> files = Files.list(house.downloads())) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst();
        } catch (IOException e) {
            return Optional.empty(); // nothing was saved yet
        }
    }

    private static String notice(FxRobot robot) {
        return robot.lookup("#notice").queryAs(Labeled.class).getText();
    }

    private static void awaitTime(FxRobot robot, LocalTime wanted) {
        Console.await(robot, wanted.toString(), () -> time(robot).equals(wanted));
    }

    private static LocalTime time(FxRobot robot) {
        String moment = moment(robot);
        return LocalTime.parse(moment.substring("MM-dd ".length(), moment.length() - " UTC".length()));
    }
        robot.clickOn("#notice-action");
        Await.until("it is opened", () -> Files.exists(house.opened()));
        assertEquals(saved(".png").orElseThrow().toUri().toString(), Files.readString(house.opened()));

    private static String playButton(FxRobot robot) {
        return robot.lookup("#replay-play").queryButton().getAccessibleText();
    }

    private static String moment(FxRobot robot) {
        return robot.lookup("#replay-moment").queryAs(Label.class).getText();
    }
}
