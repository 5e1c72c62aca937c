package com.openagents.backroom.hud.paint;

import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import java.util.List;

/// Quads, strokes and arcs as instances.
final class ShapeEncoder {
    /// Words of coordinates are 256ths of a px.
    private static final double UNITS = 256;

    /// Words of radii are 64ths of a px in 16 bits.
    private static final double RADIUS_UNITS = 64;

    private static final double MAX_ARC_PX = 1000;
    private static final int MAX_CORNER_PX = 4096;
    private static final double DIRECTION_UNITS = 16_384;
    private static final double WHOLE_TURN = 360;

    /// A stroke's end this far out of what is drawn is moved nearer: a shader's floats know 256ths up to there.
    private static final double MAX_REACH_PX = 20_000;

    /// Shorter strokes and sweeps draw nothing.
    private static final double TINY = 1e-3;

    private final Stage stage;

    ShapeEncoder(Stage stage) {
        this.stage = stage;
    }

    void quad(Quad quad) {
        if (Stage.isFinite(quad.box())) {
            int x = stage.edge(quad.box().x());
            int y = stage.edge(quad.box().y());
            quad(
                    x,
                    y,
                    x + stage.length(quad.box().x(), quad.box().width()),
                    y + stage.length(quad.box().y(), quad.box().height()),
                    quad.radius() * stage.scale(),
                    quad.fill(),
                    quad.border());
        }
    }

    /// A quad in device px. What lies far beyond the part that is drawn is cut off, corners and all.
    void quad(int x, int y, int right, int bottom, double radius, int fill, int border) {
        if (!Stage.isSeen(fill) && !Stage.isSeen(border)) {
            return;
        }
        int at = stage.open(Kind.QUAD, x, y, right, bottom);
        if (at < 0) {
            return;
        }
        double most = Math.min(MAX_CORNER_PX, Math.min(right - x, bottom - y) / 2.0);
        double corner = radius > 0 ? Math.min(radius, most) : 0;
        int width = Stage.isSeen(border) ? stage.hairline() : 0;
        int margin = (int) corner + width + 2;
        int left = Math.max(x, stage.left() - margin);
        int top = Math.max(y, stage.top() - margin);
        int[] words = stage.words();
        words[at] = Stage.pair(left, top);
        words[at + 1] = Stage.pair(
                Math.min(right, stage.right() + margin) - left, Math.min(bottom, stage.bottom() + margin) - top);
        words[at + 2] = (int) (corner * UNITS);
        words[at + 3] = width * (int) UNITS;
        words[at + 4] = Stage.isSeen(fill) ? Stage.color(fill) : 0;
        words[at + 5] = width == 0 ? 0 : Stage.color(border);
    }

    /// The strokes of a line. At a bend both are made longer until their outer edges meet, which is a mitre; at a bend
    /// of more than a right angle less, so that neither shows beyond the other, which is a bevel.
    void line(Polyline line) {
        double half = line.width() * stage.scale() / 2;
        if (!Stage.isSeen(line.color()) || !(half > 0 && half < MAX_ARC_PX) || !areFinite(line.points())) {
            return;
        }
        List<Point> points = line.points();
        int from = 0;
        double longer = 0;
        for (int i = 1; i < points.size() && !stage.isFull(); i++) {
            if (distance(points.get(from), points.get(i)) * stage.scale() < TINY) {
                continue;
            }
            int next = i + 1;
            while (next < points.size() && distance(points.get(i), points.get(next)) * stage.scale() < TINY) {
                next++;
            }
            double atEnd = next < points.size() ? half * join(points.get(from), points.get(i), points.get(next)) : 0;
            stroke(points.get(from), points.get(i), longer, atEnd, half, line.color());
            longer = atEnd;
            from = i;
        }
    }

    /// Half widths by which strokes grow at a bend: the tangent of half its angle, or of the other half.
    private static double join(Point a, Point b, Point c) {
        double ux = b.x() - a.x();
        double uy = b.y() - a.y();
        double vx = c.x() - b.x();
        double vy = c.y() - b.y();
        double dot = ux * vx + uy * vy;
        double lengths = Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
        double tangent = Math.sqrt(Math.max(0, lengths - dot) / Math.max(lengths * TINY, lengths + dot));
        return tangent > 1 ? 1 / tangent : tangent;
    }

    private static double distance(Point a, Point b) {
        return Math.max(Math.abs(b.x() - a.x()), Math.abs(b.y() - a.y()));
    }

    private static boolean areFinite(List<Point> points) {
        for (int i = 0; i < points.size(); i++) {
            if (!Double.isFinite(points.get(i).x())
                    || !Double.isFinite(points.get(i).y())) {
                return false;
            }
        }
        return true;
    }

    private void stroke(Point from, Point to, double atStart, double atEnd, double half, int color) {
        double dx = (to.x() - from.x()) * stage.scale();
        double dy = (to.y() - from.y()) * stage.scale();
        double length = Math.sqrt(dx * dx + dy * dy);
        double ux = dx / length;
        double uy = dy / length;
        double ax = from.x() * stage.scale() - ux * atStart;
        double ay = from.y() * stage.scale() - uy * atStart;
        double reach = length + atStart + atEnd;
        double start = nearest(ax, ay, ux, uy, 0, reach, true);
        double end = nearest(ax, ay, ux, uy, start, reach, false);
        if (!(end - start > TINY)) {
            return;
        }
        double x1 = ax + ux * start;
        double y1 = ay + uy * start;
        double x2 = ax + ux * end;
        double y2 = ay + uy * end;
        double middleX = (x1 + x2) / 2;
        double middleY = (y1 + y2) / 2;
        // A px is touched while its centre is less than half a px outside, along the stroke or across it.
        double along = (end - start) / 2 + 0.5;
        double across = half + 0.5;
        double extentX = Math.abs(ux) * along + Math.abs(uy) * across;
        double extentY = Math.abs(uy) * along + Math.abs(ux) * across;
        int at = open(Kind.STROKE, middleX, middleY, extentX, extentY);
        if (at >= 0) {
            int[] words = stage.words();
            words[at] = units(x1);
            words[at + 1] = units(y1);
            words[at + 2] = units(x2);
            words[at + 3] = units(y2);
            words[at + 4] = Stage.color(color);
            words[at + 5] = Math.max(1, units(half));
        }
    }

    /// Where a line from a far away point comes near the picture, or leaves it.
    private static double nearest(double x, double y, double ux, double uy, double from, double to, boolean isStart) {
        double low = from;
        double high = to;
        for (int axis = 0; axis < 2; axis++) {
            double origin = axis == 0 ? x : y;
            double step = axis == 0 ? ux : uy;
            if (Math.abs(step) > TINY) {
                double first = (-MAX_REACH_PX - origin) / step;
                double second = (2 * MAX_REACH_PX - origin) / step;
                low = Math.max(low, Math.min(first, second));
                high = Math.min(high, Math.max(first, second));
            } else if (origin < -MAX_REACH_PX || origin > 2 * MAX_REACH_PX) {
                return from;
            }
        }
        return isStart ? low : high;
    }

    void arc(Arc arc) {
        double radius = arc.radius() * stage.scale();
        double half = arc.width() * stage.scale() / 2;
        double x = arc.centerX() * stage.scale();
        double y = arc.centerY() * stage.scale();
        double sweep = Math.clamp(arc.sweepDegrees(), -WHOLE_TURN, WHOLE_TURN);
        boolean isDrawn = Stage.isSeen(arc.color())
                && radius > 0
                && half > 0
                && radius + half <= MAX_ARC_PX
                && Math.abs(sweep) > TINY
                && Math.abs(x) < MAX_REACH_PX
                && Math.abs(y) < MAX_REACH_PX
                && Double.isFinite(arc.startDegrees());
        int at = isDrawn ? open(Kind.ARC, x, y, radius + half + 0.5, radius + half + 0.5) : -1;
        if (at < 0) {
            return;
        }
        double start = sweep < 0 ? arc.startDegrees() + sweep : arc.startDegrees();
        boolean isWhole = Math.abs(sweep) >= WHOLE_TURN;
        int[] words = stage.words();
        words[at] = units(x);
        words[at + 1] = units(y);
        words[at + 2] = Stage.pair((int) Math.rint(radius * RADIUS_UNITS), (int) Math.rint(half * RADIUS_UNITS));
        words[at + 3] = direction(start);
        words[at + 4] = Stage.color(arc.color());
        words[at + 5] = isWhole ? direction(start) : direction(start + Math.abs(sweep));
    }

    private static int direction(double degrees) {
        double radians = Math.toRadians(degrees % WHOLE_TURN);
        return Stage.pair((int) Math.rint(Math.cos(radians) * DIRECTION_UNITS), (int)
                Math.rint(Math.sin(radians) * DIRECTION_UNITS));
    }

    /// Opens an instance that touches the px whose centres lie less than these extents from a middle.
    private int open(Kind kind, double x, double y, double extentX, double extentY) {
        return stage.open(
                kind,
                Stage.whole(x - extentX),
                Stage.whole(y - extentY),
                Stage.whole(x + extentX),
                Stage.whole(y + extentY));
    }

    private static int units(double px) {
        return (int) Math.rint(px * UNITS);
    }
}
