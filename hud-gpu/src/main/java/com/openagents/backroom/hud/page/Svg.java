package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.scene.Icon;
import com.openagents.backroom.hud.scene.Icon.Fill;
import com.openagents.backroom.hud.scene.Icon.Line;
import com.openagents.backroom.hud.scene.Icon.Outline;
import com.openagents.backroom.hud.scene.Icon.Ring;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.schema.text.Ascii;

/// Draws an icon as SVG inside the page. Colours come from classes, so that they follow the theme and need no style.
public final class Svg {
    private Svg() {}

    /// An icon that says nothing by itself: its word stands beside it.
    public static El of(Icon icon, String classes) {
        String grid = number(icon.grid());
        El svg = El.of("svg", classes)
                .attribute("viewBox", "0 0 " + grid + " " + grid)
                .attribute("width", grid)
                .attribute("height", grid)
                .attribute("aria-hidden", "true")
                .attribute("focusable", "false");
        for (Icon.Shape shape : icon.shapes()) {
            svg.add(shape(shape));
        }
        return svg;
    }

    private static El shape(Icon.Shape shape) {
        return switch (shape) {
            case Line line -> stroke("path", line.token(), line.width()).attribute("d", path(line));
            case Ring ring
            when ring.sweep() >= 360 ->
                stroke("circle", ring.token(), ring.width())
                        .attribute("cx", number(ring.x()))
                        .attribute("cy", number(ring.y()))
                        .attribute("r", number(ring.radius()));
            case Ring ring -> stroke("path", ring.token(), ring.width()).attribute("d", path(ring));
            case Fill fill ->
                El.of("rect", "f-" + name(fill.token()))
                        .attribute("x", number(fill.box().x()))
                        .attribute("y", number(fill.box().y()))
                        .attribute("width", number(fill.box().width()))
                        .attribute("height", number(fill.box().height()))
                        .attribute("rx", number(fill.radius()));
            case Outline outline ->
                stroke("rect", outline.token(), outline.width())
                        .attribute("x", number(outline.box().x()))
                        .attribute("y", number(outline.box().y()))
                        .attribute("width", number(outline.box().width()))
                        .attribute("height", number(outline.box().height()))
                        .attribute("rx", number(outline.radius()));
        };
    }

    private static El stroke(String tag, Token token, double width) {
        return El.of(tag, "s-" + name(token)).attribute("stroke-width", number(width));
    }

    /// The name of a token in CSS: `amber-bg`.
    static String name(Token token) {
        return Ascii.wire(token).replace('_', '-');
    }

    private static String path(Line line) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(number(point.x()))
                    .append(' ')
                    .append(number(point.y()));
        }
        return path.toString();
    }

    private static String path(Ring ring) {
        String radius = number(ring.radius());
        return "M" + onCircle(ring, ring.start()) + "A" + radius + " " + radius + " 0 " + (ring.sweep() > 180 ? 1 : 0)
                + " 1 " + onCircle(ring, ring.start() + ring.sweep());
    }

    private static String onCircle(Ring ring, double degrees) {
        double radians = Math.toRadians(degrees);
        return number(ring.x() + ring.radius() * Math.cos(radians)) + " "
                + number(ring.y() + ring.radius() * Math.sin(radians));
    }

    private static String number(double value) {
        return Figures.decimal(value, 2).replace('\u2212', '-');
    }
}
