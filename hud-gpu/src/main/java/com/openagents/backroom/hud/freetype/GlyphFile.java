package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.PreparedGlyphs;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// A file of prepared glyphs in the making; its bytes are described at [PreparedGlyphs].
final class GlyphFile {
    private static final int MAX_SIDE = 255;

    private final List<Strike> strikes = new ArrayList<>();

    /// A strike in the making. Glyphs are added by rising code point.
    static final class Strike {
        private final int face;
        private final int size;
        private final int columns;
        private final int levels;
        private final ByteArrayOutputStream codePoints = new ByteArrayOutputStream();
        private final ByteArrayOutputStream widths = new ByteArrayOutputStream();
        private final ByteArrayOutputStream heights = new ByteArrayOutputStream();
        private final ByteArrayOutputStream lefts = new ByteArrayOutputStream();
        private final ByteArrayOutputStream tops = new ByteArrayOutputStream();
        private final ByteArrayOutputStream texels = new ByteArrayOutputStream();
        private int count;
        private int last;

        /// @param columns texels to a px; 0 for fields
        /// @param levels what the full value is written as, at most 127
        Strike(int face, int size, int columns, int levels) {
            this.face = face;
            this.size = size;
            this.columns = columns;
            this.levels = levels;
        }

        /// Adds a glyph; one that no byte can measure is left out, and drawn from its outline where it can be.
        void add(int codePoint, GlyphImage image) {
            if (image.width() > MAX_SIDE
                    || image.height() > MAX_SIDE
                    || image.left() != (byte) image.left()
                    || image.top() != (byte) image.top()) {
                return;
            }
            varint(codePoint - last, codePoints);
            last = codePoint;
            widths.write(image.width());
            heights.write(image.height());
            lefts.write(image.left());
            tops.write(image.top());
            int length = image.width() * image.height() * (columns == 0 ? 3 : 1);
            for (int i = 0; i < length; i++) {
                int texel = image.texels()[i] & 0xff;
                texels.write((texel * levels + 127) / 255);
            }
            count++;
        }

        private static void varint(int value, ByteArrayOutputStream out) {
            int rest = value;
            while (rest > 0x7f) {
                out.write((rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
        }

        private void write(ByteArrayOutputStream out) {
            out.write(face);
            out.write(size);
            out.write(columns);
            out.write(levels);
            u16(count, out);
            for (ByteArrayOutputStream part : List.of(codePoints, widths, heights, lefts, tops, texels)) {
                out.writeBytes(part.toByteArray());
            }
        }
    }

    void add(Strike strike) {
        if (strike.count > 0) {
            strikes.add(strike);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        u16(PreparedGlyphs.MAGIC >>> 16, out);
        u16(PreparedGlyphs.MAGIC, out);
        u16(strikes.size(), out);
        strikes.forEach(strike -> strike.write(out));
        return out.toByteArray();
    }

    private static void u16(int value, ByteArrayOutputStream out) {
        out.writeBytes(new byte[] {(byte) (value >> 8), (byte) value});
    }
}
