package com.openagents.backroom.hud.scene;

import com.openagents.backroom.hud.scene.Primitive.Point;
import java.util.List;

/// A small drawing on a grid of its own, from the shapes that every painter knows.
///
/// @param grid width and height of the grid in px at its natural size
public record Icon(double grid, List<Shape> shapes) {
    public Icon {
        shapes = List.copyOf(shapes);
    }

    /// One stroke or surface.
    public sealed interface Shape {
        Token token();
    }

    /// Straight strokes from point to point.
    public record Line(double width, Token token, List<Point> points) implements Shape {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// A stroke along a circle, clockwise from 3 o'clock.
    public record Ring(double x, double y, double radius, double start, double sweep, double width, Token token)
            implements Shape {}

    /// A filled square.
    public record Fill(Box box, double radius, Token token) implements Shape {}

    /// The outline of a square, its stroke centred on the edge.
    public record Outline(Box box, double radius, double width, Token token) implements Shape {}

    static Line line(double width, Token token, double... coordinates) {
        List<Point> points = new java.util.ArrayList<>();
        for (int i = 0; i + 1 < coordinates.length; i += 2) {
            points.add(new Point(coordinates[i], coordinates[i + 1]));
        }
        return new Line(width, token, points);
    }
}
