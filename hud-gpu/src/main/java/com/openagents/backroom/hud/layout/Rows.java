package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows under one another in a box that scrolls; only those in sight are drawn.
final class Rows {
    private final List<Row> rows = new ArrayList<>();
    private double height;

    /// One row: how high it is, and how it is drawn when its top is known.
    private record Row(double height, Drawing drawing) {}

    /// Draws a row.
    @FunctionalInterface
    interface Drawing {
        void draw(double top);
    }

    void add(double rowHeight, Drawing drawing) {
        rows.add(new Row(rowHeight, drawing));
        height += rowHeight;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    double height() {
        return height;
    }

    /// Draws the rows in sight, with a thumb at the right edge when there is more than fits.
    void draw(Sketch sketch, String id, Box box, @Nullable Double wanted) {
        double offset = sketch.scroll(id, box, height, wanted);
        sketch.clip(box, () -> {
            double top = box.y() - offset;
            for (Row row : rows) {
                if (top + row.height() > box.y() && top < box.bottom()) {
                    row.drawing().draw(top);
                }
                top += row.height();
            }
        });
        if (height > box.height() && box.height() > 24 && wanted != null) {
            double thumb = Math.max(16, box.height() * box.height() / height);
            double y = box.y() + (box.height() - thumb) * offset / Math.max(1, height - box.height());
            sketch.quad(
                    new Box(box.right() - 5, y, 3, thumb), 1.5, com.openagents.backroom.hud.scene.Token.FAINT, null);
        }
    }
}
