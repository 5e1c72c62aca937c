package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;

/// Opens surfaces and closes every other as soon as it has shown a picture, and the rest a pulse later, whether they
/// have
/// or not.
final class Opening extends AnimationTimer {
    private static final int OPEN = 12;

    private final Renderer renderer;
    private final Pane pane;
    private final List<Opened> open = new ArrayList<>();
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
        open.removeIf(this::close);
        while (opened < cycles && open.size() < OPEN) {
            Surface surface = renderer.newSurface();
            pane.getChildren().add(surface.node());
            surface.paint(new Scene(32 + opened % 32, 32, 0xff000000, List.of(), List.of(), List.of()), 1);
            open.add(new Opened(surface, opened % 2 == 0));
            opened++;
        }
        if (open.isEmpty()) {
            stop();
            isDone = true;
        }
    }

    /// Closes a surface that has shown a picture, or shall not.
    private boolean close(Opened one) {
        boolean isShown = one.surface().node() instanceof ImageView view && view.getImage() != null;
        if (isShown || !one.isAwaited()) {
            shown += one.isAwaited() ? 1 : 0;
            one.surface().close();
            pane.getChildren().remove(one.surface().node());
        }
        return isShown || !one.isAwaited();
    }

    /// A surface.
    ///
    /// @param isAwaited whether it stays until it shows a picture
    private record Opened(Surface surface, boolean isAwaited) {}

    /// How many were waited for.
    int shown() {
        return shown;
    }

    boolean isDone() {
        return isDone;
    }
}
