package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.scene.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// The window before there is a server.
@ExtendWith(ApplicationExtension.class)
class StartingConsoleTest {
    private final Console console = new Console(new TestModel(List.of()), new Browser(List.of("false")));

    @Start
    void start(Stage stage) {
        console.openWindow(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

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
