package com.openagents.backroom.console.widget;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// A line drawing in a 16 px grid; the style sheet gives its stroke the colour.
public final class Icon extends Pane {
    /// What can be drawn.
    public enum Shape {
        WALL("M2.75 2.75h4v4h-4z M9.25 2.75h4v4h-4z M2.75 9.25h4v4h-4z M9.25 9.25h4v4h-4z"),
        SHARE("M5.5 6.75h-2.25v6.5h9.5v-6.5h-2.25 M8 10v-7.5 M5.25 5.25l2.75-2.75l2.75 2.75"),
        USERS("M8 2.75a2.5 2.5 0 1 0 0.001 0z M3.25 13.5v-1.25a3 3 0 0 1 3-3h3.5a3 3 0 0 1 3 3v1.25"),
        BILLING("M8 2.75a5.25 2 0 1 0 0.001 0z M2.75 4.75v6.5c0 1.1 2.35 2 5.25 2s5.25-0.9 5.25-2v-6.5"
                + " M2.75 8c0 1.1 2.35 2 5.25 2s5.25-0.9 5.25-2"),
        STRIPE("M2.5 3.75h11v8.5h-11z M2.5 6.5h11 M4.75 9.75h2.5"),
        SETTINGS("M2.5 4.5h4.5 M11 4.5h2.5 M7 2.75v3.5h2.5v-3.5z M2.5 11.5h2.5 M9 11.5h4.5 M5 9.75v3.5h2.5v-3.5z"),
        SERVER("M2.75 2.75h10.5v4h-10.5z M2.75 9.25h10.5v4h-10.5z M5 4.75h1.5 M5 11.25h1.5"),
        SOURCES("M8 2.5v6 M8 8.5l-4.5 4.5 M8 8.5l4.5 4.5"),
        REPLAY("M3.5 5.5a5.25 5.25 0 1 1 -0.75 2.75 M3.25 2.75v3h3"),
        APPEARANCE("M8 2.75a5.25 5.25 0 1 0 0.001 0z M8 2.75v10.5 M10 4v8 M12 5.5v5"),
        SEARCH("M7 2.75a4.25 4.25 0 1 0 0.001 0z M10 10l3.5 3.5"),
        BACK("M9.75 3.5l-4.5 4.5l4.5 4.5"),
        OPEN("M9 2.75h4.25v4.25 M13.25 2.75l-6 6 M11.25 9.5v3.75h-8.5v-8.5h3.75"),
        COPY("M5.75 5.75h7.5v7.5h-7.5z M10.25 5.75v-3h-7.5v7.5h3"),
        MINIMIZE("M3 8h10"),
        MAXIMIZE("M3.5 3.5h9v9h-9z"),
        RESTORE("M3.5 5.5h7v7h-7z M5.5 5.5v-2h7v7h-2"),
        CLOSE("M3.5 3.5l9 9 M12.5 3.5l-9 9"),
        CHIP("M4.75 4.75h6.5v6.5h-6.5z M6.5 2.5v2 M9.5 2.5v2 M6.5 11.5v2 M9.5 11.5v2 M2.5 6.5h2 M2.5 9.5h2 M11.5 6.5h2"
                + " M11.5 9.5h2");

        private final String path;

        Shape(String path) {
            this.path = path;
        }
    }

    /// Side of the drawing's grid, in px.
    public static final double GRID_PX = 16;

    private static final double STROKE_PX = 1.5;

    private final SVGPath drawing = new SVGPath();

    public Icon(Shape shape) {
        getStyleClass().add("icon");
        drawing.getStyleClass().add("icon-line");
        drawing.setFill(null);
        drawing.setStrokeWidth(STROKE_PX);
        drawing.setStrokeLineCap(StrokeLineCap.BUTT);
        drawing.setStrokeLineJoin(StrokeLineJoin.MITER);
        drawing.setManaged(false);
        show(shape);
        getChildren().add(drawing);
        setMinSize(GRID_PX, GRID_PX);
        setPrefSize(GRID_PX, GRID_PX);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
    }

    /// Draws another shape in the same place.
    public void show(Shape shape) {
        drawing.setContent(shape.path);
    }
}
