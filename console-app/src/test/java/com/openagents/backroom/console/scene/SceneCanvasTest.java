package com.openagents.backroom.console.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.openagents.backroom.console.render.Painting;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import com.openagents.backroom.hud.vulkan.VulkanSettings;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// What a scene's canvas puts into the window, by either painter, and that it leaves nothing behind there.
@ExtendWith(ApplicationExtension.class)
class SceneCanvasTest {
    private static final Scene SCENE = new Scene(200, 100, 0xff123456, List.of(), List.of(), List.of());

    private final Pane pane = new Pane();
    private @Nullable Stage window;

    /// Opens a window of our own: TestFX remembers every event of its, and with it the event's target.
    @Start
    void start(Stage stage) {
        Stage own = new Stage();
        own.setScene(new javafx.scene.Scene(pane, 300, 200));
        own.show();
        window = own;
    }

    @Stop
    void stop() {
        if (window != null) {
            window.close();
        }
    }

    @Test
    void canvas_isPaintedByJavaFx_whenTheOperatorWantsIt(FxRobot robot) {
        robot.interact(() -> {
            SceneCanvas canvas = open(Renderer.canvas());

            Canvas painted = assertInstanceOf(Canvas.class, easel(canvas));
            assertEquals(200, painted.getWidth());
            assertEquals(1, canvas.paints());
        });
    }

    @Test
    void canvasOutsideOfAWindow_isNotPainted(FxRobot robot) {
        robot.interact(() -> {
            SceneCanvas canvas = open(Renderer.canvas());
            pane.getChildren().clear();
            canvas.show(SCENE);

            assertEquals(1, canvas.paints());
            pane.getChildren().add(canvas);
            assertEquals(2, canvas.paints());
        });
    }

    @Test
    void windowClosedBeforeAPaintedCanvasIsDrawn_harmsNothing(FxRobot robot) {
        robot.interact(() -> {
            SceneCanvas canvas = open(Renderer.canvas());
            Objects.requireNonNull(window).close();
            canvas.show(SCENE);
        });
        robot.interact(() -> Objects.requireNonNull(window).show());
        robot.interact(() -> {
            SceneCanvas canvas = open(Renderer.canvas());
            Image shown = easel(canvas).snapshot(null, null);

            assertEquals(SCENE.background(), shown.getPixelReader().getArgb(199, 99));
        });
    }

    @Test
    void canvasTakenOutOfTheWindow_canBeCollected(FxRobot robot) {
        Renderer[] renderer = new Renderer[1];
        robot.interact(() -> renderer[0] = Renderer.vulkan(() -> VulkanPainter.open(VulkanSettings.DEFAULT), false));
        Console.await(robot, "Vulkan", () -> renderer[0].painting().get() instanceof Painting.Vulkan);
        WeakReference<SceneCanvas> left = showAndTakeOut(robot, renderer[0]);

        Console.await(robot, "the collection", () -> {
            System.gc();
            return left.get() == null;
        });
        robot.interact(renderer[0]::close);
    }

    private WeakReference<SceneCanvas> showAndTakeOut(FxRobot robot, Renderer renderer) {
        SceneCanvas[] canvas = new SceneCanvas[1];
        robot.interact(() -> canvas[0] = open(renderer));
        Console.await(robot, "a picture", () -> easel(canvas[0]) instanceof ImageView view && view.getImage() != null);
        robot.interact(() -> pane.getChildren().clear());
        return new WeakReference<>(canvas[0]);
    }

    private SceneCanvas open(Renderer renderer) {
        SceneCanvas canvas =
                new SceneCanvas("test", renderer, new ScenePainter(FontMetrics.load()), _ -> {}, (_, _) -> {}, _ -> {});
        pane.getChildren().add(canvas);
        canvas.resize(200, 100);
        canvas.show(SCENE);
        return canvas;
    }

    private static Node easel(SceneCanvas canvas) {
        return canvas.getChildrenUnmodifiable().getFirst();
    }
}
