package com.openagents.backroom.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
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
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// A session seen again in the console, from the log of the server in the same process.
class ReplayConsoleTest {
    private static final String OTHER = "11111111-2222-4333-8444-555555555555";

    private final LiveHouse house = new LiveHouse();

    @RegisterExtension
    final OnStage window = new OnStage(house::open, house::close);

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
        robot.write("p");
        Console.await(robot, "p lets it play, too", () -> playButton(robot).equals("Pause"));
        robot.write("p");
        Console.await(robot, "and holds it still", () -> playButton(robot).equals("Play"));
        assertFalse(robot.lookup("#paused").query().isVisible(), "what is live was never paused");
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
    void j_leadsToTheReplayOfTheNextSession(FxRobot robot) throws IOException {
        house.append(RecentRecording.lines());
        Files.writeString(house.transcript().resolveSibling(OTHER + ".jsonl"), otherRecording());
        Console.awaitText(robot, "#wall", "Add a refund");
        Console.awaitText(robot, "#wall", "Add a discount");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Add a ");
        robot.type(KeyCode.R);
        Console.awaitNode(robot, "#transport");
        Console.awaitText(robot, "#hud", "Add a ");
        String other = Console.shows(robot, "#hud", "Add a refund") ? "Add a discount" : "Add a refund";
        robot.type(KeyCode.J);
        Console.awaitText(robot, "#hud", other);
        Console.awaitText(robot, "#hud", "Replay");
        Console.awaitNode(robot, "#transport");
    }

    /// The same, of another session with messages of its own.
    private static String otherRecording() throws IOException {
        return String.join("\n", RecentRecording.lines())
                        .replaceAll("(?<=\"sessionId\":\")[^\"]*", OTHER)
                        .replaceAll("(?<=\"(uuid|parentUuid)\":\").", "x")
                        .replace("msg_01", "msg_02")
                        .replace("toolu_01", "toolu_02")
                        .replace("Add a discount", "Add a refund")
                + "\n";
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
        robot.clickOn("#notice-action");
        Await.until("it is opened", () -> Files.exists(house.opened()));
        assertEquals(saved(".png").orElseThrow().toUri().toString(), Files.readString(house.opened()));
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

    private static String playButton(FxRobot robot) {
        return robot.lookup("#replay-play").queryButton().getAccessibleText();
    }

    private static String moment(FxRobot robot) {
        return robot.lookup("#replay-moment").queryAs(Label.class).getText();
    }
}
