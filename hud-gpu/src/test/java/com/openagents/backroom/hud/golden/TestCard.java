package com.openagents.backroom.hud.golden;

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
import com.openagents.backroom.hud.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/// What a painter can get wrong, side by side: corners, joins, wedges, cuts, layers, sizes of text.
final class TestCard {
    private static final int GROUND = 0xff101317;
    private static final int WHITE = 0xffe8ebef;
    private static final int CYAN = 0xff62c3e0;
    private static final int AMBER = 0xffffb22e;
    private static final int GLASS = 0x8062c3e0;

    private TestCard() {}

    static Scene shapes() {
        List<Primitive> shapes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double x = 6 + 40 * i;
            shapes.add(new Quad(new Box(x, 6, 34, 22), 3 * i, i % 2 == 0 ? GLASS : CYAN, i > 2 ? WHITE : 0));
            shapes.add(new Quad(new Box(x, 34, 2.5 + i, 2.5), 0.5, AMBER, 0));
            shapes.add(new Arc(x + 17, 62, 4.75 + i, 60 * i - 90, 60 * (i + 1), 1 + 0.5 * i, CYAN));
            shapes.add(bend(x + 2, 96, 15 + 30 * i));
            shapes.add(new Polyline(
                    List.of(new Point(x, 130 + i), new Point(x + 30, 126)), 0.5 + 0.5 * i, i == 5 ? GLASS : WHITE));
        }
        shapes.add(new Clip(
                new Box(10, 140, 60, 20),
                List.of(
                        new Quad(new Box(-100_000, 136, 100_040, 100_000), 9, GLASS, WHITE),
                        new Arc(70, 160, 16, 0, 360, 3, CYAN),
                        new Polyline(List.of(new Point(-1e7, 140), new Point(1e7, 158)), 2, AMBER))));
        shapes.add(new Panel(
                new Box(80, 140, 70, 20),
                List.of(
                        new Text(78, 154, "under and cut off", Font.PROSE, WHITE),
                        new Quad(new Box(100, 138, 20, 40), 4, GLASS, 0),
                        new Text(84, 158, "over", Font.CODE, AMBER))));
        return new Scene(246, 170, GROUND, shapes, List.of(), List.of());
    }

    /// Two strokes that meet at an angle.
    private static Polyline bend(double x, double y, double degrees) {
        double angle = Math.toRadians(degrees);
        return new Polyline(
                List.of(
                        new Point(x, y),
                        new Point(x + 14, y),
                        new Point(x + 14 + 12 * Math.cos(angle), y - 12 * Math.sin(angle))),
                3,
                WHITE);
    }

    static Scene text() {
        List<Font> fonts = List.of(
                Font.LABEL,
                Font.STATUS,
                Font.BADGE,
                Font.LIST,
                Font.PRIMARY,
                Font.PROSE,
                Font.CARD_TITLE,
                Font.TITLE,
                Font.PAGE_TITLE,
                Font.TIME,
                Font.CODE,
                Font.FIGURE,
                Font.FIGURE_STRONG,
                Font.COMMAND,
                Font.CLOCK,
                Font.ALARM_COMMAND,
                Font.STATE_TITLE,
                Font.BIG);
        List<Primitive> lines = new ArrayList<>();
        double y = 4;
        for (Font font : fonts) {
            y += Math.round(font.size() * 1.5);
            String words = font.size() < 18
                    ? "Hamburgefonstiv 0123456789 {}[]()<>=+\u2212 \u00c5\u00df\u0416\u03a9\u2026"
                    : "Hag 0:45";
            lines.add(new Text(6.4, y, words, font, y % 2 == 0 ? WHITE : CYAN));
        }
        lines.add(new Text(220.25, y, "\u250c\u2500\u2510\u2588\u2592", Font.CODE, AMBER));
        lines.add(new Text(290, y, "\u6e2c \u05d0", Font.CODE, WHITE));
        return new Scene(380, y + 12, GROUND, lines, List.of(), List.of());
    }
}
