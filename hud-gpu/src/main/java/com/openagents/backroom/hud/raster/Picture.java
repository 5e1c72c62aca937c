package com.openagents.backroom.hud.raster;

import java.util.Arrays;

/// A picture in memory: a px is an int of premultiplied ARGB, which is BGRA in the bytes of common machines. Reused; it
/// grows and never shrinks.
public final class Picture {
    private int[] pixels = new int[0];
    private int width;
    private int height;

    /// Makes it this large, all of one colour.
    ///
    /// @param argb opaque
    void start(int width, int height, int argb) {
        this.width = width;
        this.height = height;
        if (pixels.length < width * height) {
            pixels = new int[width * height];
        }
        Arrays.fill(pixels, 0, width * height, argb);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The px row by row; only the first `width() * height()` count.
    public int[] pixels() {
        return pixels;
    }

    /// Lays a premultiplied colour over a px, as a target of 8 bits a channel does: the sum is rounded to the nearest.
    void blend(int index, float red, float green, float blue, float alpha) {
        int under = pixels[index];
        float rest = 1 - alpha;
        pixels[index] = channel(alpha, under >>> 24, rest) << 24
                | channel(red, under >> 16 & 255, rest) << 16
                | channel(green, under >> 8 & 255, rest) << 8
                | channel(blue, under & 255, rest);
    }

    private static int channel(float over, int under, float rest) {
        return (int) (over * 255f + under * rest + 0.5f);
    }

    /// Replaces a stretch of px.
    void fill(int from, int to, int argb) {
        Arrays.fill(pixels, from, to, argb);
    }
}
