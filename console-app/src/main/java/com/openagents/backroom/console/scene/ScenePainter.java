package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Family;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.text.TextRun;
import com.openagents.backroom.hud.text.TextRuns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// Draws a scene with JavaFX's canvas: the painter that works everywhere. FX thread only.
///
/// Edges that the layout puts on whole px stay there, so lines of 1 px are sharp.
public final class ScenePainter {
    /// Tracking that moves the end of a run by less than this is not worth drawing glyph by glyph.
    private static final double TRACKING_SEEN_PX = 0.5;

    private final FontMetrics metrics;
    private final Map<com.openagents.backroom.hud.scene.Font, Font> fonts = new HashMap<>();
    private final Map<Integer, Color> colors = new HashMap<>();

    public ScenePainter(FontMetrics metrics) {
        this.metrics = metrics;
    }

    public void paint(Scene scene, GraphicsContext g) {
        g.setFontSmoothingType(FontSmoothingType.GRAY);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.MITER);
        g.setFill(color(scene.background()));
        g.fillRect(0, 0, scene.width(), scene.height());
        paint(scene.primitives(), g);
    }

    private void paint(List<Primitive> primitives, GraphicsContext g) {
        for (Primitive primitive : primitives) {
            switch (primitive) {
                case Quad quad -> quad(quad, g);
                case Text text -> text(text, g);
                case Polyline line -> line(line, g);
                case Arc arc -> arc(arc, g);
                case Clip clip -> clip(clip.box(), clip.children(), g);
                case Panel panel -> clip(panel.box(), panel.children(), g);
            }
        }
    }

    private void quad(Quad quad, GraphicsContext g) {
        Box box = quad.box();
        double diameter = 2 * quad.radius();
        if (isSeen(quad.fill())) {
            g.setFill(color(quad.fill()));
            if (diameter > 0) {
                g.fillRoundRect(box.x(), box.y(), box.width(), box.height(), diameter, diameter);
            } else {
                g.fillRect(box.x(), box.y(), box.width(), box.height());
            }
        }
        if (isSeen(quad.border()) && box.width() >= 1 && box.height() >= 1) {
            g.setStroke(color(quad.border()));
            g.setLineWidth(1);
            double inner = Math.max(0, diameter - 1);
            g.strokeRoundRect(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, inner, inner);
        }
    }

    private void text(Text text, GraphicsContext g) {
        if (!isSeen(text.color()) || text.text().isEmpty()) {
            return;
        }
        g.setFont(fonts.computeIfAbsent(text.font(), ScenePainter::load));
        g.setFill(color(text.color()));
        if (TextRuns.isPlain(text.text(), text.font(), metrics)) {
            plain(text.text(), text.x(), text, g);
            return;
        }
        for (TextRun run : TextRuns.of(text.text(), text.font(), metrics)) {
            if (run.isForeign()) {
                word(run, text, g);
            } else {
                plain(run.text(), text.x() + run.x(), text, g);
            }
        }
    }

    private void plain(String run, double left, Text text, GraphicsContext g) {
        double tracking = text.font().tracking();
        if (Math.abs(tracking) * run.length() < TRACKING_SEEN_PX) {
            g.fillText(run, left, text.baseline());
            return;
        }
        double x = left;
        int i = 0;
        while (i < run.length()) {
            int next = run.offsetByCodePoints(i, 1);
            String glyph = run.substring(i, next);
            g.fillText(glyph, x, text.baseline());
            x += metrics.width(glyph, text.font());
            i = next;
        }
    }

    /// A word of the machine's fonts, in the middle of its room and squeezed into it.
    private static void word(TextRun run, Text text, GraphicsContext g) {
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(run.text(), text.x() + run.x() + run.width() / 2, text.baseline(), run.width());
        g.setTextAlign(TextAlignment.LEFT);
    }

    private void line(Polyline line, GraphicsContext g) {
        int count = line.points().size();
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            xs[i] = line.points().get(i).x();
            ys[i] = line.points().get(i).y();
        }
        g.setStroke(color(line.color()));
        g.setLineWidth(line.width());
        g.strokePolyline(xs, ys, count);
    }

    /// Scenes count degrees clockwise, JavaFX counter-clockwise.
    private void arc(Arc arc, GraphicsContext g) {
        g.setStroke(color(arc.color()));
        g.setLineWidth(arc.width());
        double side = 2 * arc.radius();
        g.strokeArc(
                arc.centerX() - arc.radius(),
                arc.centerY() - arc.radius(),
                side,
                side,
                -arc.startDegrees(),
                -arc.sweepDegrees(),
                ArcType.OPEN);
    }

    private void clip(Box box, List<Primitive> children, GraphicsContext g) {
        g.save();
        g.beginPath();
        g.rect(box.x(), box.y(), box.width(), box.height());
        g.clip();
        paint(children, g);
        g.restore();
    }

    private Color color(int argb) {
        return colors.computeIfAbsent(
                argb, value -> Color.rgb(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff, (value >>> 24) / 255.0));
    }

    private static boolean isSeen(int argb) {
        return argb >>> 24 != 0;
    }

    /// JavaFX knows a weight as a family of its own: `Inter SemiBold`.
    private static Font load(com.openagents.backroom.hud.scene.Font font) {
        Family family = font.family();
        String weight = switch (font.weight()) {
            case 500 -> " Medium";
            case 600 -> " SemiBold";
            default -> "";
        };
        return Font.font(family.fontName() + weight, font.size());
    }
}
