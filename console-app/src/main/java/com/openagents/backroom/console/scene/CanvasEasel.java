package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.scene.Scene;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;

/// Scenes painted by JavaFX, at once.
final class CanvasEasel implements Easel {
    private final Canvas canvas = new Canvas();
    private final ScenePainter painter;
    private Runnable onceSeen = () -> {};
    private final Scale shrinking = new Scale(1, 1);

    CanvasEasel(ScenePainter painter) {
        this.painter = painter;
        canvas.setManaged(false);
        canvas.getTransforms().add(shrinking);
    }

    @Override
    public Node node() {
        return canvas;
    }

    /// A canvas has as many px as its size says, so in a window that is zoomed it is as much larger, and shown as much
    /// smaller.
    @Override
    public void paint(Scene scene, double width, double height, double scale, double zoom) {
        canvas.setWidth(width * zoom);
        canvas.setHeight(height * zoom);
        shrinking.setX(1 / zoom);
        shrinking.setY(1 / zoom);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.save();
        g.scale(zoom, zoom);
        painter.paint(scene, g);
        g.restore();
        onceSeen.run();
        onceSeen = () -> {};
    }

    @Override
    public void onceSeen(Runnable told) {
        onceSeen = told;
    }

    @Override
    public void close() {
        canvas.setWidth(0);
        canvas.setHeight(0);
    }
}
