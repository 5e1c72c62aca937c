package com.openagents.backroom.console;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.scene.SceneCanvas;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.Pointer;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.timeline.TimelineSteps;
import com.openagents.backroom.hud.timeline.TimelineZoom;
import com.openagents.backroom.schema.event.AgentState;
import com.openagents.backroom.schema.hud.HudId;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The timeline of the console, zoomed and moved.
class ConsoleTimelineTest {
    private final Console console = new Console(new TestModel(List.of(working())), new Browser(List.of("false")));

    /// A session whose call began a minute ago and goes on.
    private static HudState working() {
        HudState hud = new HudState(new HudId("dev", "shop"));
        Sessions.add(hud, "s-work", "Build for a minute", AgentState.WORKING, 58);
        return hud;
    }

    @RegisterExtension
    final OnStage window = new OnStage(console::open, console::close);

    @Test
    void timeline_isZoomedAndMovedByKeys_andDraggedByHand(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Build for a minute");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "cargo test");
        robot.write("<");
        Console.await(robot, "the timeline opens", () -> Console.shows(robot, "#hud", "Timeline"));
        robot.write("+++");
        Console.await(robot, "a second", () -> time(robot).zoom() == TimelineZoom.SECOND);
        long newest = time(robot).newestMillis();
        robot.write("<");
        Console.await(robot, "an earlier second", () -> time(robot).toMillis() < newest);
        robot.write(">>>>>>");
        Console.await(robot, "the newest", () -> time(robot).toMillis() == newest);
        robot.write("-");
        Console.await(robot, "ten seconds", () -> time(robot).zoom() == TimelineZoom.TEN_SECONDS);
        SceneCanvas hud = robot.lookup("#hud").queryAs(SceneCanvas.class);
        robot.interact(() -> {
            Box track = Objects.requireNonNull(hud.scene().orElseThrow().time()).box();
            Pointer.drag(hud, track.x() + 2, track.x() + 2 + track.width() / 2, track.y() + 2);
        });
        Console.await(robot, "half of it earlier", () -> time(robot).toMillis() == newest - 5_000);
    }

    @Test
    void timeline_takesEveryKey_howeverFastTheyCome_alsoWhileTheViewIsPaused(FxRobot robot) {
        Console.awaitText(robot, "#wall", "Build for a minute");
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "cargo test");
        robot.write("p");
        Console.await(robot, "paused", () -> robot.lookup("#paused").query().isVisible());
        fast(robot, "\\");
        Console.await(robot, "the timeline opens", () -> Console.shows(robot, "#hud", "Timeline"));
        fast(robot, "+++");
        Console.await(robot, "three steps", () -> time(robot).zoom() == TimelineZoom.SECOND);
        fast(robot, "---");
        Console.await(robot, "and back", () -> time(robot).zoom() == TimelineZoom.EIGHT_MINUTES);
    }

    /// Types within one turn of the FX thread, so that no frame comes between.
    private static void fast(FxRobot robot, String keys) {
        robot.interact(() -> keys.chars().forEach(key -> {
            Node owner = robot.lookup("#hud").query();
            owner.fireEvent(new KeyEvent(
                    KeyEvent.KEY_TYPED, Character.toString(key), "", KeyCode.UNDEFINED, false, false, false, false));
        }));
    }

    private static TimelineSteps time(FxRobot robot) {
        SceneCanvas hud = robot.lookup("#hud").queryAs(SceneCanvas.class);
        return Objects.requireNonNull(hud.scene().orElseThrow().time()).steps();
    }
}
