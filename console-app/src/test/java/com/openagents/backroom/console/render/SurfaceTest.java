package com.openagents.backroom.console.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a surface shows, and when it gives its pictures back. The validation layers listen.
@ExtendWith(ApplicationExtension.class)
class SurfaceTest {
    private static final int RED = 0xffff0000;
    private static final int GREEN = 0xff00ff00;
    private static final int PICTURES = 150;
    private static final int WARM_UP_CYCLES = 200;
    private static final int CYCLES = 1000;

    /// Of the process, the Java heap and what the JVM compiles meanwhile included.
    private static final long MAX_GROWTH_KIB = 64 * 1024;

    private final Gate gate = new Gate();
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final Pane pane = new Pane();
    private @Nullable Renderer made;
    private @Nullable Stage window;

    @Start
    void start(Stage stage) {
        window = stage;
        stage.setScene(new javafx.scene.Scene(pane, 300, 200));
        stage.show();
        made = Renderer.vulkan(
                () -> VulkanPainter.open(
                        VulkanSettings.DEFAULT.validated(messages::add).submitting(gate)),
                true);
    }

    @BeforeEach
    void awaitVulkan() {
        Await.until("Vulkan", () -> renderer().painting().get() instanceof Painting.Vulkan);
    }

    @AfterEach
    void close_endsTheThread_andNothingWasComplainedOf(FxRobot robot) {
        robot.interact(renderer()::close);
        RenderThread.awaitEnd();
        assertEquals(List.of(), messages);
    }

    @Test
    void scene_isShownPxByPx(FxRobot robot) {
        for (double scale : new double[] {1, 1.25, 1.5, 2}) {
            Surface surface = open(robot);
            paint(robot, surface, 200, 100, RED, scale);
            Image image = awaitImage(robot, surface, null);

            assertEquals(200 * scale, image.getWidth());
            assertEquals(100 * scale, image.getHeight());
            assertEquals(200, view(surface).getFitWidth());
            assertEquals(100, view(surface).getFitHeight());
            assertEquals(RED, image.getPixelReader().getArgb(0, 0));
            assertEquals(RED, image.getPixelReader().getArgb((int) (200 * scale) - 1, (int) (100 * scale) - 1));
            close(robot, surface);
        }
    }

    @Test
    void oldPicture_staysUntilTheNewOneIsThere_atAnotherSize(FxRobot robot) {
        Surface surface = open(robot);
        paint(robot, surface, 200, 100, RED, 1);
        Image first = awaitImage(robot, surface, null);
        int before = gate.arrivals();
        gate.shut();
        paint(robot, surface, 250, 150, GREEN, 1);
        Await.until("the new picture on its way", () -> gate.arrivals() > before);
        robot.interact(() -> {});

        assertSame(first, image(robot, surface));
        assertEquals(RED, first.getPixelReader().getArgb(0, 0));
        gate.open();
        Image second = awaitImage(robot, surface, first);
        assertEquals(250, second.getWidth());
        assertEquals(GREEN, second.getPixelReader().getArgb(249, 149));
    }

    @Test
    void newestScene_winsOverThoseNotPaintedYet(FxRobot robot) {
        Surface surface = open(robot);
        int before = gate.arrivals();
        gate.shut();
        for (int i = 0; i < 50; i++) {
            paint(robot, surface, 100, 100, 0xff000000 | i, 1);
        }
        gate.open();
        Await.until("the last colour", () -> isShown(robot, surface, 0xff000000 | 49));

        assertTrue(gate.arrivals() - before <= 2, gate.arrivals() - before + " pictures were painted");
    }

    @Test
    void pictureThatIsShown_isNotPaintedOver_beforeThePulseAfterTheNext(FxRobot robot) {
        Watch watch = new Watch(open(robot), PICTURES);
        robot.interact(watch::start);
        Await.until(PICTURES + " pictures", watch::isDone);

        assertEquals(0, watch.changes(), "pictures that changed too early, of " + PICTURES);
    }

    /// The picture is painted anew when they have come, though no other scene is.
    @Test
    void wordsOfOtherScripts_appearWhenTheyAreMade(FxRobot robot) {
        Surface surface = open(robot);
        Text word = new Text(4, 30, "\u05e9\u05dc\u05d5\u05dd", Font.STATE_TITLE, GREEN);
        Scene scene = new Scene(100, 40, RED, List.of(word), List.of(), List.of());
        robot.interact(() -> surface.paint(scene, 1));
        Await.until("the word, or boxes where no font has it", () -> {
            Image image = image(robot, surface);
            return image != null && hasOther(image, RED);
        });
    }

    private static boolean hasOther(Image image, int color) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if (image.getPixelReader().getArgb(x, y) != color) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void surfaceClosedInMidFrame_harmsNothing(FxRobot robot) {
        Surface surface = open(robot);
        int before = gate.arrivals();
        gate.shut();
        paint(robot, surface, 200, 100, RED, 1);
        Await.until("the picture on its way", () -> gate.arrivals() > before);
        close(robot, surface);
        gate.open();
        Surface next = open(robot);
        paint(robot, next, 200, 100, GREEN, 1);
        awaitImage(robot, next, null);

        assertNull(image(robot, surface));
    }

    @Test
    void windowClosedInMidFrame_harmsNothing(FxRobot robot) {
        Surface surface = open(robot);
        paint(robot, surface, 200, 100, RED, 1);
        awaitImage(robot, surface, null);
        int before = gate.arrivals();
        gate.shut();
        paint(robot, surface, 200, 100, GREEN, 1);
        Await.until("the picture on its way", () -> gate.arrivals() > before);
        robot.interact(() -> {
            Objects.requireNonNull(window).close();
            renderer().close();
        });
        gate.open();

        RenderThread.awaitEnd();
    }

    @Test
    void thousandSurfaces_openedShownAndClosed_leaveMemoryFlat(FxRobot robot) throws IOException {
        Opening warmUp = new Opening(renderer(), pane, WARM_UP_CYCLES);
        robot.interact(warmUp::start);
        Await.until("the first cycles", warmUp::isDone);
        long before = residentKib();
        Opening cycles = new Opening(renderer(), pane, CYCLES);
        robot.interact(cycles::start);
        Await.until(CYCLES + " cycles", cycles::isDone);
        long growth = residentKib() - before;

        assertEquals(CYCLES / 2, cycles.shown());
        assertTrue(growth < MAX_GROWTH_KIB, "grew by " + growth + " KiB");
    }

    private Renderer renderer() {
        return Objects.requireNonNull(made);
    }

    private Surface open(FxRobot robot) {
        Surface[] surface = new Surface[1];
        robot.interact(() -> {
            surface[0] = renderer().newSurface();
            pane.getChildren().add(surface[0].node());
        });
        return surface[0];
    }

    private void close(FxRobot robot, Surface surface) {
        robot.interact(() -> {
            surface.close();
            pane.getChildren().remove(surface.node());
        });
    }

    private static void paint(FxRobot robot, Surface surface, int width, int height, int color, double scale) {
        Scene scene = new Scene(width, height, color, List.of(), List.of(), List.of());
        robot.interact(() -> surface.paint(scene, scale));
    }

    private static Image awaitImage(FxRobot robot, Surface surface, @Nullable Image previous) {
        Await.until("a picture", () -> {
            Image image = image(robot, surface);
            return image != null && !image.equals(previous);
        });
        return Objects.requireNonNull(image(robot, surface));
    }

    private static boolean isShown(FxRobot robot, Surface surface, int color) {
        Image image = image(robot, surface);
        return image != null && image.getPixelReader().getArgb(0, 0) == color;
    }

    private static @Nullable Image image(FxRobot robot, Surface surface) {
        Image[] image = new Image[1];
        robot.interact(() -> image[0] = view(surface).getImage());
        return image[0];
    }

    private static ImageView view(Surface surface) {
        return (ImageView) surface.node();
    }

    /// 0 where the system does not say.
    private static long residentKib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
