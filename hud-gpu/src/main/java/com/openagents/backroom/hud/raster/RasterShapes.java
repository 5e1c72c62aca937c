package com.openagents.backroom.hud.raster;

import static com.openagents.backroom.hud.raster.Raster.clamp;
import static com.openagents.backroom.hud.raster.Raster.high;
import static com.openagents.backroom.hud.raster.Raster.low;
import static com.openagents.backroom.hud.raster.Raster.unit;

/// Quads, strokes and arcs of a display list.
final class RasterShapes {
    private final Ink fill = new Ink();
    private final Ink border = new Ink();

    /// A quad row by row. Away from corners and border every px is the fill alone, so there it is copied.
    void quad(int[] words, int at, Picture picture) {
        int left = low(words[at]);
        int right = left + low(words[at + 1]);
        int top = high(words[at]);
        int x = low(words[at + 2]);
        int y = high(words[at + 2]);
        int width = low(words[at + 3]);
        int height = high(words[at + 3]);
        int corner = (words[at + 4] + 255) >> 8;
        int edge = (words[at + 5] + 255) >> 8;
        fill.set(words[at + 6]);
        border.set(words[at + 7]);
        for (int row = top; row < top + high(words[at + 1]); row++) {
            int inRow = Math.min(row - y, y + height - 1 - row);
            int inset = inRow < edge ? width : inRow < corner ? Math.max(edge, corner) : edge;
            int from = Math.clamp(x + (long) inset, left, right);
            int to = Math.clamp(x + (long) width - inset, from, right);
            quadPixels(words, at, picture, row, left, from);
            quadInside(words[at + 6], picture, row * picture.width() + from, row * picture.width() + to);
            quadPixels(words, at, picture, row, to, right);
        }
    }

    private void quadInside(int rgba, Picture picture, int from, int to) {
        if (fill.isOpaque()) {
            picture.fill(from, to, Ink.argb(rgba));
        } else if (fill.alpha() > 0) {
            for (int i = from; i < to; i++) {
                fill.over(picture, i, 1);
            }
        }
    }

    private void quadPixels(int[] words, int at, Picture picture, int row, int from, int to) {
        float halfWidth = low(words[at + 3]) * 0.5f;
        float halfHeight = high(words[at + 3]) * 0.5f;
        float radius = unit(words[at + 4]);
        float edge = unit(words[at + 5]);
        float qy = Math.abs(row + 0.5f - high(words[at + 2]) - halfHeight) - halfHeight + radius;
        for (int column = from; column < to; column++) {
            float qx = Math.abs(column + 0.5f - low(words[at + 2]) - halfWidth) - halfWidth + radius;
            float outX = Math.max(qx, 0);
            float outY = Math.max(qy, 0);
            float d = (float) Math.sqrt(outX * outX + outY * outY) + Math.min(Math.max(qx, qy), 0) - radius;
            float outer = clamp(0.5f - d);
            float ring = words[at + 5] == 0 ? 0 : outer - clamp(0.5f - d - edge);
            float edgeAlpha = border.alpha() * ring;
            float fillAlpha = fill.alpha() * outer * (1 - edgeAlpha);
            picture.blend(
                    row * picture.width() + column,
                    border.red() * edgeAlpha + fill.red() * fillAlpha,
                    border.green() * edgeAlpha + fill.green() * fillAlpha,
                    border.blue() * edgeAlpha + fill.blue() * fillAlpha,
                    edgeAlpha + fillAlpha);
        }
    }

    void stroke(int[] words, int at, Picture picture) {
        float ax = unit(words[at + 2]);
        float ay = unit(words[at + 3]);
        float bx = unit(words[at + 4]);
        float by = unit(words[at + 5]);
        float half = unit(words[at + 7]);
        float dx = bx - ax;
        float dy = by - ay;
        float reach = Math.max((float) Math.sqrt(dx * dx + dy * dy), 1e-4f);
        float ux = dx / reach;
        float uy = dy / reach;
        float middleX = (ax + bx) * 0.5f;
        float middleY = (ay + by) * 0.5f;
        fill.set(words[at + 6]);
        int left = low(words[at]);
        int right = left + low(words[at + 1]);
        int top = high(words[at]);
        for (int row = top; row < top + high(words[at + 1]); row++) {
            float vy = row + 0.5f - middleY;
            for (int column = left; column < right; column++) {
                float vx = column + 0.5f - middleX;
                float x = Math.abs(vx * ux + vy * uy) - reach * 0.5f;
                float y = Math.abs(ux * vy - uy * vx) - half;
                float coverage = clamp(Math.min(0.5f - x, reach)) * clamp(Math.min(0.5f - y, 2 * half));
                if (coverage > 0) {
                    fill.over(picture, row * picture.width() + column, coverage);
                }
            }
        }
    }

    void arc(int[] words, int at, Picture picture) {
        float centerX = unit(words[at + 2]);
        float centerY = unit(words[at + 3]);
        float radius = (words[at + 4] & 0xffff) / 64f;
        float half = (words[at + 4] >>> 16) / 64f;
        fill.set(words[at + 6]);
        int left = low(words[at]);
        int right = left + low(words[at + 1]);
        int top = high(words[at]);
        for (int row = top; row < top + high(words[at + 1]); row++) {
            float vy = row + 0.5f - centerY;
            for (int column = left; column < right; column++) {
                float vx = column + 0.5f - centerX;
                float length = (float) Math.sqrt(vx * vx + vy * vy);
                float ring = clamp(Math.min(0.5f - Math.abs(length - radius) + half, 2 * half));
                if (ring > 0) {
                    float coverage = ring * wedge(words[at + 5], words[at + 7], vx, vy);
                    fill.over(picture, row * picture.width() + column, coverage);
                }
            }
        }
    }

    private static float wedge(int start, int end, float vx, float vy) {
        if (start == end) {
            return 1;
        }
        float sx = low(start) / 16384f;
        float sy = high(start) / 16384f;
        float ex = low(end) / 16384f;
        float ey = high(end) / 16384f;
        float after = clamp(0.5f + sx * vy - sy * vx);
        float before = clamp(0.5f - ex * vy + ey * vx);
        return sx * ey - sy * ex >= 0 ? Math.min(after, before) : Math.max(after, before);
    }
}
