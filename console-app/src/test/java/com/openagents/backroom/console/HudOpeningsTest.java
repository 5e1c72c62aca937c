package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.Seeds;
import java.util.List;
import java.util.Objects;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// What HUDs that were opened and closed leave behind in the Java heap.
@ExtendWith(ApplicationExtension.class)
class HudOpeningsTest {
    private static final int WARM_UP_CYCLES = 100;
    private static final int CYCLES = 250;
    private static final int DEEP_CYCLES = 1000;

    private static final int COLLECTIONS = 5;

    /// As many as fit into the patience of a test on a busy machine.
    private static final int AT_A_TIME = 50;

    /// Copies of the four pictures of a HUD, which JavaFX may still hold. The scene, nodes and panels of a HUD take
    /// some 100 KB: 250 that were kept would be 25 MB.
    private static final long MAX_GROWTH_BYTES = 16L << 20;

    private @Nullable Console console;
    private @Nullable Stage window;

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(Objects.requireNonNull(console)::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyHuds_openedShownAndClosed_leaveTheHeapFlat(boolean isVulkan, FxRobot robot) {
        int cycles = Seeds.count(CYCLES, DEEP_CYCLES);
        robot.interact(() -> openConsole(isVulkan));
        cycle(robot, WARM_UP_CYCLES);
        long before = liveBytes(robot);
        cycle(robot, cycles);
        long growth = liveBytes(robot) - before;

        assertTrue(
                growth < MAX_GROWTH_BYTES,
                "grew from " + before + " by " + growth + " bytes in " + cycles + " openings");
    }

    /// A window of our own: TestFX remembers every event of its, and with it the event's target.
    private void openConsole(boolean isVulkan) {
        window = new Stage();
        console = new Console(
                new TestModel(List.of(Sessions.fourStates())),
                () -> isVulkan
                        ? Renderer.vulkan(() -> VulkanPainter.open(VulkanSettings.DEFAULT), true)
                        : Renderer.canvas());
        console.open(window);
    }

    private void cycle(FxRobot robot, int times) {
        for (int done = 0; done < times; done += AT_A_TIME) {
            open(robot, Math.min(AT_A_TIME, times - done));
        }
    }

    private void open(FxRobot robot, int times) {
        Openings openings = new Openings(Objects.requireNonNull(window).getScene(), times);
        robot.interact(openings::start);
        Await.until(times + " openings", openings::isDone);
    }

    /// Of the heap, what is reachable: the least of some collections. JavaFX lets go of its copy of a picture when it
    /// draws the first one after the picture was collected, so a HUD is opened between the collections
    /// (docs/decisions/vulkan-off-screen.md, Heap).
    private long liveBytes(FxRobot robot) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            open(robot, 1);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
