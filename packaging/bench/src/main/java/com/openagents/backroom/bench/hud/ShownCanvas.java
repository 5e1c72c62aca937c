package com.openagents.backroom.bench.hud;

import com.openagents.backroom.console.scene.ScenePainter;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;

/// The console's painter that works everywhere.
final class ShownCanvas implements Shown {
    private final Canvas canvas;
    private final ScenePainter painter;
    private long shown;

    ShownCanvas(FontMetrics metrics, int width, int height) {
        canvas = new Canvas(width, height);
        painter = new ScenePainter(metrics);
    }

    @Override
    public Node node() {
        return canvas;
    }

    @Override
    public void paint(Scene scene) {
        painter.paint(scene, canvas.getGraphicsContext2D());
        shown++;
    }

    @Override
    public long shown() {
        return shown;
    }
}
