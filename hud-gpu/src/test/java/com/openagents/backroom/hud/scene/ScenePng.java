package com.openagents.backroom.hud.scene;

import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextAttribute;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Paints a scene into a PNG with what every JDK has, so that people can look at it.
public final class ScenePng {
    private final Map<String, java.awt.Font> fonts = new HashMap<>();
    private final Graphics2D out;

    private ScenePng(Graphics2D out) {
        this.out = out;
    }

    public static void write(Scene scene, Path file) {
        int width = (int) Math.ceil(scene.width());
        int height = (int) Math.ceil(scene.height());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(new Color(scene.background(), true));
        graphics.fillRect(0, 0, width, height);
        new ScenePng(graphics).paint(scene.primitives());
        graphics.dispose();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void paint(List<Primitive> primitives) {
        for (Primitive primitive : primitives) {
            switch (primitive) {
                case Quad quad -> paint(quad);
                case Text text -> {
                    out.setColor(new Color(text.color(), true));
                    out.setFont(font(text.font()));
                    out.drawString(text.text(), (float) text.x(), (float) text.baseline());
                }
                case Polyline line -> {
                    Path2D path = new Path2D.Double();
                    path.moveTo(
                            line.points().getFirst().x(),
                            line.points().getFirst().y());
                    line.points().forEach(point -> path.lineTo(point.x(), point.y()));
                    stroke(path, line.width(), line.color());
                }
                case Arc arc ->
                    stroke(
                            new Arc2D.Double(
                                    arc.centerX() - arc.radius(),
                                    arc.centerY() - arc.radius(),
                                    2 * arc.radius(),
                                    2 * arc.radius(),
                                    -arc.startDegrees(),
                                    -arc.sweepDegrees(),
                                    Arc2D.OPEN),
                            arc.width(),
                            arc.color());
                case Clip clip -> clipped(clip.box(), clip.children());
                case Panel panel -> clipped(panel.box(), panel.children());
            }
        }
    }

    private void clipped(Box box, List<Primitive> children) {
        Shape before = out.getClip();
        out.clip(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        paint(children);
        out.setClip(before);
    }

    private void paint(Quad quad) {
        Box box = quad.box();
        double arc = 2 * quad.radius();
        if (quad.fill() != 0) {
            out.setColor(new Color(quad.fill(), true));
            out.fill(new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), arc, arc));
        }
        if (quad.border() != 0) {
            stroke(
                    new RoundRectangle2D.Double(
                            box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, arc - 1, arc - 1),
                    1,
                    quad.border());
        }
    }

    private void stroke(Shape shape, double width, int color) {
        out.setColor(new Color(color, true));
        out.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        out.draw(shape);
    }

    private java.awt.Font font(Font font) {
        String face = (font.family() == Family.INTER ? "Inter-" : "JetBrainsMono-") + font.weight();
        return fonts.computeIfAbsent(face, ScenePng::load)
                .deriveFont(Map.of(TextAttribute.SIZE, (float) font.size(), TextAttribute.TRACKING, (float)
                        (font.tracking() / font.size())));
    }

    private static java.awt.Font load(String face) {
        try (InputStream in = ScenePng.class.getResourceAsStream("/fonts/" + face + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("no font " + face);
            }
            return java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
