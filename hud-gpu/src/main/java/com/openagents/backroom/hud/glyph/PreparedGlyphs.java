package com.openagents.backroom.hud.glyph;

import java.util.ArrayList;
import java.util.List;

/// The glyph images that were made when the module was built; more files can be added later.
///
/// ```
/// file    "BGL1" | u16 strikes | strikes
/// strike  u8 face | u8 size | u8 columns | u8 levels | u16 glyphs
///         glyphs × varint code point, less the one before | glyphs × u8 width | × u8 height | × i8 left | × i8 top
///         glyphs × texels
/// ```
///
/// - Coverage: `size` in device px; `columns` per px; width and left in columns; a byte a texel.
/// - Fields: `columns` is 0, `size` texels to the em, all in texels; red, then green, then blue of the whole image.
/// - A texel is 0 to `levels`, which is at most 127.
///
/// Numbers are big endian.
public final class PreparedGlyphs implements GlyphSource {
    /// The first four bytes.
    public static final int MAGIC = ('B' << 24) | ('G' << 16) | ('L' << 8) | '1';

    private final List<PreparedStrike> strikes = new ArrayList<>();

    /// Adds the strikes of a file; of two that hold a glyph at a size the earlier counts.
    public void add(byte[] file) {
        GlyphReader in = new GlyphReader(file);
        int magic = (in.u16() << 16) | in.u16();
        if (magic != MAGIC) {
            throw new IllegalArgumentException("not a file of glyphs");
        }
        int count = in.u16();
        for (int i = 0; i < count; i++) {
            strikes.add(PreparedStrike.read(in, file));
        }
    }

    @Override
    public int phases(int face, int size64) {
        for (PreparedStrike strike : strikes) {
            if (!strike.isField() && strike.face() == face && strike.size() * 64 == size64) {
                return strike.phases();
            }
        }
        return 0;
    }

    @Override
    public boolean coverage(int face, int size64, int phase, int codePoint, GlyphImage image) {
        for (PreparedStrike strike : strikes) {
            if (!strike.isField() && strike.face() == face && strike.size() * 64 == size64) {
                int index = strike.find(codePoint);
                if (index >= 0) {
                    strike.coverage(index, phase, image);
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean field(int face, int codePoint, GlyphImage image) {
        for (PreparedStrike strike : strikes) {
            if (strike.isField() && strike.face() == face) {
                int index = strike.find(codePoint);
                if (index >= 0) {
                    strike.field(index, image);
                    return true;
                }
            }
        }
        return false;
    }
}
