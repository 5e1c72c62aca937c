package com.openagents.backroom.console.frame;

import com.openagents.backroom.console.scene.ScenePainter;
import com.openagents.backroom.console.theme.Fonts;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;

/// A scene painted by the console's Canvas painter, on no display. Once in a process.
final class CanvasFrame implements FramePainter {
    @Override
    public BufferedImage paint(Scene scene, double scale) throws IOException, InterruptedException {
        // JavaFX reads these when it starts: no window system, pixels painted by the processor.
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        CompletableFuture<BufferedImage> painted = new CompletableFuture<>();
        Platform.startup(() -> paint(scene, scale, painted));
        try {
            return painted.get();
        } catch (ExecutionException e) {
            throw new IOException("the scene could not be painted", e.getCause());
        } finally {
            Platform.exit();
        }
    }

    private static void paint(Scene scene, double scale, CompletableFuture<BufferedImage> painted) {
        try {
            Fonts.load();
            Canvas canvas = new Canvas(scene.width() * scale, scene.height() * scale);
            canvas.getGraphicsContext2D().scale(scale, scale);
            new ScenePainter(FontMetrics.load()).paint(scene, canvas.getGraphicsContext2D());
            painted.complete(pixels(canvas.snapshot(null, null)));
        } catch (RuntimeException e) {
            painted.completeExceptionally(e); // an edge: the thread that waits tells it
        }
    }

    private static BufferedImage pixels(WritableImage snapshot) {
        int width = (int) snapshot.getWidth();
        int height = (int) snapshot.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, snapshot.getPixelReader().getArgb(x, y));
            }
        }
        return image;
    }
}
