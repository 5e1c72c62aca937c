package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.console.window.WindowPlace;
import com.openagents.backroom.hud.action.HudAction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

class ConsoleKeyboardTest {
    private final Console console =
            new Console(new TestModel(List.of(Sessions.fourStates())), new Browser(List.of("false")));

    @RegisterExtension
    final OnStage window = new OnStage(console::open, console::close);

    @Test
    void enter_opensTheSelectedSession_andEscapeGoesBack(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        robot.type(KeyCode.J).type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Add real-time metrics");
        robot.type(KeyCode.J);
        Console.awaitText(robot, "#hud", "Fix relay DB sync calls");
        robot.type(KeyCode.K);
        Console.awaitText(robot, "#hud", "Add real-time metrics");
        robot.type(KeyCode.K);
        Console.awaitNode(robot, "There is no other session in this direction.");
        robot.type(KeyCode.ESCAPE);
        Console.awaitNode(robot, "#wall");
        assertTrue(robot.lookup("#hud").tryQuery().isEmpty());
    }

    @Test
    void enter_withoutASelection_opensTheFirst(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Add real-time metrics");
    }

    @Test
    void w_opensWhoWaitsLongest(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Add real-time metrics");
        Console.awaitNode(robot, "#jump-to-waiting");
        robot.type(KeyCode.W);
        Console.awaitText(robot, "#hud", "Add real-time metrics");
    }

    @Test
    void slash_searches_andEscapeShowsAllAgain(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Refactor the parser");
        robot.type(KeyCode.SLASH).write("baseline nan");
        Console.await(
                robot,
                "only what matches",
                () -> Console.shows(robot, "#wall", "Fix baseline NaN panic")
                        && !Console.shows(robot, "#wall", "Refactor the parser"));
        assertEquals(
                "baseline nan", robot.lookup("#search").queryAs(TextField.class).getText());
        robot.eraseText(12).write("no such thing");
        Console.awaitNode(robot, "#no-match");
        robot.type(KeyCode.ESCAPE);
        Console.awaitText(robot, "#wall", "Refactor the parser");
        assertFalse(robot.lookup("#search").query().isFocused());
        robot.type(KeyCode.J).type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Add real-time metrics");
    }

    @Test
    void slash_onAnotherPage_leadsToTheWall_withWhatWasTyped(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Refactor the parser");
        robot.clickOn("#go-server");
        Console.awaitNode(robot, "127.0.0.1:8787");
        robot.type(KeyCode.SLASH).write("baseline nan");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        assertFalse(Console.shows(robot, "#wall", "Refactor the parser"));
    }

    @Test
    void smallWindow_scrollsTheSheetOfKeys_andSaysThatItHasNoRoomForATimeline(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Refactor the parser");
        robot.interact(() -> {
            console.stage().setWidth(WindowPlace.MIN_WIDTH_PX);
            console.stage().setHeight(WindowPlace.MIN_HEIGHT_PX);
        });
        Console.await(
                robot,
                "a low wall",
                () -> robot.lookup("#wall").query().getLayoutBounds().getHeight() < WindowPlace.MIN_HEIGHT_PX);
        robot.write("\\");
        Console.awaitNode(robot, "The window is too low for the timeline.");
        robot.write("?");
        Console.awaitNode(robot, "#key-sheet");
        Console.await(
                robot,
                "all of it in the window",
                () -> isInside(
                        robot.lookup("#key-sheet").query(),
                        robot.lookup("#veil").query()));
        robot.type(KeyCode.END);
        Console.await(
                robot,
                "the last key in the sheet",
                () -> isInside(
                        robot.lookup("Close what is on top, or go back").query(),
                        robot.lookup("#key-sheet").query()));
    }

    private static boolean isInside(Node part, Node whole) {
        return whole.localToScene(whole.getLayoutBounds()).contains(part.localToScene(part.getLayoutBounds()));
    }

    @Test
    void escape_leavesAField_andThenThePage(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Refactor the parser");
        robot.clickOn("#go-users");
        Console.awaitNode(robot, "#user-search");
        robot.clickOn("#user-search").write("ada");
        robot.type(KeyCode.ESCAPE);
        assertEquals(
                "ada", robot.lookup("#user-search").queryAs(TextField.class).getText());
        Console.await(
                robot,
                "the field is left",
                () -> !robot.lookup("#user-search").query().isFocused());
        robot.type(KeyCode.ESCAPE);
        Console.awaitText(robot, "#wall", "Refactor the parser");
    }

    @Test
    void backslash_opensTheTimeline_onTheWallAndInAHud(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        robot.type(KeyCode.BACK_SLASH);
        Console.awaitText(robot, "#wall", "Timeline");
        robot.type(KeyCode.BACK_SLASH);
        Console.await(robot, "the timeline is closed", () -> !Console.shows(robot, "#wall", "Timeline"));
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Add real-time metrics");
        robot.type(KeyCode.BACK_SLASH);
        Console.awaitText(robot, "#hud", "Timeline");
    }

    @Test
    void questionMark_showsTheKeysThatWorkNow(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Refactor the parser");
        robot.write("?");
        Console.awaitNode(robot, "#key-sheet");
        List<String> words =
                robot.from(robot.lookup("#key-sheet")).lookup(".text-body").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList();
        assertEquals(
                HudAction.at(HudAction.Place.WALL).stream()
                        .map(HudAction::title)
                        .collect(Collectors.toSet()),
                Set.copyOf(words));
        robot.type(KeyCode.ESCAPE);
        Console.await(
                robot,
                "the sheet to close",
                () -> robot.lookup("#key-sheet").tryQuery().isEmpty());
    }

    @Test
    void f_togglesFullScreen(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Refactor the parser");
        robot.type(KeyCode.F);
        Console.await(robot, "full screen", () -> console.stage().isFullScreen());
        robot.type(KeyCode.ESCAPE);
        Console.await(robot, "a window again", () -> !console.stage().isFullScreen());
    }
}
