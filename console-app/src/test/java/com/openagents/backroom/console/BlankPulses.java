package com.openagents.backroom.console;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/// Counts the pulses in which a place in the window had nothing to show: each is a flicker. What is in no window is
/// not seen. FX thread only.
final class BlankPulses extends AnimationTimer {
    private final Region place;
    private int pulses;
    private int count;

    BlankPulses(Region place) {
        this.place = place;
    }

    @Override
    public void handle(long now) {
        if (place.getScene() != null) {
            pulses++;
            count += isBlank() ? 1 : 0;
        }
    }

    int pulses() {
        return pulses;
    }

    int count() {
        return count;
    }

    private boolean isBlank() {
        return place.getChildrenUnmodifiable().stream().noneMatch(BlankPulses::shows);
    }

    private static boolean shows(Node node) {
        return switch (node) {
            case ImageView view -> view.getImage() != null;
            case Canvas canvas -> canvas.getWidth() > 1;
            default -> false;
        };
    }
}
