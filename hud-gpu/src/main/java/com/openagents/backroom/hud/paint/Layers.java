package com.openagents.backroom.hud.paint;

import java.util.Arrays;

/// Knows what was drawn where, coarsely, and so in which layer a shape can be drawn without ending up under what it
/// covers.
///
/// A *place* is `layer * kinds + kind`: the order in which batches are drawn. Each cell knows the highest place in it;
/// a shape goes to the lowest place of its kind that is not below any cell that it touches.
final class Layers {
    private static final int KINDS = Kind.values().length;

    /// More layers than any picture needs; what would lie higher is drawn with the last.
    static final int MAX_LAYERS = 256;

    /// Cell sizes in px at 1x: narrower than the space between words and rows, so neighbours rarely share one.
    private static final int CELL_WIDTH = 4;

    private static final int CELL_HEIGHT = 2;

    private int[] cells = new int[0];
    private int columns;
    private int rows;
    private int cellWidth = CELL_WIDTH;
    private int cellHeight = CELL_HEIGHT;

    /// Begins a frame of this size with nothing drawn.
    void start(int widthPx, int heightPx, double scale) {
        int whole = Math.max(1, (int) scale);
        cellWidth = CELL_WIDTH * whole;
        cellHeight = CELL_HEIGHT * whole;
        columns = (widthPx + cellWidth - 1) / cellWidth;
        rows = (heightPx + cellHeight - 1) / cellHeight;
        if (cells.length < columns * rows) {
            cells = new int[columns * rows];
        } else {
            Arrays.fill(cells, 0, columns * rows, 0);
        }
    }

    /// Forgets what was drawn in a rectangle within the frame.
    void clear(int x, int y, int right, int bottom) {
        int last = (right - 1) / cellWidth;
        for (int row = y / cellHeight; row <= (bottom - 1) / cellHeight; row++) {
            Arrays.fill(cells, row * columns + x / cellWidth, row * columns + last + 1, 0);
        }
    }

    /// The place of a shape within the frame, which is noted.
    ///
    /// @param atLeast the lowest place that may be given
    int place(int kind, int x, int y, int right, int bottom, int atLeast) {
        int place = lowest(kind, Math.max(atLeast, highest(x, y, right, bottom)));
        int first = x / cellWidth;
        int last = (right - 1) / cellWidth;
        for (int row = y / cellHeight; row <= (bottom - 1) / cellHeight; row++) {
            int at = row * columns;
            for (int cell = at + first; cell <= at + last; cell++) {
                cells[cell] = place;
            }
        }
        return place;
    }

    /// The highest place drawn in a rectangle.
    int highest(int x, int y, int right, int bottom) {
        int highest = 0;
        int first = x / cellWidth;
        int last = (right - 1) / cellWidth;
        for (int row = y / cellHeight; row <= (bottom - 1) / cellHeight; row++) {
            int at = row * columns;
            for (int cell = at + first; cell <= at + last; cell++) {
                highest = Math.max(highest, cells[cell]);
            }
        }
        return highest;
    }

    /// The lowest place of a kind that is not below another.
    private static int lowest(int kind, int floor) {
        int place = floor - floor % KINDS + kind;
        int found = place < floor ? place + KINDS : place;
        return Math.min(found, (MAX_LAYERS - 1) * KINDS + kind);
    }
}
