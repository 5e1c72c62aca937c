package com.openagents.backroom.bench.hud;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import java.util.ArrayList;
import java.util.List;

/// A scene of exactly so many glyphs, with the quads, strokes and arcs that a HUD has among them: code in rows over all
/// of the window. When the window has no room for all, rows overlap.
///
/// Nothing in it is a panel that could be kept from frame to frame: each frame is new from end to end, as when a reader
/// scrolls.
final class GlyphScene {
    private static final String GLYPHS =
            "exportfunctiondiscount(items,percent){returnitems.reduce((sum,item)=>sum+item.cents*item.count,0);}";

    /// The advance of JetBrains Mono: 600 of 1000 units to the em.
    private static final double ADVANCE = 0.6;

    private static final int GLYPHS_TO_A_QUAD = 100;
    private static final int GLYPHS_TO_A_CURVE = 500;
    private static final int CURVE_POINTS = 24;
    private static final int BACKGROUND = 0xff0d1117;
    private static final int[] INKS = {0xffe6edf3, 0xff9da7b3, 0xff58a6ff, 0xff3fb950, 0xffd29922};

    private final double width;
    private final double height;
    private final int glyphs;
    private final List<Primitive> primitives = new ArrayList<>();

    private GlyphScene(double width, double height, int glyphs) {
        this.width = width;
        this.height = height;
        this.glyphs = glyphs;
    }

    /// Makes one.
    ///
    /// @param turn different ones have different glyphs in the same places
    static Scene of(int width, int height, int glyphs, int turn) {
        GlyphScene scene = new GlyphScene(width, height, glyphs);
        scene.quads(turn);
        scene.text(turn);
        scene.curves(turn);
        return new Scene(width, height, BACKGROUND, scene.primitives, List.of(), List.of());
    }

    private void quads(int turn) {
        int count = Math.max(1, glyphs / GLYPHS_TO_A_QUAD);
        for (int i = 0; i < count; i++) {
            Box box = new Box(width * spread(i, 0.618), height * spread(i, 0.414), 120 + turn % 2, 24);
            primitives.add(new Quad(box, 4, 0xff161b22, 0xff30363d));
        }
    }

    private void text(int turn) {
        Font font = Font.CODE;
        int columns = Math.max(1, (int) (width / (font.size() * ADVANCE)));
        int rows = (glyphs + columns - 1) / columns;
        double pitch = Math.max(1, Math.floor(height / rows));
        String line = GLYPHS.repeat(columns / GLYPHS.length() + 2);
        for (int row = 0, left = glyphs; left > 0; row++, left -= columns) {
            int from = (row + turn) % GLYPHS.length();
            String text = line.substring(from, from + Math.min(columns, left));
            primitives.add(new Text(0, font.size() + row * pitch, text, font, INKS[row % INKS.length]));
        }
    }

    private void curves(int turn) {
        int count = Math.max(1, glyphs / GLYPHS_TO_A_CURVE);
        for (int i = 0; i < count; i++) {
            double x = width * spread(i, 0.732);
            double y = height * spread(i, 0.236);
            List<Point> points = new ArrayList<>();
            for (int at = 0; at < CURVE_POINTS; at++) {
                points.add(new Point(x + 4 * at, y + 10 * Math.sin(at + turn)));
            }
            primitives.add(new Polyline(points, 1.5, 0xff58a6ff));
            primitives.add(new Arc(x, y, 8, -90, 270, 2, 0xff3fb950));
        }
    }

    /// Places that look random and are the same in every run.
    private static double spread(int index, double step) {
        return (index * step) % 1;
    }
}
