package com.openagents.backroom.hud.golden;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/// Where two pictures differ by more than rounding.
///
/// @param count of px that do
/// @param greatest difference of a channel anywhere, of 255
/// @param bounds of the px that differ; of the whole when the sizes do
public record ImageDifference(int count, int greatest, Rectangle bounds) {
    /// What painters may differ by in a channel: each rounds in its own float arithmetic.
    public static final int TOLERANCE = 2;

    private static final int MARK = 0xff00ff;

    public static ImageDifference of(BufferedImage expected, BufferedImage actual) {
        if (expected.getWidth() != actual.getWidth() || expected.getHeight() != actual.getHeight()) {
            int count = actual.getWidth() * actual.getHeight();
            return new ImageDifference(count, 255, new Rectangle(actual.getWidth(), actual.getHeight()));
        }
        int count = 0;
        int greatest = 0;
        Rectangle bounds = new Rectangle(-1, -1);
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                int difference = between(expected.getRGB(x, y), actual.getRGB(x, y));
                greatest = Math.max(greatest, difference);
                if (difference > TOLERANCE) {
                    count++;
                    bounds.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return new ImageDifference(count, greatest, count == 0 ? new Rectangle() : bounds);
    }

    private static int between(int a, int b) {
        int greatest = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            greatest = Math.max(greatest, Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)));
        }
        return greatest;
    }

    public boolean isNone() {
        return count == 0;
    }

    /// The expected picture dimmed, with what differs in magenta.
    public static BufferedImage picture(BufferedImage expected, BufferedImage actual) {
        BufferedImage picture = new BufferedImage(actual.getWidth(), actual.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                boolean isInside = x < expected.getWidth() && y < expected.getHeight();
                boolean isSame = isInside && between(expected.getRGB(x, y), actual.getRGB(x, y)) <= TOLERANCE;
                picture.setRGB(x, y, isSame ? (expected.getRGB(x, y) >> 2) & 0x3f3f3f : MARK);
            }
        }
        return picture;
    }

    @Override
    public String toString() {
        return isNone()
                ? "no difference (greatest " + greatest + ")"
                : count + " px differ, by " + greatest + " at most, within " + bounds.width + " x " + bounds.height
                        + " px at " + bounds.x + ", " + bounds.y;
    }
}
