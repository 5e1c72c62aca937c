package com.openagents.backroom.console.window;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

class WindowFrameTest {
    private final Console console =
            new Console(new TestModel(List.of(Sessions.fourStates())), new Browser(List.of("false")));

    @RegisterExtension
    final OnStage window = new OnStage(console::openWindow, console::close);

    @Test
    void counts_standBesideTheirPlaces_withoutATouchOfTheWindow(FxRobot robot) {
        robot.interact(console::connect);
        Console.await(robot, "who waits, in the navigation", () -> isSeen(robot, "#go-wall", "1"));
        Console.await(robot, "the sources, in the navigation", () -> isSeen(robot, "#go-sources", "2"));
    }

    @Test
    void smallestWindow_cutsNoBarOff(FxRobot robot) {
        robot.interact(console::connect);
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        robot.interact(() -> {
            console.stage().setWidth(WindowPlace.MIN_WIDTH_PX);
            console.stage().setHeight(WindowPlace.MIN_HEIGHT_PX);
        });
        Console.await(
                robot,
                "the smallest window",
                () -> console.stage().getScene().getHeight() <= WindowPlace.MIN_HEIGHT_PX);
        Console.await(
                robot,
                "the whole status bar",
                () -> isInside(robot.lookup(".status-bar").query()));
        Console.await(
                robot,
                "the whole search field",
                () -> isInside(robot.lookup("#search").query()));
    }

    @Test
    void start_namesNoPainterAndNoOperator_beforeTheyAreKnown(FxRobot robot) {
        Node painter = robot.lookup("#status-painter").query();
        assertFalse(painter.getParent().isVisible());
        assertFalse(robot.lookup(".avatar").query().isVisible());
        robot.interact(console::connect);
        Console.await(
                robot,
                "painter and operator",
                () -> painter.getParent().isVisible()
                        && robot.lookup(".avatar").query().isVisible());
    }

    private static boolean isSeen(FxRobot robot, String row, String count) {
        return robot
                .from(robot.lookup(row).query().getParent())
                .lookup(".navigation-note")
                .queryAllAs(Label.class)
                .stream()
                .anyMatch(note -> note.isVisible()
                        && note.getText().equals(count)
                        && note.getWidth() >= note.prefWidth(-1)
                        && note.getBoundsInParent().getMaxX()
                                <= note.getParent().getLayoutBounds().getMaxX());
    }

    private static boolean isInside(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getMinY() >= 0 && bounds.getMaxY() <= node.getScene().getHeight();
    }
}
