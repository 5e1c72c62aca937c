package com.openagents.backroom.hud.paint;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// Primitives by chance, from coordinates by chance.
final class RandomShapes {
    private static final List<Font> FONTS = List.of(Font.LABEL, Font.PROSE, Font.CODE, Font.BIG, Font.TITLE);
    private static final String LETTERS = "aHg8 \u00e9\u0416\u2588\u6e2c";

    private final Random random;
    private final DoubleSupplier number;

    /// @param number the next coordinate or length
    RandomShapes(Random random, DoubleSupplier number) {
        this.random = random;
        this.number = number;
    }

    List<Primitive> list(int count, int depth) {
        List<Primitive> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shapes.add(next(depth));
        }
        return shapes;
    }

    private Primitive next(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 5)) {
            case 0 -> new Quad(box(), n() / 4, color(), random.nextBoolean() ? color() : 0);
            case 1 -> new Text(n(), n(), word(), FONTS.get(random.nextInt(FONTS.size())), color());
            case 2 -> new Polyline(List.of(point(), point(), point()), n() / 10, color());
            case 3 -> new Arc(n(), n(), n() / 4, n() * 10, n() * 10, n() / 10, color());
            case 4 -> new Text(n(), n(), word(), new Font(Font.CODE.family(), 500, n() / 4, n() / 50), color());
            default -> new Clip(box(), list(4, depth - 1));
        };
    }

    private double n() {
        return number.getAsDouble();
    }

    private Box box() {
        return new Box(n(), n(), n(), n());
    }

    private Point point() {
        return new Point(n(), n());
    }

    private int color() {
        int alpha = random.nextInt(3) == 0 ? 0x80 : 0xff;
        return (alpha << 24) | (random.nextInt() & 0xffffff);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
