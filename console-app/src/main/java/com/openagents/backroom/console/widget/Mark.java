package com.openagents.backroom.console.widget;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/// The product's mark: a room with a door that stands ajar.
public final class Mark extends Pane {
    private static final double GRID_PX = 16;

    public Mark() {
        Rectangle room = new Rectangle(1.75, 1.75, 12.5, 12.5);
        room.setArcWidth(5);
        room.setArcHeight(5);
        room.setFill(null);
        room.setStrokeWidth(1.5);
        room.getStyleClass().add("mark-line");
        Line wall = new Line(9.5, 2, 9.5, 14);
        wall.setStrokeWidth(1.5);
        wall.getStyleClass().add("mark-line");
        Rectangle handle = new Rectangle(11.25, 6.5, 1.75, 3);
        handle.getStyleClass().add("mark-handle");
        getChildren().addAll(room, wall, handle);
        getChildren().forEach(shape -> shape.setManaged(false));
        setMinSize(GRID_PX, GRID_PX);
        setPrefSize(GRID_PX, GRID_PX);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
    }
}
