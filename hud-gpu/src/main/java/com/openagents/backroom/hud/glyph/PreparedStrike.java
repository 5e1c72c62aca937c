package com.openagents.backroom.hud.glyph;

import java.util.Arrays;

/// The prepared images of one face at one size, or its fields.
///
/// Coverage is kept once, in *columns* narrower than a px: the image at any phase is the mean of the columns under each
/// px. Light hinting moves only what is vertical, so this loses nothing but the rounding.
final class PreparedStrike {
    private static final int FULL = 255;

    private final byte[] bytes;
    private final int face;
    private final int size;
    private final int columns;
    private final int levels;
    private final int[] codePoints;
    private final int[] widths;
    private final int[] heights;
    private final int[] lefts;
    private final int[] tops;
    private final int[] offsets;

    private PreparedStrike(GlyphReader in, byte[] bytes) {
        this.bytes = bytes;
        face = in.u8();
        size = in.u8();
        columns = in.u8();
        levels = in.u8();
        int count = in.u16();
        codePoints = new int[count];
        int last = 0;
        for (int i = 0; i < count; i++) {
            last += in.varint();
            codePoints[i] = last;
        }
        widths = new int[count];
        heights = new int[count];
        lefts = new int[count];
        tops = new int[count];
        offsets = new int[count];
        for (int i = 0; i < count; i++) {
            widths[i] = in.u8();
        }
        for (int i = 0; i < count; i++) {
            heights[i] = in.u8();
        }
        for (int i = 0; i < count; i++) {
            lefts[i] = in.i8();
        }
        for (int i = 0; i < count; i++) {
            tops[i] = in.i8();
        }
        int channels = isField() ? 3 : 1;
        for (int i = 0; i < count; i++) {
            offsets[i] = in.at();
            in.skip(widths[i] * heights[i] * channels);
        }
    }

    /// Reads a strike where the reader stands; see [PreparedGlyphs] for its bytes.
    static PreparedStrike read(GlyphReader in, byte[] bytes) {
        return new PreparedStrike(in, bytes);
    }

    int face() {
        return face;
    }

    /// Device px, or texels to the em of fields.
    int size() {
        return size;
    }

    boolean isField() {
        return columns == 0;
    }

    int phases() {
        return columns;
    }

    /// Where the glyph is in this strike; negative when it is not.
    int find(int codePoint) {
        return Arrays.binarySearch(codePoints, codePoint);
    }

    /// The coverage of a glyph whose pen is `phase` columns right of a px.
    void coverage(int index, int phase, GlyphImage image) {
        int width = widths[index];
        int height = heights[index];
        int start = lefts[index] + phase;
        int left = Math.floorDiv(start, columns);
        int pxWidth = width == 0 ? 0 : -Math.floorDiv(-(start + width), columns) - left;
        byte[] texels = image.start(pxWidth, height, left, tops[index], 1);
        int whole = columns * levels;
        int from = offsets[index];
        for (int y = 0; y < height; y++) {
            int column = start - left * columns;
            int sum = 0;
            int out = y * pxWidth;
            for (int x = 0; x < width; x++) {
                sum += bytes[from++];
                column++;
                if (column % columns == 0) {
                    texels[out++] = (byte) ((sum * FULL + whole / 2) / whole);
                    sum = 0;
                }
            }
            if (column % columns != 0) {
                texels[out] = (byte) ((sum * FULL + whole / 2) / whole);
            }
        }
    }

    /// The field of a glyph; the file keeps one channel after the other.
    void field(int index, GlyphImage image) {
        int area = widths[index] * heights[index];
        byte[] texels = image.start(widths[index], heights[index], lefts[index], tops[index], 4);
        int from = offsets[index];
        for (int i = 0; i < area; i++) {
            for (int channel = 0; channel < 3; channel++) {
                texels[4 * i + channel] = (byte) ((bytes[from + channel * area + i] * FULL + levels / 2) / levels);
            }
            texels[4 * i + 3] = (byte) FULL;
        }
    }
}
