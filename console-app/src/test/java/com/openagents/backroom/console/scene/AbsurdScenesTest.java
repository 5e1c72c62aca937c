package com.openagents.backroom.console.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.theme.Fonts;
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
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// What no layout makes and a fault in one might: JavaFX's canvas leaves it out or cuts it, and paints the rest.
@ExtendWith(ApplicationExtension.class)
class AbsurdScenesTest {
    private static final int GROUND = 0xff090b0e;
    private static final int INK = 0xff62c3e0;
    private static final int LAST = 0xff5cc79b;
    private static final int SIZE_PX = 40;

    private static final double[] NUMBERS = {
        -0.0,
        1e-300,
        -3,
        1e5,
        -1e5,
        4e7,
        -4e9,
        1e300,
        -1e300,
        Double.MIN_VALUE,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY
    };

    /// Drawn after everything else, in the lower right.
    private static final Quad AFTER = new Quad(new Box(30, 30, 10, 10), 0, LAST, 0);

    /// Each kind of primitive with a number in each of its places.
    private static List<Primitive> shapesWith(double n) {
        List<Primitive> shapes = new ArrayList<>();
        for (Box box : List.of(new Box(n, 2, 9, 9), new Box(2, n, 9, 9), new Box(2, 2, n, 9), new Box(2, 2, 9, n))) {
            shapes.add(new Quad(box, 0, INK, INK));
            shapes.add(new Quad(box, 3, INK, INK));
            shapes.add(new Clip(box, List.of(new Quad(new Box(2, 2, 9, 9), 0, INK, 0))));
            shapes.add(new Panel(box, List.of(new Quad(new Box(2, 2, 9, 9), 0, INK, 0))));
        }
        shapes.add(new Quad(new Box(2, 2, 9, 9), n, INK, INK));
        shapes.add(new Text(n, 9, "Text", Font.CODE, INK));
        shapes.add(new Text(2, n, "Text", Font.CODE, INK));
        shapes.add(new Text(2, 9, "Text", new Font(Font.CODE.family(), 500, n, 0), INK));
        shapes.add(new Text(2, 9, "Text", new Font(Font.CODE.family(), 500, 12, n), INK));
        shapes.add(new Polyline(List.of(new Point(n, 2), new Point(9, 9), new Point(2, n)), 1, INK));
        shapes.add(new Polyline(List.of(new Point(2, 2), new Point(9, 9)), n, INK));
        shapes.add(new Arc(n, 9, 5, 0, 90, 1, INK));
        shapes.add(new Arc(9, n, 5, 0, 90, 1, INK));
        shapes.add(new Arc(9, 9, n, 0, 90, 1, INK));
        shapes.add(new Arc(9, 9, 5, n, 90, 1, INK));
        shapes.add(new Arc(9, 9, 5, 0, n, 1, INK));
        shapes.add(new Arc(9, 9, 5, 0, 90, n, INK));
        return shapes;
    }

    @Test
    void nonsense_isLeftOutOrCut_andTheRestIsPainted(FxRobot robot) {
        for (double n : NUMBERS) {
            List<Primitive> shapes = shapesWith(n);
            shapes.add(AFTER);
            assertEquals(LAST, paint(robot, SIZE_PX, SIZE_PX, shapes).getArgb(35, 35), "after " + n);
        }
    }

    @Test
    void quadThatReachesFarBeyondTheScene_coversIt(FxRobot robot) {
        for (double far : new double[] {1e5, 1e9, 1e300}) {
            Quad quad = new Quad(new Box(-far, -far, 2 * far, 2 * far), 4, INK, 0);
            PixelReader pixels = paint(robot, SIZE_PX, SIZE_PX, List.of(quad));
            assertEquals(INK, pixels.getArgb(0, 0), "by " + far);
            assertEquals(INK, pixels.getArgb(39, 39), "by " + far);
        }
    }

    @Test
    void smallestAndWidestScene_arePainted(FxRobot robot) {
        for (int[] size : new int[][] {{1, 1}, {16_384, 1}, {1, 16_384}}) {
            PixelReader pixels =
                    paint(robot, size[0], size[1], List.of(new Quad(new Box(0, 0, size[0], size[1]), 0, INK, 0)));
            assertEquals(INK, pixels.getArgb(size[0] - 1, size[1] - 1), size[0] + "x" + size[1]);
        }
    }

    @Test
    void tenMillionPrimitives_arePaintedUpToTheLimit(FxRobot robot) {
        List<Primitive> shapes = Collections.nCopies(10_000_000, new Quad(new Box(0, 0, 1, 1), 0, INK, 0));
        PixelReader pixels = paint(robot, SIZE_PX, SIZE_PX, shapes);

        assertEquals(INK, pixels.getArgb(0, 0));
        assertEquals(GROUND, pixels.getArgb(2, 2));
    }

    @Test
    void clipsWithoutEnd_areNotFollowed(FxRobot robot) {
        Primitive innermost = new Quad(new Box(0, 0, 9, 9), 0, INK, 0);
        for (int i = 0; i < 100_000; i++) {
            innermost = new Clip(new Box(0, 0, 20, 20), List.of(innermost));
        }
        PixelReader pixels = paint(robot, SIZE_PX, SIZE_PX, List.of(innermost, AFTER));

        assertEquals(GROUND, pixels.getArgb(5, 5));
        assertEquals(LAST, pixels.getArgb(35, 35));
    }

    @Test
    void glyphThatNoFontHas_isSeen(FxRobot robot) {
        for (String glyph : List.of("\udbff\udffd", "\ue000", "\ud800")) {
            PixelReader pixels = paint(robot, SIZE_PX, SIZE_PX, List.of(new Text(9, 25, glyph, Font.CODE, INK)));
            int inked = 0;
            for (int i = 0; i < SIZE_PX * SIZE_PX; i++) {
                inked += pixels.getArgb(i % SIZE_PX, i / SIZE_PX) == GROUND ? 0 : 1;
            }
            assertTrue(inked > 9, () -> "U+" + Integer.toHexString(glyph.codePointAt(0)));
        }
    }

    private static PixelReader paint(FxRobot robot, int width, int height, List<Primitive> primitives) {
        Scene scene = new Scene(width, height, GROUND, primitives, List.of(), List.of());
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            Fonts.load();
            Canvas canvas = new Canvas(width, height);
            new ScenePainter(FontMetrics.load()).paint(scene, canvas.getGraphicsContext2D());
            image[0] = canvas.snapshot(null, null);
        });
        return image[0].getPixelReader();
    }
}
