package com.openagents.backroom.hud.raster;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.paint.DisplayList;

/// Paints display lists on the processor: the same formulas as [com.openagents.backroom.hud.paint.ShaderSource], in
/// floats, and the reference that the other painters are held against. One thread.
public final class Raster {
    private final RasterShapes shapes = new RasterShapes();
    private final RasterGlyphs glyphs;

    /// @param atlas the one that the lists were encoded with
    public Raster(GlyphAtlas atlas) {
        glyphs = new RasterGlyphs(atlas);
    }

    /// Paints a frame over all of the picture, which takes the list's size.
    public void paint(DisplayList list, Picture picture) {
        picture.start(list.widthPx(), list.heightPx(), list.background());
        for (int batch = 0; batch < list.batches(); batch++) {
            int from = list.first(batch) * DisplayList.WORDS;
            int to = from + list.count(batch) * DisplayList.WORDS;
            for (int at = from; at < to; at += DisplayList.WORDS) {
                switch (list.kind(batch)) {
                    case QUAD -> shapes.quad(list.words(), at, picture);
                    case STROKE -> shapes.stroke(list.words(), at, picture);
                    case ARC -> shapes.arc(list.words(), at, picture);
                    case GLYPH -> glyphs.glyph(list.words(), at, picture);
                    case FIELD -> glyphs.field(list.words(), at, picture);
                }
            }
        }
    }

    static int low(int word) {
        return (short) word;
    }

    static int high(int word) {
        return word >> 16;
    }

    static float unit(int word) {
        return word / 256f;
    }

    static float clamp(float value) {
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }
}
