package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.scene.SceneCanvas;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.hud.HudId;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

class ConsoleMouseTest {
    private final TestModel model =
            new TestModel(List.of(Sessions.fourStates(), new HudState(new HudId("dev", "other"))));

    private final Console console = new Console(model, new Browser(List.of("false")));

    @RegisterExtension
    final OnStage window = new OnStage(console::open, console::close);

    @Test
    void click_opensASession_backReturns_andTheLinkIsCopied(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        clickOnSession(robot, "s-work");
        Console.awaitText(robot, "#hud", "Fix baseline NaN panic");

        robot.clickOn("#copy-link");
        Button copy = robot.lookup("#copy-link").queryButton();
        Console.await(robot, "the confirmation", () -> copy.getText().equals("Copied"));
        robot.interact(() -> assertEquals(
                "http://127.0.0.1:8787/hud/dev/openagents",
                Clipboard.getSystemClipboard().getString()));
        Console.await(robot, "the button's own name again", () -> copy.getText().equals("Copy link"));

        robot.clickOn("#back");
        Console.awaitNode(robot, "#wall");
        assertTrue(robot.lookup("#hud").tryQuery().isEmpty());
    }

    @Test
    void frame_countsWhoWaits_andTheCountFollowsTheSessions(FxRobot robot) {
        Button waiting = robot.lookup("#jump-to-waiting").queryButton();
        Console.await(robot, "one waits", () -> "1 waiting for you".equals(waiting.getAccessibleText()));
        model.change(huds -> Sessions.add(huds.getFirst(), "s-two", "Wire the GUI routes", AgentState.WAITING, 10));
        Console.await(robot, "two wait", () -> "2 waiting for you".equals(waiting.getAccessibleText()));
    }

    @Test
    void navigation_leadsToServerAndSources(FxRobot robot) {
        robot.clickOn("#go-server");
        Console.awaitNode(robot, "#server-screen");
        Console.awaitNode(robot, "/home/dev/backroom");
        robot.clickOn("#go-sources");
        Console.awaitNode(robot, "/home/dev/.claude/projects/x/a\\n\\u202eb.jsonl");
        robot.clickOn("#copy-unread");
        robot.interact(() -> assertEquals(
                "/home/dev/.claude/projects/x/a\\n\\u202eb.jsonl:17: not JSON",
                Clipboard.getSystemClipboard().getString()));
        robot.clickOn("#go-wall");
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
    }

    @Test
    void appearance_switchesFrameAndScene_andIsRemembered(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        awaitGround(robot, Theme.DARK);
        robot.clickOn("#appearance");
        awaitGround(robot, Theme.LIGHT);
        robot.interact(() -> assertEquals(Theme.LIGHT, console.window().place().theme()));
    }

    @Test
    void hidingASession_releasesItsListeners(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        int onTheWall = model.listeners();
        for (int i = 0; i < 5; i++) {
            clickOnSession(robot, "s-work");
            Console.awaitNode(robot, "#hud");
            assertEquals(onTheWall, model.listeners(), "the wall's are released, the HUD's are there");
            robot.clickOn("#back");
            Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        }
        assertEquals(onTheWall, model.listeners());
    }

    @Test
    void sessionThatOccursInTwoHuds_hasOneCardInEach(FxRobot robot) {
        model.change(huds -> Sessions.add(huds.getLast(), "s-work", "The same elsewhere", AgentState.WORKING, 3));
        Console.awaitText(robot, "#wall", "The same elsewhere");
        List<Action> cards = robot.lookup("#wall").queryAs(SceneCanvas.class).scene().orElseThrow().hits().stream()
                .map(HitRegion::action)
                .filter(action -> action instanceof Action.OpenSession open
                        && open.sessionId().equals("s-work"))
                .toList();
        assertEquals(2, cards.size(), cards.toString());
        assertEquals(2, cards.stream().distinct().count(), cards.toString());
    }

    @Test
    void unchangedScene_isNotPaintedAgain(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Fix baseline NaN panic");
        SceneCanvas wall = robot.lookup("#wall").queryAs(SceneCanvas.class);
        Console.await(
                robot,
                "the frame to settle",
                () -> robot.lookup("#jump-to-waiting").query().isVisible());
        long before = wall.paints();
        for (int i = 0; i < 20; i++) {
            model.change(huds -> {});
        }
        model.change(huds -> Sessions.add(huds.getFirst(), "s-new", "A new session", AgentState.IDLE, 1));
        Console.awaitText(robot, "#wall", "A new session");
        assertTrue(wall.paints() - before <= 2, "painted " + (wall.paints() - before) + " times for one change");
        assertNotEquals(before, wall.paints());
    }

    private static void awaitGround(FxRobot robot, Theme theme) {
        int ground = theme.argb(Token.CANVAS);
        Console.await(robot, "the ground of " + theme, () -> {
            WritableImage image = robot.lookup("#wall").query().getScene().snapshot(null);
            int width = (int) image.getWidth();
            // The gap right of the wall's last card, and the navigation's panel at the far left.
            return image.getPixelReader().getArgb(width - 4, 400) == ground
                    && image.getPixelReader().getArgb(4, 400) == theme.argb(Token.PANEL);
        });
    }

    private static void clickOnSession(FxRobot robot, String sessionId) {
        SceneCanvas wall = robot.lookup("#wall").queryAs(SceneCanvas.class);
        Box box = wall.scene().orElseThrow().hits().stream()
                .filter(hit -> hit.action() instanceof Action.OpenSession open
                        && open.sessionId().equals(sessionId))
                .findFirst()
                .map(HitRegion::box)
                .orElseThrow();
        Bounds onScreen = wall.localToScreen(wall.getBoundsInLocal());
        robot.clickOn(onScreen.getMinX() + box.x() + 20, onScreen.getMinY() + box.centerY());
    }
}
