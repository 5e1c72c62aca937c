package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Icon;
import com.openagents.backroom.hud.scene.Icon.Fill;
import com.openagents.backroom.hud.scene.Icon.Line;
import com.openagents.backroom.hud.scene.Icon.Outline;
import com.openagents.backroom.hud.scene.Icon.Ring;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.scene.TimeTrack;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.text.Emoji;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.text.TextFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A scene in the making: takes shapes and texts by token, and snaps them to whole pixels.
final class Sketch {
    /// What leads to a whole event, as on the page.
    static final String OPEN_WHOLE = "Open it whole";

    /// Half the height of capitals, in parts of the size: what centres a line of text on a row.
    private static final double HALF_CAPITAL = 0.36;

    private final Frame frame;
    private final TextFit fit;
    private final PanelCache cache;
    private List<HitRegion> hits = new ArrayList<>();
    private List<ScrollArea> scrolls = new ArrayList<>();
    private @Nullable TimeTrack time;
    private List<Primitive> primitives = new ArrayList<>();
    private Box visible;

    Sketch(Frame frame, PanelCache cache) {
        this.frame = frame;
        this.cache = cache;
        this.fit = new TextFit(frame.metrics());
        this.visible = new Box(0, 0, frame.width(), frame.height());
    }

    Frame frame() {
        return frame;
    }

    FontMetrics metrics() {
        return frame.metrics();
    }

    TextFit fit() {
        return fit;
    }

    WrappedTexts texts() {
        return cache.texts();
    }

    void quad(Box box, double radius, @Nullable Token fill, @Nullable Token border) {
        Box snapped = snap(box);
        if (snapped.width() > 0 && snapped.height() > 0) {
            primitives.add(new Primitive.Quad(
                    snapped,
                    Math.min(radius, Math.min(snapped.width(), snapped.height()) / 2),
                    fill == null ? 0 : argb(fill),
                    border == null ? 0 : argb(border)));
        }
    }

    /// The rounded surface of a panel.
    void ground(Box box) {
        quad(box, 6, Token.PANEL, Token.LINE);
    }

    /// A rule of 1 px.
    void rule(double x, double y, double width) {
        quad(new Box(x, y, width, 1), 0, Token.LINE, null);
    }

    /// A text on a baseline, drawn as it is.
    ///
    /// @return its width
    double textAt(double x, double baseline, String text, Font font, Token token) {
        double left = Math.round(x);
        double pen = left;
        StringBuilder run = new StringBuilder();
        double runStart = pen;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            double advance = metrics().advance(codePoint, font);
            if (metrics().has(codePoint, font) || !Emoji.isSign(codePoint)) {
                run.appendCodePoint(codePoint);
            } else {
                flush(run, runStart, baseline, font, token);
                sign(codePoint, pen, baseline, advance, font);
                runStart = pen + advance;
            }
            pen += advance;
        }
        flush(run, runStart, baseline, font, token);
        return pen - left;
    }

    private void flush(StringBuilder run, double x, double baseline, Font font, Token token) {
        if (!run.toString().isBlank()) {
            primitives.add(new Primitive.Text(x, Math.round(baseline), run.toString(), font, argb(token)));
        }
        run.setLength(0);
    }

    /// Signs that many programs write have a shape of ours; other pictures are an empty box.
    private void sign(int codePoint, double x, double baseline, double advance, Font font) {
        double size = Math.min(10, font.size() - 1);
        double top = baseline - size + 1;
        double left = x + (advance - size) / 2;
        Optional<Icon> icon = Emoji.shape(codePoint);
        if (icon.isPresent()) {
            icon(icon.get(), left, top, icon.get().grid() > 10 ? size + 2 : size);
        } else {
            quad(new Box(x + 1, top, Math.max(2, advance - 2), size), 1, null, Token.TEXT3);
        }
    }

    /// A line of text centred on a row's middle, cut with an ellipsis to a width.
    ///
    /// @return its width
    double text(double x, double middle, String text, Font font, Token token, double maxWidth) {
        return maxWidth <= 0 ? 0 : textAt(x, baseline(middle, font), fit.end(text, font, maxWidth), font, token);
    }

    /// A line of text that ends at `right`, never cut.
    ///
    /// @return its width
    double textRight(double right, double middle, String text, Font font, Token token) {
        String line = TextFit.oneLine(text);
        double width = metrics().width(line, font);
        textAt(right - width, baseline(middle, font), line, font, token);
        return width;
    }

    double width(String text, Font font) {
        return metrics().width(TextFit.oneLine(text), font);
    }

    static double baseline(double middle, Font font) {
        return Math.round(middle + HALF_CAPITAL * font.size());
    }

    void icon(Icon icon, double x, double y, double size) {
        double scale = size / icon.grid();
        double left = Math.round(x);
        double top = Math.round(y);
        for (Icon.Shape shape : icon.shapes()) {
            int color = argb(shape.token());
            switch (shape) {
                case Line line ->
                    primitives.add(new Primitive.Polyline(
                            scaled(line.points(), left, top, scale), line.width() * Math.min(scale, 1.5), color));
                case Ring ring ->
                    primitives.add(new Primitive.Arc(
                            left + ring.x() * scale,
                            top + ring.y() * scale,
                            ring.radius() * scale,
                            ring.start(),
                            ring.sweep(),
                            ring.width() * Math.min(scale, 1.5),
                            color));
                case Fill fill ->
                    primitives.add(
                            new Primitive.Quad(scaled(fill.box(), left, top, scale), fill.radius() * scale, color, 0));
                case Outline outline ->
                    outline(
                            scaled(outline.box(), left, top, scale),
                            outline.radius() * scale,
                            outline.width() * Math.min(scale, 1.5),
                            color);
            }
        }
    }

    private static List<Point> scaled(List<Point> points, double left, double top, double scale) {
        List<Point> scaled = new ArrayList<>();
        for (Point point : points) {
            scaled.add(new Point(left + point.x() * scale, top + point.y() * scale));
        }
        return scaled;
    }

    private static Box scaled(Box box, double left, double top, double scale) {
        return new Box(left + box.x() * scale, top + box.y() * scale, box.width() * scale, box.height() * scale);
    }

    private void outline(Box box, double radius, double width, int color) {
        double x = box.x();
        double y = box.y();
        double right = box.right();
        double bottom = box.bottom();
        stroke(x + radius, y, right - radius, y, width, color);
        stroke(right, y + radius, right, bottom - radius, width, color);
        stroke(right - radius, bottom, x + radius, bottom, width, color);
        stroke(x, bottom - radius, x, y + radius, width, color);
        primitives.add(new Primitive.Arc(x + radius, y + radius, radius, 180, 90, width, color));
        primitives.add(new Primitive.Arc(right - radius, y + radius, radius, 270, 90, width, color));
        primitives.add(new Primitive.Arc(right - radius, bottom - radius, radius, 0, 90, width, color));
        primitives.add(new Primitive.Arc(x + radius, bottom - radius, radius, 90, 90, width, color));
    }

    private void stroke(double x1, double y1, double x2, double y2, double width, int color) {
        primitives.add(new Primitive.Polyline(List.of(new Point(x1, y1), new Point(x2, y2)), width, color));
    }

    void dot(double x, double middle, Token token) {
        quad(new Box(x, Math.round(middle) - 3, 6, 6), 3, token, null);
    }

    /// Draws what `body` draws, seen only inside the box.
    void clip(Box box, Runnable body) {
        List<Primitive> outer = primitives;
        Box outerVisible = visible;
        Box snapped = snap(box);
        primitives = new ArrayList<>();
        visible = intersection(outerVisible, snapped);
        body.run();
        List<Primitive> inner = primitives;
        primitives = outer;
        visible = outerVisible;
        if (!inner.isEmpty() && snapped.width() > 0 && snapped.height() > 0) {
            primitives.add(new Primitive.Clip(snapped, inner));
        }
    }

    /// Draws a panel that shows the moment. Panels overlap no other panel and lie in no other.
    ///
    /// @param id names it in its scene
    void panel(String id, Box box, Runnable body) {
        panel(id, box, null, body);
    }

    /// Draws a panel, unless the last frame's serves again.
    ///
    /// @param key all that `body` depends on but the box and the theme; null if that is the moment too
    void panel(String id, Box box, @Nullable List<?> key, Runnable body) {
        Box snapped = snap(box);
        if (snapped.width() <= 0 || snapped.height() <= 0) {
            return;
        }
        PanelCache.Panel panel = cache.find(id, snapped, visible, frame.theme(), key);
        panel = cache.keep(id, panel == null ? drawn(snapped, key, body) : panel);
        primitives.add(new Primitive.Panel(snapped, panel.children()));
        hits.addAll(panel.hits());
        scrolls.addAll(panel.scrolls());
    }

    private PanelCache.Panel drawn(Box box, @Nullable List<?> key, Runnable body) {
        List<Primitive> outer = primitives;
        List<HitRegion> outerHits = hits;
        List<ScrollArea> outerScrolls = scrolls;
        Box outerVisible = visible;
        primitives = new ArrayList<>();
        hits = new ArrayList<>();
        scrolls = new ArrayList<>();
        visible = intersection(outerVisible, box);
        body.run();
        PanelCache.Panel panel =
                new PanelCache.Panel(box, outerVisible, frame.theme(), key, List.copyOf(primitives), hits, scrolls);
        primitives = outer;
        hits = outerHits;
        scrolls = outerScrolls;
        visible = outerVisible;
        return panel;
    }

    private static Box intersection(Box a, Box b) {
        double x = Math.max(a.x(), b.x());
        double y = Math.max(a.y(), b.y());
        return new Box(x, y, Math.min(a.right(), b.right()) - x, Math.min(a.bottom(), b.bottom()) - y);
    }

    /// A click inside the box, as far as it is seen, does something.
    void hit(Box box, Action action, String label) {
        Box seen = intersection(visible, box);
        if (seen.width() > 0 && seen.height() > 0) {
            hits.add(new HitRegion(seen, action, TextFit.oneLine(label)));
        }
    }

    /// Notes an area that scrolls.
    ///
    /// @param wanted how far the reader scrolled it; null for its end
    /// @return the offset within what there is
    double scroll(String id, Box box, double contentHeight, @Nullable Double wanted) {
        double max = Math.max(0, contentHeight - box.height());
        double offset = wanted == null ? max : Math.round(Math.clamp(wanted, 0, max));
        scrolls.add(new ScrollArea(id, box, contentHeight, offset));
        return offset;
    }

    /// Notes where time lies.
    void time(TimeTrack track) {
        time = track;
    }

    int argb(Token token) {
        return frame.theme().argb(token);
    }

    private static Box snap(Box box) {
        double x = Math.round(box.x());
        double y = Math.round(box.y());
        return new Box(x, y, Math.round(box.right()) - x, Math.round(box.bottom()) - y);
    }

    Scene scene() {
        cache.endFrame();
        return new Scene(frame.width(), frame.height(), argb(Token.CANVAS), primitives, hits, scrolls, time);
    }
}
