package com.openagents.backroom.hud.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class RasterTest {
    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;

    private final GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load()));
    private final SceneEncoder encoder = new SceneEncoder(FontMetrics.load(), atlas);
    private final DisplayList list = new DisplayList();
    private final Picture picture = new Picture();

    private void paint(double scale, Primitive... primitives) {
        encoder.encode(new Scene(20, 20, BLACK, List.of(primitives), List.of(), List.of()), scale, list);
        new Raster(atlas).paint(list, picture);
    }

    private int at(int x, int y) {
        return picture.pixels()[y * picture.width() + x];
    }

    @Test
    void quad_fillsItsPxAndHasItsBorderInside() {
        paint(1, new Primitive.Quad(new Box(2, 3, 5, 4), 0, WHITE, 0xffff0000));

        assertEquals(BLACK, at(1, 3));
        assertEquals(0xffff0000, at(2, 3));
        assertEquals(WHITE, at(3, 4));
        assertEquals(0xffff0000, at(6, 6));
        assertEquals(BLACK, at(7, 6));
    }

    @Test
    void textCoveredByAQuad_isNotSeen() {
        paint(
                1,
                new Primitive.Quad(new Box(0, 0, 20, 20), 0, BLACK, 0),
                new Primitive.Text(2, 14, "M", Font.PROSE, WHITE),
                new Primitive.Quad(new Box(0, 0, 20, 20), 0, 0xff0000ff, 0));

        assertEquals(3, list.batches());
        for (int i = 0; i < 400; i++) {
            assertEquals(0xff0000ff, picture.pixels()[i]);
        }
    }

    @Test
    void text_isDrawnAtEveryScale() {
        for (double scale : new double[] {1, 1.25, 1.5, 2, 3}) {
            for (Font font : List.of(Font.PROSE, Font.TIME, Font.BIG)) {
                paint(scale, new Primitive.Text(1, 16, "4", font, WHITE));

                int brightest = 0;
                for (int i = 0; i < picture.width() * picture.height(); i++) {
                    brightest = Math.max(brightest, picture.pixels()[i] & 255);
                }
                assertTrue(brightest > 200, font + " at " + scale + " is " + brightest);
            }
        }
    }
}
