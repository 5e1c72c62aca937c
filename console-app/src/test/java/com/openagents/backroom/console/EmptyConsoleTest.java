package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.TestModel;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

class EmptyConsoleTest {
    private final TestModel model = new TestModel(List.of());
    private final Console console = new Console(model, new Browser(List.of("false")));

    @RegisterExtension
    final OnStage window = new OnStage(console::open, console::close);

    @Test
    void emptyWall_namesTheWatchedFolders_andLeadsToTheSources(FxRobot robot) {
        Console.awaitNode(robot, "#empty-wall");
        Console.awaitNode(robot, "/home/dev/.claude/projects");
        robot.clickOn("#check-sources");
        Console.awaitNode(robot, "#sources-screen");
        Console.awaitNode(robot, "Give this user the right to read it.");
    }

    @Test
    void recording_playsOnTheWall_labelled_andLeavesNothingBehind(FxRobot robot) {
        Console.awaitNode(robot, "#empty-wall");
        assertFalse(robot.lookup("#replay-badge").query().isVisible());

        robot.clickOn("#play-recording");

        Console.awaitNode(robot, "#replay-badge");
        Console.awaitText(robot, "#wall", "openagents");
        robot.type(KeyCode.J).type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "openagents");
        assertTrue(robot.lookup("#replay-badge").query().isVisible());
        robot.write("V");
        Console.awaitNode(robot, "A recording is not signed. A HUD of this server is.");
        robot.type(KeyCode.ESCAPE);
        Console.awaitNode(robot, "#wall");
        robot.type(KeyCode.ESCAPE);
        Console.awaitNode(robot, "#empty-wall");
        assertFalse(robot.lookup("#replay-badge").query().isVisible());
        assertEquals(0, (int) model.read(List::size));
    }
}
