package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.scene.Scene;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;

/// Scenes painted by JavaFX, at once.
final class CanvasEasel implements Easel {
    private final Canvas canvas = new Canvas();
    private final ScenePainter painter;
    private Runnable onceSeen = () -> {};

    CanvasEasel(ScenePainter painter) {
        this.painter = painter;
        canvas.setManaged(false);
    }

    @Override
    public Node node() {
        return canvas;
    }

    @Override
    public void paint(Scene scene, double width, double height, double scale) {
        canvas.setWidth(width);
        canvas.setHeight(height);
        painter.paint(scene, canvas.getGraphicsContext2D());
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
