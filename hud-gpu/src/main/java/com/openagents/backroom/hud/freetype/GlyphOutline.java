package com.openagents.backroom.hud.freetype;

import static org.lwjgl.util.freetype.FreeType.FT_CURVE_TAG_ON;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import org.lwjgl.util.freetype.FT_Outline;
import org.lwjgl.util.freetype.FT_Vector;

/// The outline of a TrueType glyph (OpenType 1.9, `glyf`: points on and off curves of the second degree).
///
/// In the shipped fonts strokes of a letter are contours that overlap or cross themselves. A distance to an edge inside
/// the letter means nothing, so such contours are united first.
final class GlyphOutline {
    private final FT_Vector.Buffer points;
    private final ByteBuffer tags;
    private final Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);

    private GlyphOutline(FT_Vector.Buffer points, ByteBuffer tags) {
        this.points = points;
        this.tags = tags;
    }

    /// What the outline covers, y upwards, in the outline's units; empty for a space.
    static Area area(FT_Outline outline) {
        if (outline.n_points() == 0) {
            return new Area();
        }
        GlyphOutline glyph = new GlyphOutline(outline.points(), outline.tags());
        ShortBuffer contours = outline.contours();
        int first = 0;
        for (int i = 0; i < outline.n_contours(); i++) {
            int last = contours.get(i) & 0xffff;
            glyph.contour(first, last);
            first = last + 1;
        }
        return new Area(glyph.path);
    }

    /// Between two points off the curve lies one on it, in their middle.
    private void contour(int first, int last) {
        int count = last - first + 1;
        if (count < 2) {
            return;
        }
        int start = first;
        while (start <= last && !isOn(start)) {
            start++;
        }
        if (start > last) {
            path.moveTo(middleX(first, last), middleY(first, last));
            start = first - 1;
        } else {
            path.moveTo(x(start), y(start));
        }
        int steps = start < first ? count : count - 1;
        for (int i = 1; i <= steps; i++) {
            int at = first + Math.floorMod(start + i - first, count);
            int next = first + Math.floorMod(start + i + 1 - first, count);
            if (isOn(at)) {
                path.lineTo(x(at), y(at));
            } else if (isOn(next)) {
                path.quadTo(x(at), y(at), x(next), y(next));
            } else {
                path.quadTo(x(at), y(at), middleX(at, next), middleY(at, next));
            }
        }
        path.closePath();
    }

    private boolean isOn(int point) {
        return (tags.get(point) & FT_CURVE_TAG_ON) != 0;
    }

    private double x(int point) {
        return points.get(point).x();
    }

    private double y(int point) {
        return points.get(point).y();
    }

    private double middleX(int a, int b) {
        return (x(a) + x(b)) / 2;
    }

    private double middleY(int a, int b) {
        return (y(a) + y(b)) / 2;
    }
}
