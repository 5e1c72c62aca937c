package com.openagents.backroom.console.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import com.openagents.backroom.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lwjgl.vulkan.VK10;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// When JavaFX has to take over, and what is said then.
@ExtendWith(ApplicationExtension.class)
class RendererTest {
    private final List<Renderer> opened = new ArrayList<>();

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> opened.forEach(Renderer::close));
        RenderThread.awaitEnd();
    }

    @Test
    void canvas_isWhatTheOperatorChose(FxRobot robot) {
        robot.interact(() -> {
            try (Renderer renderer = Renderer.canvas()) {
                assertEquals(
                        new Painting.Canvas(Optional.empty(), false),
                        renderer.painting().get());
            }
        });
    }

    @Test
    void vulkanThatCannotBeOpened_isNoSurprise_unlessItWasAskedFor(FxRobot robot) {
        Supplier<VulkanPainter> broken = () -> {
            throw new IllegalStateException("no driver");
        };
        for (boolean isExpected : new boolean[] {false, true}) {
            Painting.Canvas canvas = awaitCanvas(open(robot, broken, isExpected));

            assertEquals(isExpected, canvas.isSurprise());
            assertEquals(
                    "Vulkan failed: java.lang.IllegalStateException: no driver. JavaFX paints the HUD instead.",
                    canvas.reason().orElseThrow());
        }
    }

    @Test
    void deviceLostWhilePainting_isASurprise(FxRobot robot) {
        Gate gate = new Gate();
        Renderer renderer = open(robot, opener(gate), false);
        lose(robot, renderer, gate);
        Painting.Canvas canvas = awaitCanvas(renderer);

        assertTrue(canvas.isSurprise());
        assertEquals(
                "The graphics device was lost: its driver crashed or was replaced. JavaFX paints the HUD instead."
                        + " Vulkan is tried again in 5 s.",
                canvas.reason().orElseThrow());
    }

    @Test
    void lostDeviceThatWorksAgain_paintsAgain(FxRobot robot) {
        Gate gate = new Gate();
        Semaphore driver = new Semaphore(1);
        Supplier<VulkanPainter> opener = () -> {
            driver.acquireUninterruptibly();
            return opener(gate).get();
        };
        Renderer renderer = remembered(robot, () -> QuickComeback.vulkan(opener, 1));
        lose(robot, renderer, gate);
        gate.answer(VK10.VK_SUCCESS);
        driver.release();

        awaitVulkan(renderer);
    }

    @Test
    void deviceThatStaysLost_isTriedSeveralTimes_andThenLeftAlone(FxRobot robot) {
        Gate gate = new Gate();
        AtomicInteger openings = new AtomicInteger();
        Supplier<VulkanPainter> counting = () -> {
            openings.incrementAndGet();
            return opener(gate).get();
        };
        Renderer renderer = remembered(robot, () -> QuickComeback.vulkan(counting, 3));
        lose(robot, renderer, gate);
        Await.until("three more tries", () -> openings.get() == 4);
        RenderThread.awaitEnd();
        robot.interact(() -> {}); // what the last one told has been heard

        assertEquals(4, openings.get());
        assertInstanceOf(Painting.Canvas.class, renderer.painting().get());
    }

    private static void lose(FxRobot robot, Renderer renderer, Gate gate) {
        awaitVulkan(renderer);
        gate.answer(VK10.VK_ERROR_DEVICE_LOST);
        robot.interact(
                () -> renderer.newSurface().paint(new Scene(10, 10, 0xff000000, List.of(), List.of(), List.of()), 1));
        awaitCanvas(renderer);
    }

    private static void awaitVulkan(Renderer renderer) {
        Await.until("Vulkan", () -> renderer.painting().get() instanceof Painting.Vulkan);
    }

    private static Supplier<VulkanPainter> opener(Gate gate) {
        return () -> VulkanPainter.open(VulkanSettings.DEFAULT.submitting(gate));
    }

    private Renderer open(FxRobot robot, Supplier<VulkanPainter> opener, boolean isExpected) {
        return remembered(robot, () -> Renderer.vulkan(opener, isExpected));
    }

    private Renderer remembered(FxRobot robot, Supplier<Renderer> make) {
        Renderer[] made = new Renderer[1];
        robot.interact(() -> made[0] = make.get());
        opened.add(made[0]);
        return made[0];
    }

    private static Painting.Canvas awaitCanvas(Renderer renderer) {
        Await.until("the canvas", () -> renderer.painting().get() instanceof Painting.Canvas);
        return (Painting.Canvas) renderer.painting().get();
    }
}
