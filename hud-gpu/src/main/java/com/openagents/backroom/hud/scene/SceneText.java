package com.openagents.backroom.hud.scene;

import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import java.util.List;

/// A scene as readable text, one primitive a line, for comparison with what was approved.
public final class SceneText {
    private SceneText() {}

    /// Everything in the scene, in drawing order.
    public static String of(Scene scene) {
        StringBuilder out = new StringBuilder();
        out.append("scene ")
                .append(number(scene.width()))
                .append('x')
                .append(number(scene.height()))
                .append(' ')
                .append(color(scene.background()))
                .append('\n');
        write(scene.primitives(), "", out);
        scene.hits()
                .forEach(hit -> out.append("hit ")
                        .append(box(hit.box()))
                        .append(' ')
                        .append(hit.action())
                        .append(" \"")
                        .append(hit.label())
                        .append("\"\n"));
        scene.scrolls()
                .forEach(area -> out.append("scroll ")
                        .append(area.id())
                        .append(' ')
                        .append(box(area.box()))
                        .append(" content ")
                        .append(number(area.contentHeight()))
                        .append(" at ")
                        .append(number(area.offset()))
                        .append('\n'));
        return out.toString();
    }

    private static void write(List<Primitive> primitives, String indent, StringBuilder out) {
        for (Primitive primitive : primitives) {
            out.append(indent);
            switch (primitive) {
                case Quad quad ->
                    out.append("quad ")
                            .append(box(quad.box()))
                            .append(" r")
                            .append(number(quad.radius()))
                            .append(" fill ")
                            .append(color(quad.fill()))
                            .append(" border ")
                            .append(color(quad.border()))
                            .append('\n');
                case Text text ->
                    out.append("text ")
                            .append(number(text.x()))
                            .append(',')
                            .append(number(text.baseline()))
                            .append(' ')
                            .append(text.font().family())
                            .append(' ')
                            .append(text.font().weight())
                            .append('/')
                            .append(number(text.font().size()))
                            .append(' ')
                            .append(color(text.color()))
                            .append(" \"")
                            .append(text.text())
                            .append("\"\n");
                case Polyline line -> {
                    out.append("line ").append(color(line.color())).append(" w").append(number(line.width()));
                    for (Point point : line.points()) {
                        out.append(' ').append(number(point.x())).append(',').append(number(point.y()));
                    }
                    out.append('\n');
                }
                case Arc arc ->
                    out.append("arc ")
                            .append(number(arc.centerX()))
                            .append(',')
                            .append(number(arc.centerY()))
                            .append(" r")
                            .append(number(arc.radius()))
                            .append(" from ")
                            .append(number(arc.startDegrees()))
                            .append(" by ")
                            .append(number(arc.sweepDegrees()))
                            .append(" w")
                            .append(number(arc.width()))
                            .append(' ')
                            .append(color(arc.color()))
                            .append('\n');
                case Clip clip -> {
                    out.append("clip ").append(box(clip.box())).append('\n');
                    write(clip.children(), indent + "  ", out);
                }
                case Panel panel -> {
                    out.append("panel ").append(box(panel.box())).append('\n');
                    write(panel.children(), indent + "  ", out);
                }
            }
        }
    }

    private static String box(Box box) {
        return number(box.x()) + "," + number(box.y()) + " " + number(box.width()) + "x" + number(box.height());
    }

    private static String color(int argb) {
        return argb == 0 ? "none" : "#" + Integer.toHexString(argb);
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
