package com.openagents.backroom.hud.raster;

import static com.openagents.backroom.hud.raster.Raster.clamp;
import static com.openagents.backroom.hud.raster.Raster.high;
import static com.openagents.backroom.hud.raster.Raster.low;
import static com.openagents.backroom.hud.raster.Raster.unit;

import com.openagents.backroom.hud.glyph.AtlasPage;
import com.openagents.backroom.hud.glyph.GlyphAtlas;

/// Glyphs of a display list, from the pages of the atlas.
final class RasterGlyphs {
    private static final int FULL = 255;

    private final GlyphAtlas atlas;
    private final Ink ink = new Ink();

    RasterGlyphs(GlyphAtlas atlas) {
        this.atlas = atlas;
    }

    void glyph(int[] words, int at, Picture picture) {
        AtlasPage page = atlas.coveragePage();
        byte[] texels = page.texels();
        ink.set(words[at + 6]);
        int argb = Ink.argb(words[at + 6]);
        int width = low(words[at + 1]);
        for (int y = 0; y < high(words[at + 1]); y++) {
            int from = (high(words[at + 2]) + y) * page.width() + low(words[at + 2]);
            int to = (high(words[at]) + y) * picture.width() + low(words[at]);
            for (int x = 0; x < width; x++) {
                int coverage = texels[from + x] & FULL;
                if (coverage == FULL && ink.isOpaque()) {
                    picture.fill(to + x, to + x + 1, argb);
                } else if (coverage > 0) {
                    ink.over(picture, to + x, coverage / 255f);
                }
            }
        }
    }

    void field(int[] words, int at, Picture picture) {
        AtlasPage page = atlas.fieldPage();
        float scale = words[at + 5] / 65536f;
        float sharpness = (words[at + 7] & 0xffff) / 256f / scale;
        ink.set(words[at + 6]);
        int left = low(words[at]);
        int right = left + low(words[at + 1]);
        int top = high(words[at]);
        for (int row = top; row < top + high(words[at + 1]); row++) {
            float ty = (row + 0.5f - unit(words[at + 3])) * scale - 0.5f;
            int iy = (int) Math.floor(ty);
            for (int column = left; column < right; column++) {
                float tx = (column + 0.5f - unit(words[at + 2])) * scale - 0.5f;
                int ix = (int) Math.floor(tx);
                float distance =
                        median(page, low(words[at + 4]) + ix, high(words[at + 4]) + iy, tx - ix, ty - iy) - 0.5f;
                float coverage = clamp(distance * sharpness + 0.5f);
                if (coverage > 0) {
                    ink.over(picture, row * picture.width() + column, coverage);
                }
            }
        }
    }

    /// The median of the three channels between four texels.
    private static float median(AtlasPage page, int x, int y, float fx, float fy) {
        float red = mixed(page, x, y, 0, fx, fy);
        float green = mixed(page, x, y, 1, fx, fy);
        float blue = mixed(page, x, y, 2, fx, fy);
        return Math.max(Math.min(red, green), Math.min(Math.max(red, green), blue));
    }

    private static float mixed(AtlasPage page, int x, int y, int channel, float fx, float fy) {
        byte[] texels = page.texels();
        int upper = (y * page.width() + x) * 4 + channel;
        int lower = upper + page.width() * 4;
        float top = (texels[upper] & FULL) / 255f * (1 - fx) + (texels[upper + 4] & FULL) / 255f * fx;
        float bottom = (texels[lower] & FULL) / 255f * (1 - fx) + (texels[lower + 4] & FULL) / 255f * fx;
        return top * (1 - fy) + bottom * fy;
    }
}
