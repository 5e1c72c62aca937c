package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.scene.Scene;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;

/// Opens some surfaces in each pulse and closes those of some pulses before, whether they have shown anything or not.
final class Opening extends AnimationTimer {
    private static final int PER_PULSE = 4;
    private static final int OPEN = 12;

    private final Renderer renderer;
    private final Pane pane;
    private final Deque<Surface> open = new ArrayDeque<>();
    private final int cycles;
    private int opened;
    private int shown;
    private volatile boolean isDone;

    Opening(Renderer renderer, Pane pane, int cycles) {
        this.renderer = renderer;
        this.pane = pane;
        this.cycles = cycles;
    }

    @Override
    public void handle(long now) {
        for (int i = 0; i < PER_PULSE && opened < cycles; i++) {
            Surface surface = renderer.newSurface();
            pane.getChildren().add(surface.node());
            surface.paint(new Scene(32 + opened % 32, 32, 0xff000000, List.of(), List.of(), List.of()), 1);
            open.add(surface);
            opened++;
        }
        while (open.size() > (opened < cycles ? OPEN : 0)) {
            Surface oldest = open.remove();
            if (((ImageView) oldest.node()).getImage() != null) {
                shown++;
            }
            oldest.close();
            pane.getChildren().remove(oldest.node());
        }
        if (opened == cycles) {
            stop();
            isDone = true;
        }
    }

    /// How many were closed while they showed a picture.
    int shown() {
        return shown;
    }

    boolean isDone() {
        return isDone;
    }
}
