package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.hud.HudScreen;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.save.Saving;
import com.openagents.backroom.console.scene.SceneCanvas;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.hud.HudId;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// As many sessions as the wall shows at most.
class FullWallTest {
    private static final int SESSIONS = HudState.MAX_SESSIONS;

    /// What failed last stands first, as nobody waits.
    private static final String FIRST = "Session number 3";

    private final TestModel model = new TestModel(List.of(full()));
    private final Background background = new Background();
    private final Console console = new Console(model, new Browser(List.of("false")));

    @RegisterExtension
    final OnStage window = new OnStage(console::open, () -> {
        background.close();
        console.close();
    });

    @Test
    void allSessions_areCounted_scrolledTo_andFound(FxRobot robot) {
        Console.await(
                robot,
                "the count",
                () -> robot.from(robot.lookup(".status-bar")).lookup(".text-mono").queryAllAs(Labeled.class).stream()
                        .anyMatch(label -> label.getText().equals(Integer.toString(SESSIONS))));
        Console.awaitText(robot, "#wall", FIRST);
        double top = offset(robot);
        robot.type(KeyCode.PAGE_DOWN);
        Console.await(robot, "the wall to scroll", () -> offset(robot) > top);
        robot.type(KeyCode.SLASH).write("number 137");
        Console.await(
                robot,
                "only the one",
                () -> Console.texts(robot, "#wall").stream()
                        .filter(text -> text.startsWith("Session number"))
                        .toList()
                        .equals(List.of("Session number 137")));
    }

    @Test
    void smallestWindow_showsTheWallFromItsTop(FxRobot robot) {
        Console.awaitText(robot, "#wall", FIRST);
        Region wall = robot.lookup("#wall-screen").queryAs(Region.class);
        Stage stage = (Stage) wall.getScene().getWindow();
        robot.interact(() -> stage.setHeight(stage.getMinHeight()));
        Region place = (Region) wall.getParent();
        Console.await(robot, "the low window", () -> place.getHeight() < stage.getMinHeight());
        robot.interact(() -> assertTrue(wall.getLayoutY() >= 0, wall.getLayoutY() + " px"));
    }

    @Test
    void hiddenScreen_canBeCollected(FxRobot robot) {
        Console.awaitText(robot, "#wall", FIRST);
        int before = model.listeners();
        WeakReference<HudScreen> hidden = showAndHide(robot);
        assertEquals(before, model.listeners());
        Console.await(robot, "the collection of a hidden screen", () -> {
            System.gc();
            return hidden.get() == null;
        });
    }

    private WeakReference<HudScreen> showAndHide(FxRobot robot) {
        HudScreen[] screen = new HudScreen[1];
        Saving saving = new Saving(Path.of("nowhere"), background.scope(), _ -> {}, _ -> {});
        robot.interact(() -> {
            screen[0] = new HudScreen(
                    model,
                    FontMetrics.load(),
                    Renderer.canvas(),
                    background,
                    new SessionRef(new HudId("dev", "big"), "s0"),
                    new HudScreen.Wishes(_ -> {}, _ -> {}, () -> {}, _ -> {}, saving, console.window()));
            screen[0].node().resize(800, 600);
            screen[0].shown();
            screen[0].hidden();
        });
        return new WeakReference<>(screen[0]);
    }

    private static double offset(FxRobot robot) {
        return robot.lookup("#wall").queryAs(SceneCanvas.class).scene().orElseThrow().scrolls().stream()
                .mapToDouble(ScrollArea::offset)
                .max()
                .orElse(0);
    }

    private static HudState full() {
        HudState hud = new HudState(new HudId("dev", "big"));
        AgentState[] states = {AgentState.WORKING, AgentState.IDLE, AgentState.COMPLETED, AgentState.FAILED};
        for (int i = SESSIONS - 1; i >= 0; i--) {
            Sessions.add(hud, "s" + i, "Session number " + i, states[i % states.length], i + 1L);
        }
        return hud;
    }
}
