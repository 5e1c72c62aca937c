package com.openagents.backroom.hud.browser.canvas;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/// Texts of a scene as transparent lines over the canvas: what a pointer selects, and what is copied then.
///
/// Lines touch one another, so that a selection that is drawn over them never falls between two. A line that stays the
/// same keeps its element, so that what is selected stays selected while the scene lives on.
final class TextLayer {
    /// The middle of capitals above the baseline, in parts of the size; texts on one row share it.
    private static final double MIDDLE = 0.36;

    /// Middles this near are one row.
    private static final double SAME_ROW_PX = 3;

    /// What is further apart than this and in no area that scrolls is no line together: heads of two panels.
    private static final double FAR_PX = 40;

    /// The line's box reaches at most this far above and below its middle where no other line is.
    private static final double REACH_PX = 12;

    /// From this gap on, in parts of a blank, words are copied with a blank between them.
    private static final double LEAST_BLANK = 0.7;

    /// The height of a text within its line (the style sheet's line height).
    private static final double HALF_HEIGHT_PX = 8;

    /// What a place or a size is compared by: browsers lay text out in no smaller steps that can be seen.
    private static final int SIXTEENTHS = 16;

    private final HTMLElement element;
    private final FontMetrics metrics;
    private final boolean isFull;
    private List<Line> lines = new ArrayList<>();

    /// One line: its texts from left to right.
    private static final class Line {
        final double middle;
        final List<Text> texts = new ArrayList<>();
        HTMLElement element;
        String content = "";
        double top;
        double bottom;

        Line(double middle, HTMLElement element) {
            this.middle = middle;
            this.element = element;
        }

        double left() {
            return texts.getFirst().x();
        }
    }

    /// @param isFull whether a line is as wide as the element, so that it is met left and right of its text too
    TextLayer(HTMLElement element, FontMetrics metrics, boolean isFull) {
        this.element = element;
        this.metrics = metrics;
        this.isFull = isFull;
    }

    /// Shows these texts.
    ///
    /// @param box where the element lies in the scene
    /// @param offset how far its content is scrolled
    /// @param isHeld true while something is selected: lines that are gone stay
    void show(List<Text> texts, Box box, double offset, boolean isHeld) {
        List<Line> wanted = rows(texts, offset - box.y());
        List<Line> shown = new ArrayList<>();
        int old = 0;
        for (Line line : wanted) {
            while (old < lines.size() && isBefore(lines.get(old), line)) {
                leave(lines.get(old++), shown, isHeld);
            }
            boolean isKnown = old < lines.size() && !isBefore(line, lines.get(old));
            if (isKnown) {
                line.element = lines.get(old).element;
                line.content = lines.get(old).content;
                old++;
            } else {
                HTMLElement next = old < lines.size() ? lines.get(old).element : null;
                line.element = Dom.add(element, "div", "line", next);
            }
            shown.add(line);
        }
        while (old < lines.size()) {
            leave(lines.get(old++), shown, isHeld);
        }
        lines = shown;
        place(wanted, box);
    }

    private static boolean isBefore(Line a, Line b) {
        return a.middle < b.middle - SAME_ROW_PX || (a.middle < b.middle + SAME_ROW_PX && a.left() < b.left() - 1);
    }

    private static void leave(Line line, List<Line> shown, boolean isHeld) {
        if (isHeld) {
            shown.add(line);
        } else {
            line.element.delete();
        }
    }

    private List<Line> rows(List<Text> texts, double down) {
        texts.sort((a, b) -> {
            double difference = middle(a) - middle(b);
            return Math.abs(difference) < SAME_ROW_PX ? Double.compare(a.x(), b.x()) : (int) Math.signum(difference);
        });
        List<Line> rows = new ArrayList<>();
        double right = 0;
        for (Text text : texts) {
            double middle = middle(text) + down;
            boolean isNext = !rows.isEmpty()
                    && middle - rows.getLast().middle < SAME_ROW_PX
                    && (isFull || text.x() - right < FAR_PX);
            if (!isNext) {
                rows.add(new Line(middle, element));
            }
            rows.getLast().texts.add(text);
            right = text.x() + metrics.width(text.text(), text.font());
        }
        return rows;
    }

    private static double middle(Text text) {
        return text.baseline() - MIDDLE * text.font().size();
    }

    private void place(List<Line> wanted, Box box) {
        for (int i = 0; i < wanted.size(); i++) {
            Line line = wanted.get(i);
            line.top = line.middle - REACH_PX;
            line.bottom = line.middle + REACH_PX;
            if (isFull && i > 0) {
                line.top = (line.middle + wanted.get(i - 1).middle) / 2;
                wanted.get(i - 1).bottom = line.top;
            }
        }
        for (Line line : wanted) {
            double left = isFull ? 0 : line.left() - box.x();
            write(line, box.x() + left);
            double width = isFull ? box.width() : right(line) - line.left();
            Dom.box(line.element, left, line.top, width, line.bottom - line.top);
        }
    }

    private double right(Line line) {
        Text last = line.texts.getLast();
        return last.x() + metrics.width(last.text(), last.font());
    }

    private void write(Line line, double left) {
        double down = line.middle - line.top - HALF_HEIGHT_PX;
        StringBuilder content = new StringBuilder().append((int) (down * SIXTEENTHS));
        for (Text text : line.texts) {
            content.append('|')
                    .append((int) ((text.x() - left) * SIXTEENTHS))
                    .append('|')
                    .append(text.font().face())
                    .append('|')
                    .append((int) (text.font().size() * SIXTEENTHS))
                    .append('|')
                    .append(text.text());
        }
        if (content.toString().equals(line.content)) {
            return;
        }
        line.content = content.toString();
        Dom.startLine(line.element, down);
        double pen = left;
        double blank = metrics.advance(' ', Font.LIST);
        for (int i = 0; i < line.texts.size(); i++) {
            Text text = line.texts.get(i);
            double gap = text.x() - pen;
            boolean hasBlank = i > 0 && gap > LEAST_BLANK * blank;
            Dom.addRun(
                    line.element,
                    text.text(),
                    text.font().weight(),
                    text.font().size(),
                    text.font().family().fontName(),
                    text.font().tracking(),
                    hasBlank ? gap - blank : gap,
                    hasBlank);
            pen = text.x() + metrics.width(text.text(), text.font());
        }
    }
}
