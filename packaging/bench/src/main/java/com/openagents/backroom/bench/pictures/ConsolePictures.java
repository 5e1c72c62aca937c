package com.openagents.backroom.bench.pictures;

import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.console.Backend;
import com.openagents.backroom.console.ConsoleLaunch;
import com.openagents.backroom.console.scene.SceneCanvas;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/// Opens the console, goes through it as a person does, and takes pictures of its window from the screen. Not for the
/// FX thread.
final class ConsolePictures {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Of the window's inside, from its upper left corner: nothing is there that a pointer over it would change.
    private static final double ASIDE_X_PX = 420;

    private static final double ASIDE_Y_PX = 14;

    /// A window that has looked the same for this long is done.
    private static final Duration STILL = Duration.ofSeconds(1);

    /// A place that nothing was painted on has fewer.
    private static final int MIN_COLORS = 50;

    private final Path folder;

    /// @param folder takes the pictures
    ConsolePictures(Path folder) {
        this.folder = folder;
    }

    /// @param data where the console would remember its window
    void take(Backend backend, Path data, Clock clock) throws IOException {
        try (ConsoleLaunch launch = new ConsoleLaunch(data, clock, "vulkan")) {
            launch.start();
            launch.connect(backend);
            awaitText("#status-painter", "Vulkan");
            take(Shot.CONSOLE_WALL, "#wall");
            openSession();
            take(Shot.CONSOLE_HUD, "#hud");
            onFx(() -> {
                node("#appearance").map(Button.class::cast).orElseThrow().fire();
                return true;
            });
            take(Shot.CONSOLE_HUD_LIGHT, "#hud");
        }
    }

    private void take(Shot shot, String canvas) throws IOException {
        Still still = new Still();
        Waiting.until(shot + " stands still", PATIENCE, () -> onFx(() -> still.isReached(canvas)));
        WritableImage picture = onFx(ConsolePictures::look);
        PictureFile.write(folder.resolve(shot.fileName()), picture);
    }

    /// Clicks on the session's card and takes the pointer away.
    private static void openSession() {
        onFx(() -> {
            SceneCanvas wall = node("#wall").map(SceneCanvas.class::cast).orElseThrow();
            Box card = wall.scene().map(Scene::hits).orElseThrow().stream()
                    .filter(hit -> hit.action() instanceof Action.OpenSession open
                            && open.sessionId().equals(Story.SESSION))
                    .map(HitRegion::box)
                    .findFirst()
                    .orElseThrow();
            Robot robot = new Robot();
            robot.mouseMove(wall.localToScreen(card.x() + card.width() / 2, card.y() + card.height() / 2));
            robot.mouseClick(MouseButton.PRIMARY);
            return true;
        });
        Waiting.until("the HUD", PATIENCE, () -> onFx(() -> isPainted("#hud")));
        onFx(() -> {
            Window window = window().orElseThrow();
            new Robot().mouseMove(window.getX() + ASIDE_X_PX, window.getY() + ASIDE_Y_PX);
            return true;
        });
    }

    private static void awaitText(String query, String text) {
        Waiting.until(
                query + " says " + text,
                PATIENCE,
                () -> onFx(() -> node(query)
                        .map(Labeled.class::cast)
                        .filter(label -> text.equals(label.getText()))
                        .isPresent()));
    }

    private static boolean isPainted(String canvas) {
        return node(canvas).map(SceneCanvas.class::cast).stream()
                .flatMap(place -> place.getChildrenUnmodifiable().stream())
                .anyMatch(child -> child instanceof ImageView view && view.getImage() != null);
    }

    private static WritableImage look() {
        Window window = window().orElseThrow();
        return new Robot()
                .getScreenCapture(null, window.getX(), window.getY(), window.getWidth(), window.getHeight(), false);
    }

    /// Looks at the window again and again.
    private static final class Still {
        private int[] last = {};
        private long since = System.nanoTime();

        /// Whether it shows a picture and has not changed for a while.
        boolean isReached(String canvas) {
            WritableImage picture = look();
            int[] now = pixels(picture, 0, 0, (int) picture.getWidth(), (int) picture.getHeight());
            if (!Arrays.equals(last, now)) {
                last = now;
                since = System.nanoTime();
            }
            return System.nanoTime() - since > STILL.toNanos()
                    && isPainted(canvas)
                    && colors(picture, canvas) >= MIN_COLORS;
        }

        private static long colors(WritableImage picture, String canvas) {
            Bounds place = node(canvas)
                    .map(node -> node.localToScene(node.getLayoutBounds()))
                    .orElseThrow();
            int[] inside = pixels(picture, (int) place.getMinX(), (int) place.getMinY(), (int) place.getWidth(), (int)
                    place.getHeight());
            return Arrays.stream(inside).distinct().count();
        }

        private static int[] pixels(WritableImage image, int x, int y, int width, int height) {
            int[] argb = new int[width * height];
            image.getPixelReader().getPixels(x, y, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            return argb;
        }
    }

    private static Optional<Window> window() {
        return Window.getWindows().stream().findFirst();
    }

    private static Optional<Node> node(String query) {
        return window().map(Window::getScene).map(scene -> scene.lookup(query));
    }

    private static <T> T onFx(Callable<T> task) {
        FutureTask<T> asked = new FutureTask<>(task);
        Platform.runLater(asked);
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the console failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
