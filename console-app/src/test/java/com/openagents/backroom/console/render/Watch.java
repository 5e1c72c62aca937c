package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.scene.Scene;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;

/// Has a surface painted in each pulse in another colour, reads the picture that was shown in the pulse before once
/// more, and counts those that changed since. Ends when so many pictures were replaced by another as it is told.
final class Watch extends AnimationTimer {
    private final Surface surface;
    private final int wanted;
    private @Nullable Image last;
    private int lastArgb;
    private int pulse;
    private int pictures;
    private int changes;
    private volatile boolean isDone;

    Watch(Surface surface, int wanted) {
        this.surface = surface;
        this.wanted = wanted;
    }

    @Override
    public void handle(long now) {
        Image shown = surface.node() instanceof ImageView view ? view.getImage() : null;
        if (last != null && !last.equals(shown)) {
            pictures++;
            if (argb(last) != lastArgb) {
                changes++;
            }
        }
        last = shown;
        lastArgb = shown == null ? 0 : argb(shown);
        pulse++;
        if (pictures == wanted) {
            stop();
            isDone = true;
            return;
        }
        surface.paint(new Scene(64 + pulse % 3, 64, 0xff000000 | pulse, List.of(), List.of(), List.of()), 1);
    }

    boolean isDone() {
        return isDone;
    }

    /// Pictures that JavaFX might have drawn with what was to come next.
    int changes() {
        return changes;
    }

    private static int argb(Image image) {
        return image.getPixelReader().getArgb(0, 0);
    }
}
