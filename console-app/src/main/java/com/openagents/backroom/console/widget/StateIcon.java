package com.openagents.backroom.console.widget;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/// The sign of a state, in the 12 px grid of the HUD: the same shapes that cards carry.
public final class StateIcon extends Pane {
    private static final double GRID_PX = 12;

    private StateIcon(Node... shapes) {
        getChildren().addAll(shapes);
        getChildren().forEach(shape -> shape.setManaged(false));
        setMinSize(GRID_PX, GRID_PX);
        setPrefSize(GRID_PX, GRID_PX);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
    }

    /// A human is needed, drawn on an amber ground.
    public static StateIcon waitingOnAmber() {
        return new StateIcon(
                filled(0, 0, 12, 12, 5, "fill-ink"),
                filled(5, 2.25, 2, 5, 1, "fill-amber"),
                filled(5, 8.25, 2, 2, 1, "fill-amber"));
    }

    public static StateIcon failed() {
        Rectangle edge = new Rectangle(0.75, 0.75, 10.5, 10.5);
        edge.setArcWidth(4);
        edge.setArcHeight(4);
        return new StateIcon(
                outline(edge, 1.5, "line-red"),
                outline(new Line(3.75, 3.75, 8.25, 8.25), 1.5, "line-red"),
                outline(new Line(8.25, 3.75, 3.75, 8.25), 1.5, "line-red"));
    }

    public static StateIcon working() {
        Arc arc = new Arc(6, 6, 4.75, 4.75, 90, -240);
        arc.setType(ArcType.OPEN);
        return new StateIcon(outline(new Circle(6, 6, 4.75), 2, "line-accent-dim"), outline(arc, 2, "line-accent"));
    }

    private static Rectangle filled(double x, double y, double width, double height, double arc, String style) {
        Rectangle shape = new Rectangle(x, y, width, height);
        shape.setArcWidth(arc);
        shape.setArcHeight(arc);
        shape.getStyleClass().add(style);
        return shape;
    }

    private static Shape outline(Shape shape, double width, String style) {
        shape.setFill(null);
        shape.setStrokeWidth(width);
        shape.getStyleClass().add(style);
        return shape;
    }
}
