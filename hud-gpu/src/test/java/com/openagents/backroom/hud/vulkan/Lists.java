package com.openagents.backroom.hud.vulkan;

import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.Kind;

/// Display lists written word by word.
final class Lists {
    static final int GROUND = 0xff090b0e;

    private Lists() {}

    static DisplayList of(int widthPx, int heightPx) {
        DisplayList list = new DisplayList();
        list.start(widthPx, heightPx, GROUND);
        return list;
    }

    /// Appends a rectangle, sharp where the radius is 0.
    static void quad(DisplayList list, int x, int y, int width, int height, int radiusPx, int fill, int border) {
        list.add(
                new int[] {
                    pair(x, y),
                    pair(width, height),
                    pair(x, y),
                    pair(width, height),
                    radiusPx << 8,
                    border == 0 ? 0 : 1 << 8,
                    rgba(fill),
                    rgba(border)
                },
                0,
                1);
    }

    /// Appends a stroke with butt ends.
    static void stroke(DisplayList list, int ax, int ay, int bx, int by, int widthPx, int color) {
        int left = Math.max(0, Math.min(ax, bx) - widthPx);
        int top = Math.max(0, Math.min(ay, by) - widthPx);
        list.add(
                new int[] {
                    pair(left, top),
                    pair(Math.max(ax, bx) + widthPx - left, Math.max(ay, by) + widthPx - top),
                    ax << 8,
                    ay << 8,
                    bx << 8,
                    by << 8,
                    rgba(color),
                    widthPx << 7
                },
                0,
                1);
    }

    /// Appends a part of a ring, clockwise from 3 o'clock.
    static void arc(
            DisplayList list, int x, int y, int radiusPx, int widthPx, int fromDegrees, int toDegrees, int color) {
        int reach = radiusPx + widthPx;
        list.add(
                new int[] {
                    pair(x - reach, y - reach),
                    pair(2 * reach, 2 * reach),
                    x << 8,
                    y << 8,
                    pair(radiusPx << 6, widthPx << 5),
                    direction(fromDegrees),
                    rgba(color),
                    direction(toDegrees)
                },
                0,
                1);
    }

    private static int direction(int degrees) {
        double radians = Math.toRadians(degrees);
        return pair((int) Math.round(16384 * Math.cos(radians)), (int) Math.round(16384 * Math.sin(radians)));
    }

    /// A list of one batch.
    static DisplayList quads(int widthPx, int heightPx) {
        DisplayList list = of(widthPx, heightPx);
        list.batch(Kind.QUAD);
        return list;
    }

    static int pair(int low, int high) {
        return (low & 0xffff) | (high << 16);
    }

    /// From ARGB to red in the low byte.
    static int rgba(int argb) {
        return (argb & 0xff00ff00) | ((argb & 0xff) << 16) | ((argb >> 16) & 0xff);
    }
}
