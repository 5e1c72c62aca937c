package com.openagents.backroom.hud.find;

import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A line of a scene: texts beside one another, from left to right.
///
/// @param area the area that scrolls it; empty outside of all areas
/// @param y its middle, in px from the beginning of what the area scrolls, else from the top of the scene
/// @param gaps what stands before each text: nothing where it goes on with the one before it, else a blank
public record SceneLine(String area, double y, List<Text> texts, List<String> gaps) {
    /// The middle of capitals above the baseline, in parts of the size; texts on one row share it.
    private static final double MIDDLE = 0.36;

    /// Middles this near are one row.
    private static final double SAME_ROW_PX = 3;

    /// A text that begins this near to where another ends goes on with it: one line in several colours.
    private static final double GOES_ON_PX = 1;

    public SceneLine {
        texts = List.copyOf(texts);
        gaps = List.copyOf(gaps);
    }

    private record Placed(String area, double y, Text text) {}

    /// The lines of a scene, area by area, from top to bottom. What no area scrolls comes first.
    public static List<SceneLine> of(Scene scene, FontMetrics metrics) {
        List<Placed> placed = new ArrayList<>();
        collect(scene.primitives(), scene, placed);
        List<String> order =
                new ArrayList<>(scene.scrolls().stream().map(ScrollArea::id).toList());
        order.addFirst("");
        placed.sort(Comparator.<Placed>comparingInt(one -> order.indexOf(one.area()))
                .thenComparingDouble(Placed::y));
        List<SceneLine> lines = new ArrayList<>();
        List<Placed> row = new ArrayList<>();
        for (Placed next : placed) {
            if (!row.isEmpty() && !isSameRow(row.getFirst(), next)) {
                lines.add(line(row, metrics));
                row.clear();
            }
            row.add(next);
        }
        if (!row.isEmpty()) {
            lines.add(line(row, metrics));
        }
        return lines;
    }

    private static boolean isSameRow(Placed first, Placed next) {
        return first.area().equals(next.area()) && next.y() - first.y() < SAME_ROW_PX;
    }

    private static SceneLine line(List<Placed> row, FontMetrics metrics) {
        List<Text> texts = row.stream()
                .map(Placed::text)
                .sorted(Comparator.comparingDouble(Text::x))
                .toList();
        List<String> gaps = new ArrayList<>();
        double end = Double.POSITIVE_INFINITY;
        for (Text text : texts) {
            gaps.add(Math.abs(text.x() - end) < GOES_ON_PX || gaps.isEmpty() ? "" : " ");
            end = text.x() + metrics.width(text.text(), text.font());
        }
        return new SceneLine(row.getFirst().area(), row.getFirst().y(), texts, gaps);
    }

    private static void collect(List<Primitive> primitives, Scene scene, List<Placed> placed) {
        for (Primitive primitive : primitives) {
            if (primitive instanceof Text text) {
                placed.add(place(text, scene));
            } else if (primitive instanceof Clip clip) {
                collect(clip.children(), scene, placed);
            } else if (primitive instanceof Panel panel) {
                collect(panel.children(), scene, placed);
            }
        }
    }

    private static Placed place(Text text, Scene scene) {
        double middle = middle(text);
        Optional<ScrollArea> area = scene.scrollAt(text.x(), middle);
        return area.isPresent()
                ? new Placed(
                        area.get().id(),
                        middle - area.get().box().y() + area.get().offset(),
                        text)
                : new Placed("", middle, text);
    }

    /// The middle of a text's row, in px from the top of its scene.
    static double middle(Text text) {
        return text.baseline() - MIDDLE * text.font().size();
    }

    /// The line as it is searched and read aloud.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            text.append(gaps.get(i)).append(texts.get(i).text());
        }
        return text.toString().strip();
    }
}
