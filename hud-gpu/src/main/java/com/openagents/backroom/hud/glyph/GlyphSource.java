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
}
