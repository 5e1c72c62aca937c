package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.scene.SceneCanvas;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudId;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The keys that scroll, in a thread that is longer than its panel and on a wall that is higher than the window.
class ConsoleScrollTest {
    private static final int ROWS = 100;

    /// So wide that a HUD shows all its panels.
    private static final double WIDE_PX = 1400;

    private static final String LONG = "Read a long thread";

    private final TestModel model = new TestModel(List.of(manySessions()));
    private final Console console = new Console(model, new Browser(List.of("false")));

    private static HudState manySessions() {
        HudState hud = new HudState(new HudId("dev", "shop"));
        Sessions.add(hud, "s-long", LONG, AgentState.WORKING, 1);
        Sessions.apply(
                hud,
                "s-long",
                Sessions.NOW.minusSeconds(1),
                new HudEvent.ContainerOutput(null, OutputStream.STDOUT, "written\n".repeat(ROWS)));
        for (int i = 0; i < ROWS; i++) {
            say(hud, "Row " + i);
            Sessions.add(hud, "s-" + i, "Other session " + i, AgentState.IDLE, 300 + i);
        }
        return hud;
    }

    private static void say(HudState hud, String text) {
        Sessions.apply(hud, "s-long", Sessions.NOW.minusSeconds(1), new HudEvent.Chunk(Role.ASSISTANT, text, text));
    }

    @RegisterExtension
    final OnStage window = new OnStage(console::open, console::close);

    @Test
    void scrollKeys_scrollTheThread_byLineByPageAndToItsEnds(FxRobot robot) {
        Console.awaitText(robot, "#wall", LONG);
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Row " + (ROWS - 1));
        ScrollArea thread = area(robot, "#hud");
        assertEquals(thread.maxOffset(), thread.offset(), "it begins at its end");
        scrollsByEveryKey(robot, "#hud");
        robot.interact(() -> model.change(huds -> say(huds.getFirst(), "It stays at the end.")));
        Console.awaitText(robot, "#hud", "It stays at the end.");
    }

    @Test
    void nextPanel_leadsScrollKeysFromTheThreadToTheTerminal(FxRobot robot) {
        Console.awaitText(robot, "#wall", LONG);
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Row " + (ROWS - 1));
        robot.interact(() -> console.stage().setWidth(WIDE_PX));
        Console.await(robot, "a terminal", () -> find(robot, "#hud", "terminal").isPresent());
        robot.type(KeyCode.F6);
        assertEquals("HUD of one session: thread", said(robot));
        robot.type(KeyCode.F6, KeyCode.HOME);
        assertEquals("HUD of one session: terminal", said(robot));
        Console.await(
                robot,
                "the terminal's beginning",
                () -> find(robot, "#hud", "terminal")
                        .filter(area -> area.maxOffset() > 0 && area.offset() == 0)
                        .isPresent());
        assertEquals(area(robot, "#hud").maxOffset(), area(robot, "#hud").offset(), "the thread stays where it was");
        Box terminal = find(robot, "#hud", "terminal").orElseThrow().box();
        assertTrue(
                scene(robot, "#hud").primitives().stream()
                        .anyMatch(each -> each instanceof Primitive.Quad border
                                && border.box().equals(terminal)
                                && border.border() == Theme.DARK.argb(Token.ACCENT)),
                "the terminal has a border");
    }

    @Test
    void scrollKeys_scrollTheWall_byLineByPageAndToItsEnds(FxRobot robot) {
        Console.awaitText(robot, "#wall", LONG);
        assertEquals(0, area(robot, "#wall").offset(), "it begins at its beginning");
        scrollsByEveryKey(robot, "#wall");
    }

    private static void scrollsByEveryKey(FxRobot robot, String canvas) {
        double end = area(robot, canvas).maxOffset();
        double page = area(robot, canvas).box().height();
        assertTrue(end > page, "more than a page");
        press(robot, canvas, KeyCode.HOME, 0, 0);
        press(robot, canvas, KeyCode.DOWN, 1, page / 2);
        press(robot, canvas, KeyCode.UP, 0, 0);
        press(robot, canvas, KeyCode.PAGE_DOWN, page / 2, page);
        press(robot, canvas, KeyCode.PAGE_UP, 0, 0);
        press(robot, canvas, KeyCode.END, end, end);
    }

    /// Presses a key, after which the area stands between these offsets.
    private static void press(FxRobot robot, String canvas, KeyCode key, double from, double to) {
        robot.type(key);
        Console.await(
                robot,
                key + " scrolls to between " + from + " and " + to,
                () -> area(robot, canvas).offset() >= from
                        && area(robot, canvas).offset() <= to);
    }

    private static ScrollArea area(FxRobot robot, String canvas) {
        return find(robot, canvas, "thread")
                .or(() -> find(robot, canvas, "wall"))
                .orElseThrow();
    }

    private static Scene scene(FxRobot robot, String canvas) {
        return robot.lookup(canvas).queryAs(SceneCanvas.class).scene().orElseThrow();
    }

    /// What a screen reader is told of the HUD.
    private static String said(FxRobot robot) {
        return robot.lookup("#hud").query().getAccessibleText();
    }

    private static Optional<ScrollArea> find(FxRobot robot, String canvas, String id) {
        return scene(robot, canvas).scrolls().stream()
                .filter(area -> area.id().equals(id))
                .findFirst();
    }
}
