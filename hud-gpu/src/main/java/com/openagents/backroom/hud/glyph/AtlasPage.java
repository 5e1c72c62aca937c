package com.openagents.backroom.hud.glyph;

import java.util.Arrays;

/// A texture in the making: images on shelves, an empty texel round each. It grows downwards up to a limit, so what was
/// placed stays where it is.
public final class AtlasPage {
    private static final int GUTTER = 1;
    private static final int FIRST_HEIGHT = 256;

    private final int width;
    private final int maxHeight;
    private final int channels;
    private byte[] texels;
    private int height = FIRST_HEIGHT;
    private int shelfTop = GUTTER;
    private int shelfHeight;
    private int shelfX = GUTTER;
    private int placedX;
    private int placedY;
    private int dirtyTop;
    private int dirtyBottom;

    AtlasPage(int width, int maxHeight, int channels) {
        this.width = width;
        this.maxHeight = maxHeight;
        this.channels = channels;
        texels = new byte[width * height * channels];
        dirtyBottom = height;
    }

    /// Copies an image in; [#placedX()] and [#placedY()] then say where. False when there is no room left.
    boolean place(GlyphImage image) {
        if (shelfX + image.width() + GUTTER > width) {
            shelfTop += shelfHeight + GUTTER;
            shelfHeight = 0;
            shelfX = GUTTER;
        }
        if (image.width() + 2 * GUTTER > width || !reserve(shelfTop + image.height() + GUTTER)) {
            return false;
        }
        int row = image.width() * channels;
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(image.texels(), y * row, texels, ((shelfTop + y) * width + shelfX) * channels, row);
        }
        placedX = shelfX;
        placedY = shelfTop;
        shelfX += image.width() + GUTTER;
        shelfHeight = Math.max(shelfHeight, image.height());
        dirtyTop = Math.min(dirtyTop, placedY);
        dirtyBottom = Math.max(dirtyBottom, placedY + image.height());
        return true;
    }

    private boolean reserve(int bottom) {
        if (bottom > maxHeight) {
            return false;
        }
        if (bottom > height) {
            height = Math.min(maxHeight, Math.max(bottom, 2 * height));
            texels = Arrays.copyOf(texels, width * height * channels);
            dirtyTop = 0;
            dirtyBottom = height;
        }
        return true;
    }

    /// Forgets all images.
    void clear() {
        Arrays.fill(texels, (byte) 0);
        shelfTop = GUTTER;
        shelfHeight = 0;
        shelfX = GUTTER;
        dirtyTop = 0;
        dirtyBottom = height;
    }

    int placedX() {
        return placedX;
    }

    int placedY() {
        return placedY;
    }

    public int width() {
        return width;
    }

    /// Rows now; a texture of another height has to be made anew.
    public int height() {
        return height;
    }

    /// Bytes of one texel: 1 of coverage, 4 of a field.
    public int channels() {
        return channels;
    }

    /// The texels, row by row; another array when the page has grown.
    public byte[] texels() {
        return texels;
    }

    /// The first row that changed since [#clean()].
    public int dirtyTop() {
        return dirtyTop;
    }

    /// The row after the last that changed; not above [#dirtyTop()] when nothing did.
    public int dirtyBottom() {
        return dirtyBottom;
    }

    /// Says that all that changed was copied to where it is drawn from.
    public void clean() {
        dirtyTop = height;
        dirtyBottom = 0;
    }
}
