package com.openagents.backroom.bench.pictures;

import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.console.scene.SceneCanvas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javafx.geometry.Bounds;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/// Takes pictures of the console's window from the screen, once it stands still. Not for the FX thread.
///
/// @param folder takes the pictures
record ConsoleCamera(Path folder) {
    /// A window that has looked the same for this long is done.
    private static final Duration STILL = Duration.ofSeconds(1);

    /// A place that nothing was painted on has fewer.
    private static final int MIN_COLORS = 50;

    /// @param place what must be painted
    void take(Shot shot, String place) {
        Still still = new Still();
        Waiting.until(
                shot + " stands still", ConsoleHand.PATIENCE, () -> ConsoleHand.onFx(() -> still.isReached(place)));
        WritableImage picture = ConsoleHand.onFx(ConsoleCamera::look);
        PictureFile.write(folder.resolve(shot.fileName()), picture);
    }

    private static WritableImage look() {
        Window window = ConsoleHand.window().orElseThrow();
        return new Robot()
                .getScreenCapture(null, window.getX(), window.getY(), window.getWidth(), window.getHeight(), false);
    }

    /// Looks at the window again and again.
    private static final class Still {
        private int[] last = {};
        private long since = System.nanoTime();

        /// Whether it shows a picture and has not changed for a while.
        boolean isReached(String place) {
            WritableImage picture = look();
            int[] now = pixels(picture, 0, 0, (int) picture.getWidth(), (int) picture.getHeight());
            if (!Arrays.equals(last, now)) {
                last = now;
                since = System.nanoTime();
            }
            return System.nanoTime() - since > STILL.toNanos()
                    && isPainted(place)
                    && colors(picture, place) >= MIN_COLORS;
        }

        /// A canvas has a picture once its painter made one.
        private static boolean isPainted(String place) {
            return ConsoleHand.node(place)
                    .filter(node -> !(node instanceof SceneCanvas canvas)
                            || canvas.getChildrenUnmodifiable().stream()
                                    .anyMatch(child -> child instanceof ImageView view && view.getImage() != null))
                    .isPresent();
        }

        private static long colors(WritableImage picture, String place) {
            Bounds bounds = ConsoleHand.node(place)
                    .map(node -> node.localToScene(node.getLayoutBounds()))
                    .orElseThrow();
            int[] inside =
                    pixels(picture, (int) bounds.getMinX(), (int) bounds.getMinY(), (int) bounds.getWidth(), (int)
                            bounds.getHeight());
            return Arrays.stream(inside).distinct().count();
        }

        private static int[] pixels(WritableImage image, int x, int y, int width, int height) {
            int[] argb = new int[width * height];
            image.getPixelReader().getPixels(x, y, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
            return argb;
        }
    }
}
