package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import java.util.List;

/// Whether primitives look the same. The records' own equality says so too, but is made by reflection in a browser, and
/// costs the page's script 4 KB.
final class SamePrimitives {
    private SamePrimitives() {}

    static boolean same(List<Primitive> a, List<Primitive> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Primitive a, Primitive b) {
        return switch (a) {
            case Quad quad ->
                b instanceof Quad other
                        && same(quad.box(), other.box())
                        && quad.radius() == other.radius()
                        && quad.fill() == other.fill()
                        && quad.border() == other.border();
            case Text text -> b instanceof Text other && same(text, other);
            case Polyline line ->
                b instanceof Polyline other
                        && line.width() == other.width()
                        && line.color() == other.color()
                        && samePoints(line.points(), other.points());
            case Arc arc -> b instanceof Arc other && same(arc, other);
            case Clip clip ->
                b instanceof Clip other && same(clip.box(), other.box()) && same(clip.children(), other.children());
            case Panel panel ->
                b instanceof Panel other && same(panel.box(), other.box()) && same(panel.children(), other.children());
        };
    }

    static boolean same(Box a, Box b) {
        return a.x() == b.x() && a.y() == b.y() && a.width() == b.width() && a.height() == b.height();
    }

    private static boolean same(Text a, Text b) {
        return a.x() == b.x()
                && a.baseline() == b.baseline()
                && a.color() == b.color()
                && same(a.font(), b.font())
                && a.text().equals(b.text());
    }

    private static boolean same(Font a, Font b) {
        return a.family() == b.family()
                && a.weight() == b.weight()
                && a.size() == b.size()
                && a.tracking() == b.tracking();
    }

    private static boolean same(Arc a, Arc b) {
        return a.centerX() == b.centerX()
                && a.centerY() == b.centerY()
                && a.radius() == b.radius()
                && a.startDegrees() == b.startDegrees()
                && a.sweepDegrees() == b.sweepDegrees()
                && a.width() == b.width()
                && a.color() == b.color();
    }

    private static boolean samePoints(List<Point> a, List<Point> b) {
        boolean isSame = a.size() == b.size();
        for (int i = 0; isSame && i < a.size(); i++) {
            isSame = a.get(i).x() == b.get(i).x() && a.get(i).y() == b.get(i).y();
        }
        return isSame;
    }
}
