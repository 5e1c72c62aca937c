package com.openagents.backroom.hud.freetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.ShippedFonts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The shipped images are what FreeType makes of the shipped fonts.
class PreparedGlyphsTest {
    /// Of 255: FreeType counts the edge of a px twice where contours overlap, columns don't.
    private static final int GREATEST = 48;

    /// Half of the steps of a column, 15 at 1x and 7 at 2x, of 255.
    private static final double[] ROUNDING = {8.5, 18.3};

    private final GlyphSource prepared = ShippedGlyphs.load();
    private final GlyphImage image = new GlyphImage();
    private final GlyphImage expected = new GlyphImage();

    @Test
    void coverageAtEveryPhase_isFreeTypes() {
        try (FreeTypeLibrary library = new FreeTypeLibrary();
                FreeTypeFace face = new FreeTypeFace(library, ShippedFonts.trueType(0))) {
            for (int scale = 1; scale <= 2; scale++) {
                int size64 = 13 * 64 * scale;
                int phases = prepared.phases(0, size64);
                assertEquals(scale == 1 ? 4 : 2, phases);
                for (int codePoint : Repertoire.whole()) {
                    for (int phase = 0; phase < phases; phase++) {
                        boolean isThere = face.coverage(codePoint, size64, 1, phase * 64 / phases, expected);
                        assertEquals(isThere, prepared.coverage(0, size64, phase, codePoint, image));
                        if (isThere) {
                            assertSimilar(Character.toString(codePoint) + " at phase " + phase, ROUNDING[scale - 1]);
                        }
                    }
                }
            }
        }
    }

    private void assertSimilar(String what, double mean) {
        int greatest = 0;
        double sum = 0;
        int left = Math.min(image.left(), expected.left());
        int right = Math.max(image.left() + image.width(), expected.left() + expected.width());
        int top = Math.max(image.top(), expected.top());
        int bottom = Math.min(image.top() - image.height(), expected.top() - expected.height());
        for (int y = top; y > bottom; y--) {
            for (int x = left; x < right; x++) {
                int difference = Math.abs(texel(image, x, y) - texel(expected, x, y));
                greatest = Math.max(greatest, difference);
                sum += difference;
            }
        }
        int area = Math.max(1, (right - left) * (top - bottom));
        assertTrue(
                greatest <= GREATEST && sum <= mean * area,
                what + " differs by " + greatest + " and by " + sum / area + " on average");
    }

    private static int texel(GlyphImage glyph, int x, int y) {
        int column = x - glyph.left();
        int row = glyph.top() - y;
        boolean isInside = column >= 0 && column < glyph.width() && row >= 0 && row < glyph.height();
        return isInside ? glyph.texels()[row * glyph.width() + column] & 255 : 0;
    }

    /// The console's own source fits the prepared one: the same size at the same place.
    @Test
    void freeTypeGlyphs_areThePreparedOnesAtEverySize() {
        try (FreeTypeGlyphs console = new FreeTypeGlyphs()) {
            for (int size64 = 32; size64 <= 66 * 64; size64 += 40) {
                int phases = console.phases(3, size64);
                assertEquals(size64 >= 64 && size64 <= 64 * 64, phases > 0);
                for (int phase = 0; phase < phases; phase++) {
                    assertTrue(console.coverage(3, size64, phase, 'M', image));
                    assertTrue(image.height() <= size64 / 64 + 1, image.height() + " px high");
                }
            }
            assertTrue(console.coverage(0, 11 * 64, 1, 'g', expected));
            assertTrue(prepared.coverage(0, 11 * 64, 1, 'g', image));
            assertSimilar("g", ROUNDING[0]);
            assertFalse(console.coverage(0, 11 * 64, 1, 0x6e2c, image));
        }
    }

    /// A contour that counts as a hole, or an edge inside a letter, would change how much of it is ink.
    @Test
    void fields_holdAsMuchInkAsTheOutlines() {
        List<String> wrong = new ArrayList<>();
        try (FreeTypeLibrary library = new FreeTypeLibrary()) {
            for (int face = 0; face < Font.FACES; face++) {
                try (FreeTypeFace font = new FreeTypeFace(library, ShippedFonts.trueType(face))) {
                    for (int codePoint : Repertoire.large()) {
                        if (prepared.field(face, codePoint, image)) {
                            double inField = inkOfField();
                            assertTrue(font.coverage(codePoint, 8 * GlyphAtlas.FIELD_EM * 64, 1, 0, image));
                            double inOutline = inkOfCoverage() / 64;
                            if (Math.abs(inField - inOutline) > 2 + 0.1 * inOutline) {
                                wrong.add(ShippedFonts.NAMES.get(face) + " " + Character.toString(codePoint) + " has "
                                        + inField + " for " + inOutline);
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private double inkOfField() {
        double ink = 0;
        for (int i = 0; i < image.width() * image.height(); i++) {
            int red = image.texels()[4 * i] & 255;
            int green = image.texels()[4 * i + 1] & 255;
            int blue = image.texels()[4 * i + 2] & 255;
            int median = Math.max(Math.min(red, green), Math.min(Math.max(red, green), blue));
            ink += Math.clamp((median / 255.0 - 0.5) * GlyphAtlas.FIELD_RANGE + 0.5, 0, 1);
        }
        return ink;
    }

    private double inkOfCoverage() {
        double ink = 0;
        for (int i = 0; i < image.width() * image.height(); i++) {
            ink += (image.texels()[i] & 255) / 255.0;
        }
        return ink;
    }
}
