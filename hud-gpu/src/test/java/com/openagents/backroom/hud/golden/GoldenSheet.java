package com.openagents.backroom.hud.golden;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/// Many small scenes as one, row by row, so that their states are seen side by side and kept in one picture.
final class GoldenSheet {
    private static final double GAP_PX = 8;

    private GoldenSheet() {}

    /// Scenes of one size and ground.
    static Scene of(int columns, List<Scene> scenes) {
        Scene first = scenes.getFirst();
        double stepX = first.width() + GAP_PX;
        double stepY = first.height() + GAP_PX;
        List<Primitive> all = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            double x = GAP_PX + stepX * (i % columns);
            double y = GAP_PX + stepY * Math.floorDiv(i, columns);
            Box place = new Box(x, y, first.width(), first.height());
            all.add(new Clip(place, moved(scenes.get(i).primitives(), x, y)));
        }
        int rows = Math.ceilDiv(scenes.size(), columns);
        return new Scene(
                GAP_PX + stepX * columns, GAP_PX + stepY * rows, first.background(), all, List.of(), List.of());
    }

    private static List<Primitive> moved(List<Primitive> primitives, double x, double y) {
        return primitives.stream().map(one -> moved(one, x, y)).toList();
    }

    private static Primitive moved(Primitive primitive, double x, double y) {
        return switch (primitive) {
            case Quad quad -> new Quad(moved(quad.box(), x, y), quad.radius(), quad.fill(), quad.border());
            case Text text -> new Text(text.x() + x, text.baseline() + y, text.text(), text.font(), text.color());
            case Polyline line ->
                new Polyline(
                        line.points().stream()
                                .map(point -> new Point(point.x() + x, point.y() + y))
                                .toList(),
                        line.width(),
                        line.color());
            case Arc arc ->
                new Arc(
                        arc.centerX() + x,
                        arc.centerY() + y,
                        arc.radius(),
                        arc.startDegrees(),
                        arc.sweepDegrees(),
                        arc.width(),
                        arc.color());
            case Clip clip -> new Clip(moved(clip.box(), x, y), moved(clip.children(), x, y));
            case Panel panel -> new Panel(moved(panel.box(), x, y), moved(panel.children(), x, y));
        };
    }

    private static Box moved(Box box, double x, double y) {
        return new Box(box.x() + x, box.y() + y, box.width(), box.height());
    }
}
