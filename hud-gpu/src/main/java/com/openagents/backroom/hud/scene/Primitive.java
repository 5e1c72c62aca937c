package com.openagents.backroom.hud.scene;

import java.util.List;

/// One thing to draw. Colours are ARGB, not premultiplied; 0 draws nothing.
public sealed interface Primitive {
    /// A rounded rectangle: a flat fill and, inside its edge, a border of 1 px.
    record Quad(Box box, double radius, int fill, int border) implements Primitive {}

    /// A run of text without line breaks, left aligned at `x` on its baseline.
    record Text(double x, double baseline, String text, Font font, int color) implements Primitive {}

    /// Straight strokes from point to point, butt caps, mitre joins.
    record Polyline(List<Point> points, double width, int color) implements Primitive {
        public Polyline {
            points = List.copyOf(points);
        }
    }

    /// A stroke along a circle.
    ///
    /// @param startDegrees from 3 o'clock, clockwise
    /// @param sweepDegrees clockwise; 360 closes the circle
    record Arc(
            double centerX,
            double centerY,
            double radius,
            double startDegrees,
            double sweepDegrees,
            double width,
            int color)
            implements Primitive {}

    /// Primitives of which only what lies in the box is seen.
    record Clip(Box box, List<Primitive> children) implements Primitive {
        public Clip {
            children = List.copyOf(children);
        }
    }

    /// A part of the scene that overlaps no other panel, seen only in its box. A panel with the same list of children
    /// as
    /// in the frame before, in the same box, is drawn as it was then.
    record Panel(Box box, List<Primitive> children) implements Primitive {
        public Panel {
            children = List.copyOf(children);
        }
    }

    /// A place in logical px.
    record Point(double x, double y) {}
}
