package com.openagents.backroom.packaging;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Icon;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// The program's icon, drawn at the size it is shown in.
final class AppIcon {
    /// Sizes that desktops look for below `hicolor`.
    static final List<Integer> SIZES_PX = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /// The largest side an `.ico` can hold.
    private static final int ICO_PX = 256;

    private static final int ICNS_PX = 512;

    private AppIcon() {}

    /// Writes the icon into a folder, in the form that jpackage wants on this system.
    static Path write(HostSystem system, Path folder) {
        return switch (system) {
            case LINUX -> write(folder.resolve("backroom.png"), png(ICNS_PX));
            case MACOS -> write(folder.resolve("backroom.icns"), icns());
            case WINDOWS -> write(folder.resolve("backroom.ico"), ico());
        };
    }

    /// The icon as a PNG.
    static byte[] png(int sizePx) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(draw(sizePx), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A PNG in Windows' frame: a header of 6 bytes, an entry of 16, the picture. Side 0 stands for 256.
    private static byte[] ico() {
        byte[] png = png(ICO_PX);
        return ByteBuffer.allocate(22 + png.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 32)
                .putInt(png.length)
                .putInt(22)
                .put(png)
                .array();
    }

    /// A PNG in Apple's frame: `icns`, length of all, `ic09` (512 px), length of this part, the picture.
    private static byte[] icns() {
        byte[] png = png(ICNS_PX);
        return ByteBuffer.allocate(16 + png.length)
                .put("icns".getBytes(StandardCharsets.US_ASCII))
                .putInt(16 + png.length)
                .put("ic09".getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + png.length)
                .put(png)
                .array();
    }

    private static BufferedImage draw(int sizePx) {
        BufferedImage image = new BufferedImage(sizePx, sizePx, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Icon icon = Icons.program();
        graphics.scale(sizePx / icon.grid(), sizePx / icon.grid());
        icon.shapes().forEach(shape -> draw(shape, graphics));
        graphics.dispose();
        return image;
    }

    private static void draw(Icon.Shape shape, Graphics2D graphics) {
        graphics.setColor(color(shape.token()));
        switch (shape) {
            case Icon.Fill fill -> graphics.fill(rounded(fill.box(), fill.radius()));
            case Icon.Outline outline -> {
                graphics.setStroke(stroke(outline.width()));
                graphics.draw(rounded(outline.box(), outline.radius()));
            }
            case Icon.Line line -> {
                graphics.setStroke(stroke(line.width()));
                graphics.draw(path(line.points()));
            }
            case Icon.Ring ring -> {
                graphics.setStroke(stroke(ring.width()));
                double side = 2 * ring.radius();
                graphics.draw(new Arc2D.Double(
                        ring.x() - ring.radius(),
                        ring.y() - ring.radius(),
                        side,
                        side,
                        -ring.start(),
                        -ring.sweep(),
                        Arc2D.OPEN));
            }
        }
    }

    private static Path2D path(List<Point> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        points.forEach(point -> path.lineTo(point.x(), point.y()));
        return path;
    }

    private static RoundRectangle2D rounded(Box box, double radius) {
        return new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
    }

    private static BasicStroke stroke(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }

    private static Color color(Token token) {
        return new Color(Theme.DARK.argb(token), true);
    }

    private static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
