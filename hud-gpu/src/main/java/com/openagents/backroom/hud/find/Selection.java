package com.openagents.backroom.hud.find;

import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;
import java.util.Optional;

/// What a reader has drawn a pointer over: text of one area, from one place to another.
///
/// @param area the area that scrolls it; empty outside of all areas
/// @param fromY where it begins, as in [SceneLine]
/// @param toY where it ends; at or below where it begins
public record Selection(String area, double fromX, double fromY, double toX, double toY) {
    /// A row reaches this far above and below its middle.
    private static final double HALF_ROW_PX = 9;

    /// Chars of one text.
    record Part(int from, int to) {}

    /// A selection between two places of a scene, the second of which may lie anywhere.
    public static Selection between(Scene scene, double anchorX, double anchorY, double x, double y) {
        Optional<ScrollArea> area = scene.scrollAt(anchorX, anchorY);
        double down = area.map(found -> found.offset() - found.box().y()).orElse(0.0);
        String id = area.map(ScrollArea::id).orElse("");
        boolean isForward = y > anchorY + HALF_ROW_PX || (y > anchorY - HALF_ROW_PX && x >= anchorX);
        return isForward
                ? new Selection(id, anchorX, anchorY + down, x, y + down)
                : new Selection(id, x, y + down, anchorX, anchorY + down);
    }

    /// What of a text of the scene is selected.
    Optional<Part> part(Text text, Scene scene, FontMetrics metrics) {
        double middle = SceneLine.middle(text);
        Optional<ScrollArea> at = scene.scrollAt(text.x(), middle);
        if (!at.map(ScrollArea::id).orElse("").equals(area)) {
            return Optional.empty();
        }
        double y = at.map(found -> middle - found.box().y() + found.offset()).orElse(middle);
        return part(text, y, metrics);
    }

    private Optional<Part> part(Text text, double y, FontMetrics metrics) {
        if (y < fromY - HALF_ROW_PX || y > toY + HALF_ROW_PX) {
            return Optional.empty();
        }
        boolean isFirst = Math.abs(y - fromY) <= HALF_ROW_PX;
        boolean isLast = Math.abs(y - toY) <= HALF_ROW_PX;
        int from = isFirst ? charAt(text, fromX, metrics) : 0;
        int to = isLast ? charAt(text, toX, metrics) : text.text().length();
        return from < to ? Optional.of(new Part(from, to)) : Optional.empty();
    }

    /// The char whose left edge is nearest to a place.
    private static int charAt(Text text, double x, FontMetrics metrics) {
        double left = text.x();
        int i = 0;
        while (i < text.text().length()) {
            int codePoint = text.text().codePointAt(i);
            double advance = metrics.advance(codePoint, text.font());
            if (x < left + advance / 2) {
                return i;
            }
            left += advance;
            i += Character.charCount(codePoint);
        }
        return i;
    }

    /// The selected text, line by line.
    ///
    /// @param lines of the whole content, also of what is not in sight
    public String text(List<SceneLine> lines, FontMetrics metrics) {
        StringBuilder copied = new StringBuilder();
        for (SceneLine line : lines) {
            if (!line.area().equals(area)) {
                continue;
            }
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.texts().size(); i++) {
                Text text = line.texts().get(i);
                String gap = row.isEmpty() ? "" : line.gaps().get(i);
                part(text, line.y(), metrics)
                        .ifPresent(part -> row.append(gap).append(text.text(), part.from(), part.to()));
            }
            if (!row.isEmpty()) {
                copied.append(copied.isEmpty() ? "" : "\n").append(row);
            }
        }
        return copied.toString();
    }
}
