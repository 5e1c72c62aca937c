package com.openagents.backroom.console;

import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Opens and closes the HUD of the selected session again and again by the keyboard, each time it has been painted.
final class Openings extends AnimationTimer {
    private final Scene window;
    private final int wanted;
    private int opened;
    private @Nullable Node last;
    private volatile boolean isDone;

    Openings(Scene window, int wanted) {
        this.window = window;
        this.wanted = wanted;
    }

    @Override
    public void handle(long now) {
        Node hud = window.lookup("#hud");
        if (hud == null && isPainted(window.lookup("#wall"))) {
            if (opened == wanted) {
                stop();
                last = null;
                isDone = true;
                return;
            }
            press(KeyCode.ENTER);
        } else if (hud != null && !hud.equals(last) && isPainted(hud)) {
            last = hud;
            opened++;
            press(KeyCode.ESCAPE);
        }
    }

    boolean isDone() {
        return isDone;
    }

    private void press(KeyCode code) {
        Node target = window.getFocusOwner() == null ? window.getRoot() : window.getFocusOwner();
        for (var type : java.util.List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(target, new KeyEvent(type, "", "", code, false, false, false, false));
        }
    }

    private static boolean isPainted(@Nullable Node canvas) {
        return canvas instanceof Region region
                && region.getChildrenUnmodifiable().stream().anyMatch(Openings::shows);
    }

    private static boolean shows(Node node) {
        return switch (node) {
            case ImageView view -> view.getImage() != null;
            case Canvas canvas -> canvas.getWidth() > 1;
            default -> false;
        };
    }
}
