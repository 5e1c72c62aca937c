package com.openagents.backroom.console.testing;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// A pointer that a test draws over a node.
public final class Pointer {
    private Pointer() {}

    /// Draws it level from one place of a node to another. FX thread only.
    public static void drag(Node node, double fromX, double toX, double y) {
        fire(node, MouseEvent.MOUSE_PRESSED, fromX, y);
        fire(node, MouseEvent.MOUSE_DRAGGED, toX, y);
        fire(node, MouseEvent.MOUSE_RELEASED, toX, y);
    }

    private static void fire(Node node, EventType<MouseEvent> type, double x, double y) {
        boolean isDown = type != MouseEvent.MOUSE_RELEASED;
        boolean isStill = type == MouseEvent.MOUSE_PRESSED;
        Point2D inWindow = node.localToScene(x, y);
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        inWindow.getX(),
                        inWindow.getY(),
                        inWindow.getX(),
                        inWindow.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        isDown,
                        false,
                        false,
                        false,
                        false,
                        isStill,
                        null));
    }
}
