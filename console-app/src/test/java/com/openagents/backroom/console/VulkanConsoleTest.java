package com.openagents.backroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.render.Gate;
import com.openagents.backroom.console.render.QuickComeback;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.OnStage;
import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.console.testing.TestModel;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lwjgl.vulkan.VK10;
import org.testfx.api.FxRobot;

/// The console with its HUD painted by Vulkan, and what it does when Vulkan fails.
class VulkanConsoleTest {
    /// Text alone has more, by its soft edges.
    private static final int MIN_COLORS = 50;

    private final Gate gate = new Gate();
    /// Without it Vulkan is not opened.
    private final Semaphore driver = new Semaphore(1);

    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final Console console = new Console(
            new TestModel(List.of(Sessions.fourStates())),
            () -> QuickComeback.vulkan(
                    () -> {
                        driver.acquireUninterruptibly();
                        driver.release();
                        return VulkanPainter.open(
                                VulkanSettings.DEFAULT.validated(messages::add).submitting(gate));
                    },
                    1));

    @RegisterExtension
    final OnStage window = new OnStage(console::open, console::close);

    @AfterEach
    void validationLayers_areSilent() {
        assertEquals(List.of(), messages);
    }

    @Test
    void wallAndHud_areShownByVulkan_inBothThemes(FxRobot robot) {
        awaitPicture(robot, "#wall", Theme.DARK);
        robot.type(KeyCode.ENTER);
        awaitPicture(robot, "#hud", Theme.DARK);
        robot.type(KeyCode.ESCAPE);
        awaitPicture(robot, "#wall", Theme.DARK);
        robot.clickOn("#appearance");
        awaitPicture(robot, "#wall", Theme.LIGHT);

        assertEquals("Vulkan", painter(robot));
    }

    @Test
    void picture_isAsSharpAsTheScreen_andFollowsTheWindow(FxRobot robot) {
        awaitPicture(robot, "#wall", Theme.DARK);
        for (double scale : new double[] {1.25, 1.5, 2}) {
            robot.interact(() -> console.stage().setRenderScaleX(scale));
            Console.await(robot, "a picture for " + scale, () -> fits(robot, "#wall", scale));
        }
        for (int width : new int[] {900, 1300, 700}) {
            robot.interact(() -> console.stage().setWidth(width));
            Console.await(robot, "a picture for " + width, () -> fits(robot, "#wall", 2));
        }
    }

    @Test
    void lostDevice_letsJavaFxTakeOver_withASentence_andPaintsAgainWhenItIsBack_withoutAFlicker(FxRobot robot) {
        awaitPicture(robot, "#wall", Theme.DARK);
        driver.acquireUninterruptibly();
        BlankPulses blanks = new BlankPulses(robot.lookup("#wall").queryAs(Region.class));
        robot.interact(blanks::start);
        gate.answer(VK10.VK_ERROR_DEVICE_LOST);
        robot.type(KeyCode.J);
        Console.await(robot, "JavaFX to paint", () -> child(robot, "#wall") instanceof Canvas);

        assertEquals(
                "The graphics device was lost: its driver crashed or was replaced. JavaFX paints the HUD instead."
                        + " Vulkan is tried again in 0 s.",
                robot.lookup("#notice").queryAs(Labeled.class).getText());
        assertEquals("Canvas", painter(robot));
        robot.type(KeyCode.ENTER);
        Console.awaitText(robot, "#hud", "Add real-time metrics");
        assertTrue(child(robot, "#hud") instanceof Canvas);
        robot.type(KeyCode.ESCAPE);
        gate.answer(VK10.VK_SUCCESS);
        driver.release();
        awaitPicture(robot, "#wall", Theme.DARK);
        robot.interact(blanks::stop);

        assertEquals("Vulkan", painter(robot));
        assertEquals(0, blanks.count(), "pulses without a picture, of " + blanks.pulses());
    }

    private static String painter(FxRobot robot) {
        return robot.lookup("#status-painter").queryAs(Labeled.class).getText();
    }

    /// Waits until a canvas shows a picture with the ground of the theme and more on it.
    private static void awaitPicture(FxRobot robot, String canvas, Theme theme) {
        Console.await(robot, "a picture in " + canvas, () -> {
            Set<Integer> colors = child(robot, canvas) instanceof ImageView view && view.getImage() != null
                    ? colors(view.getImage())
                    : Set.of();
            return colors.contains(theme.argb(Token.CANVAS)) && colors.size() > MIN_COLORS;
        });
    }

    private static Set<Integer> colors(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        Set<Integer> found = new HashSet<>();
        for (int argb : pixels) {
            found.add(argb);
        }
        return found;
    }

    private static boolean fits(FxRobot robot, String canvas, double scale) {
        Region place = robot.lookup(canvas).queryAs(Region.class);
        return child(robot, canvas) instanceof ImageView view
                && view.getImage() != null
                && view.getImage().getWidth() == Math.round(Math.floor(place.getWidth()) * scale)
                && view.getImage().getHeight() == Math.round(Math.floor(place.getHeight()) * scale)
                && view.getFitWidth() * scale == view.getImage().getWidth();
    }

    private static Node child(FxRobot robot, String canvas) {
        return robot.lookup(canvas)
                .queryAs(Region.class)
                .getChildrenUnmodifiable()
                .getFirst();
    }
}
