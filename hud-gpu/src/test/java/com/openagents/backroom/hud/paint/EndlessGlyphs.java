package com.openagents.backroom.hud.paint;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource;
import java.util.Arrays;

/// A source that has every glyph at every size, as a filled square.
final class EndlessGlyphs implements GlyphSource {
    @Override
    public int phases(int face, int size64) {
        return 4;
    }

    @Override
    public boolean coverage(int face, int size64, int phase, int codePoint, GlyphImage image) {
        int side = size64 / 64;
        Arrays.fill(image.start(side, side, 0, side, 1), 0, side * side, (byte) 255);
        return true;
    }

    @Override
    public boolean field(int face, int codePoint, GlyphImage image) {
        return false;
    }
}
