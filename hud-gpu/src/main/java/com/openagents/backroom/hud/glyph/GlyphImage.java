package com.openagents.backroom.hud.glyph;

import java.util.Arrays;

/// The image of one glyph, in the hands of who makes it and who keeps it. Reused; it grows and never shrinks.
public final class GlyphImage {
    private int width;
    private int height;
    private int left;
    private int top;
    private byte[] texels = new byte[0];

    /// Makes room for an image and empties it.
    ///
    /// @param left px (texels of a field) from the pen to its left edge
    /// @param top from the baseline up to its upper edge
    /// @param channels bytes of one texel
    /// @return where the texels go, row by row from the top
    public byte[] start(int width, int height, int left, int top, int channels) {
        this.width = width;
        this.height = height;
        this.left = left;
        this.top = top;
        int length = width * height * channels;
        if (texels.length < length) {
            texels = new byte[Math.max(length, 2 * texels.length)];
        }
        Arrays.fill(texels, 0, length, (byte) 0);
        return texels;
    }

    /// Becomes the same as another of one byte a texel.
    public void copy(GlyphImage that) {
        byte[] copied = start(that.width, that.height, that.left, that.top, 1);
        System.arraycopy(that.texels, 0, copied, 0, that.width * that.height);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int left() {
        return left;
    }

    public int top() {
        return top;
    }

    public byte[] texels() {
        return texels;
    }
}
