package com.openagents.backroom.console.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.theme.Fonts;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// What the painter leaves on the canvas, pixel by pixel where it matters.
@ExtendWith(ApplicationExtension.class)
class ScenePainterTest {
    private static final int GROUND = 0xff090b0e;
    private static final int FILL = 0xff101317;
    private static final int EDGE = 0xff62c3e0;
    private static final int SIZE_PX = 100;

    @Test
    void quad_hasItsBorderInsideItsEdge(FxRobot robot) {
        PixelReader pixels = paint(robot, new Quad(new Box(10, 10, 40, 30), 0, FILL, EDGE));

        assertEquals(GROUND, pixels.getArgb(9, 20), "left of it");
        assertEquals(EDGE, pixels.getArgb(10, 20), "its first column");
        assertEquals(FILL, pixels.getArgb(11, 20), "inside");
        assertEquals(FILL, pixels.getArgb(48, 20), "inside, at the right");
        assertEquals(EDGE, pixels.getArgb(49, 20), "its last column");
        assertEquals(GROUND, pixels.getArgb(50, 20), "right of it");
        assertEquals(EDGE, pixels.getArgb(30, 10), "its first row");
        assertEquals(EDGE, pixels.getArgb(30, 39), "its last row");
        assertEquals(GROUND, pixels.getArgb(30, 40), "below it");
    }

    @Test
    void quad_withARadius_leavesItsCornersFree(FxRobot robot) {
        PixelReader pixels = paint(robot, new Quad(new Box(10, 10, 40, 30), 6, EDGE, 0));

        assertEquals(GROUND, pixels.getArgb(10, 10));
        assertEquals(GROUND, pixels.getArgb(49, 39));
        assertEquals(EDGE, pixels.getArgb(30, 10));
        assertEquals(EDGE, pixels.getArgb(10, 25));
    }

    @Test
    void colourOfZero_drawsNothing(FxRobot robot) {
        PixelReader pixels = paint(robot, new Quad(new Box(10, 10, 40, 30), 0, 0, 0));

        assertEquals(GROUND, pixels.getArgb(10, 10));
        assertEquals(GROUND, pixels.getArgb(30, 25));
    }

    @Test
    void arc_turnsClockwiseFromThreeOClock(FxRobot robot) {
        PixelReader pixels = paint(robot, new Arc(50, 50, 20, 0, 90, 4, EDGE));

        assertEquals(EDGE, pixels.getArgb(50 + 14, 50 + 14), "lower right, which a clockwise quarter covers");
        assertEquals(GROUND, pixels.getArgb(50 + 14, 50 - 15), "upper right");
        assertEquals(GROUND, pixels.getArgb(50, 50), "the middle of a ring");
    }

    @Test
    void polyline_isAsWideAsItSays(FxRobot robot) {
        PixelReader pixels = paint(robot, new Polyline(List.of(new Point(10, 20), new Point(90, 20)), 2, EDGE));

        assertEquals(GROUND, pixels.getArgb(50, 18));
        assertEquals(EDGE, pixels.getArgb(50, 19));
        assertEquals(EDGE, pixels.getArgb(50, 20));
        assertEquals(GROUND, pixels.getArgb(50, 21));
        assertEquals(GROUND, pixels.getArgb(9, 20), "butt caps do not reach beyond the end");
    }

    @Test
    void clip_hidesWhatLiesOutside_andEndsWithItself(FxRobot robot) {
        Primitive inside = new Quad(new Box(0, 0, 100, 100), 0, EDGE, 0);
        Primitive after = new Quad(new Box(80, 80, 10, 10), 0, FILL, 0);
        PixelReader pixels = paint(robot, new Clip(new Box(20, 20, 30, 30), List.of(inside)), after);

        assertEquals(GROUND, pixels.getArgb(19, 30));
        assertEquals(EDGE, pixels.getArgb(20, 30));
        assertEquals(EDGE, pixels.getArgb(49, 49));
        assertEquals(GROUND, pixels.getArgb(50, 30));
        assertEquals(FILL, pixels.getArgb(85, 85));
    }

    @Test
    void text_standsOnItsBaseline_andEndsWhereTheMetricsSay(FxRobot robot) {
        String word = "HHHH";
        for (Font font : List.of(Font.CARD_TITLE, Font.CODE, Font.ALARM_CLOCK)) {
            PixelReader pixels = paint(robot, new Text(10, 50, word, font, EDGE));
            int right = 0;
            int bottom = 0;
            for (int y = 0; y < SIZE_PX; y++) {
                for (int x = 0; x < SIZE_PX; x++) {
                    if (pixels.getArgb(x, y) != GROUND) {
                        right = Math.max(right, x);
                        bottom = Math.max(bottom, y);
                    }
                }
            }
            assertEquals(49, bottom, "the last row above the baseline, " + font);
            double end = 10 + FontMetrics.load().width(word, font);
            assertTrue(Math.abs(right - end) <= 3, "ends at " + right + ", by the metrics at " + end + ", " + font);
        }
    }

    @Test
    void weights_areDrawnDifferently(FxRobot robot) {
        int[] ink = new int[2];
        List<Font> weights = List.of(Font.inter(400, 13), Font.inter(600, 13));
        for (int i = 0; i < 2; i++) {
            PixelReader pixels = paint(robot, new Text(5, 50, "Backroom", weights.get(i), 0xffffffff));
            for (int y = 30; y < 60; y++) {
                for (int x = 0; x < SIZE_PX; x++) {
                    ink[i] += (pixels.getArgb(x, y) & 0xff) - (GROUND & 0xff);
                }
            }
        }
        assertNotEquals(0, ink[0]);
        assertTrue(ink[1] > ink[0] * 1.1, "600 has more ink than 400: " + ink[1] + ", " + ink[0]);
    }

    private static PixelReader paint(FxRobot robot, Primitive... primitives) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            Fonts.load();
            Canvas canvas = new Canvas(SIZE_PX, SIZE_PX);
            Scene scene = new Scene(SIZE_PX, SIZE_PX, GROUND, List.of(primitives), List.of(), List.of());
            new ScenePainter(FontMetrics.load()).paint(scene, canvas.getGraphicsContext2D());
            image[0] = canvas.snapshot(null, null);
        });
        return image[0].getPixelReader();
    }
}
