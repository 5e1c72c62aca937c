package com.openagents.backroom.hud.raster;

/// The colour of an instance, as the shaders have it: four numbers from 0 to 1, not premultiplied.
final class Ink {
    private float red;
    private float green;
    private float blue;
    private float alpha;

    /// @param rgba red in the low byte
    void set(int rgba) {
        red = (rgba & 255) / 255f;
        green = (rgba >> 8 & 255) / 255f;
        blue = (rgba >> 16 & 255) / 255f;
        alpha = (rgba >>> 24) / 255f;
    }

    boolean isOpaque() {
        return alpha == 1;
    }

    float alpha() {
        return alpha;
    }

    float red() {
        return red;
    }

    float green() {
        return green;
    }

    float blue() {
        return blue;
    }

    /// The opaque colour as a px.
    static int argb(int rgba) {
        return (rgba & 0xff00ff00) | (rgba >> 16 & 255) | (rgba & 255) << 16;
    }

    /// Lays the colour over a px.
    void over(Picture picture, int index, float coverage) {
        float a = alpha * coverage;
        picture.blend(index, red * a, green * a, blue * a, a);
    }
}
