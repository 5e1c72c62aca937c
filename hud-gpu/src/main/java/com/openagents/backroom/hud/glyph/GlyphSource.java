package com.openagents.backroom.hud.glyph;

/// Where images of glyphs come from: the prepared ones, and FreeType in the console.
///
/// A face is [com.openagents.backroom.hud.scene.Font#face()]; sizes are device px times 64.
public interface GlyphSource {
    /// Positions within a px that its coverage images of this size distinguish, 1 to 4; 0 when it has none.
    int phases(int face, int size64);

    /// The coverage of a glyph, a byte a texel, its pen at `phase` parts of a px; false when it has no such image.
    boolean coverage(int face, int size64, int phase, int codePoint, GlyphImage image);

    /// The distance field of a glyph, four bytes a texel (red, green, blue, 255), its size [GlyphAtlas#FIELD_EM] texels
    /// to the em; false when it has none.
    boolean field(int face, int codePoint, GlyphImage image);

    /// The coverage of a word in a script that the shipped fonts lack, a byte a texel, from the left edge of the room
    /// that it has.
    default Answer word(Word word, GlyphImage image) {
        return Answer.NOWHERE;
    }

    /// Whether there is an image.
    enum Answer {
        HERE,
        NOWHERE,

        /// It is being made; who asked is told when.
        LATER
    }

    /// A word that is drawn as one image.
    ///
    /// @param text in the order in which it is read
    /// @param widthPx device px that it has: what is wider is squeezed, what is narrower stands in the middle
    record Word(String text, int face, int size64, int widthPx, boolean isRightToLeft) {}
}
