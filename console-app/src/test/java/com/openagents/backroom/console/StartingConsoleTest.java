package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.scene.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The window before there is a server.
class StartingConsoleTest {
    private final Console console = new Console(new TestModel(List.of()), new Browser(List.of("false")));

    @RegisterExtension
    final OnStage window = new OnStage(console::openWindow, console::close);

    @Test
    void window_saysThatItStarts_andClaimsNothing(FxRobot robot) {
        Console.awaitNode(robot, "#start-screen");
        Console.awaitNode(robot, "is starting");
        assertEquals("Backroom – Starting", console.stage().getTitle());
        for (String unknown : List.of("Nobody is waiting", "working", "sessions")) {
            assertFalse(isSeen(robot, unknown), unknown);
        }
    }

    @Test
    void keysAndButtons_doNoHarm_andTheThemeIsKept(FxRobot robot) {
        Console.awaitNode(robot, "#start-screen");

        robot.type(KeyCode.W).type(KeyCode.ESCAPE).type(KeyCode.ENTER);
        robot.write("?");
        Console.awaitNode(robot, "#key-sheet");
        assertTrue(isSeen(robot, "Full screen"));
        assertFalse(isSeen(robot, "Jump to who waits longest"), "nobody is known yet");
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("#go-sources").clickOn("#status-server").clickOn("#appearance");

        assertTrue(isSeen(robot, "#start-screen"));
        robot.interact(console::connect);
        Console.awaitNode(robot, "#empty-wall");
        robot.interact(() -> assertEquals(Theme.LIGHT, console.window().place().theme()));
    }

    @Test
    void server_takesTheWindowOver(FxRobot robot) {
        Console.awaitNode(robot, "#start-screen");

        robot.interact(console::connect);

        Console.awaitNode(robot, "#empty-wall");
        Console.awaitNode(robot, "127.0.0.1:8787");
        Console.awaitNode(robot, "Nobody is waiting");
        Console.awaitNode(robot, "dev");
        assertFalse(isSeen(robot, "is starting"));
        robot.clickOn("#go-sources");
        Console.awaitNode(robot, "#sources-screen");
    }

    private static boolean isSeen(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(StartingConsoleTest::isShown);
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }
}
