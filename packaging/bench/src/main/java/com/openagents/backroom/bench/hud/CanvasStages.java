package com.openagents.backroom.bench.hud;

import com.openagents.backroom.console.scene.ScenePainter;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// JavaFX's canvas: calls are noted down on its own thread, a snapshot has them drawn and read back.
final class CanvasStages implements Stages {
    static final String CALLS = "canvas calls";
    static final String PICTURE = "canvas raster and read-back";

    private final Canvas canvas;
    private final ScenePainter painter;
    private @Nullable WritableImage picture;

    CanvasStages(FontMetrics metrics, int width, int height) {
        canvas = new Canvas(width, height);
        painter = new ScenePainter(metrics);
    }

    @Override
    public String device() {
        return "";
    }

    @Override
    public void frame(Scene scene, Times times) throws InterruptedException {
        FxThread.call(() -> {
            long start = System.nanoTime();
            painter.paint(scene, canvas.getGraphicsContext2D());
            long called = System.nanoTime();
            picture = canvas.snapshot(null, picture);
            times.add(CALLS, called - start);
            times.add(PICTURE, System.nanoTime() - called);
            return true;
        });
    }

    @Override
    public void close() {}
}
