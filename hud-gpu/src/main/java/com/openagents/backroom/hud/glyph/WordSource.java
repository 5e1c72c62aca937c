package com.openagents.backroom.hud.glyph;

/// A source of words in scripts that the sources of glyphs lack, and of nothing else.
public interface WordSource extends GlyphSource {
    @Override
    default int phases(int face, int size64) {
        return 0;
    }

    @Override
    default boolean coverage(int face, int size64, int phase, int codePoint, GlyphImage image) {
        return false;
    }

    @Override
    default boolean field(int face, int codePoint, GlyphImage image) {
        return false;
    }

    @Override
    Answer word(Word word, GlyphImage image);
}
