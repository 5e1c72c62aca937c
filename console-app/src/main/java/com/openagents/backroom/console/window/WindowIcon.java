package com.openagents.backroom.console.window;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Icon;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Primitive.Point;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.stage.Stage;

/// The window's icon in lists of windows and in the task bar, and the name by which a desktop finds the menu entry that
/// belongs to the window. FX thread only.
public final class WindowIcon {
    /// X11's WM_CLASS. The menu entry's StartupWMClass is equal to it.
    private static final String WINDOW_CLASS = "backroom";

    /// JavaFX hands the desktop one picture of this size, whatever it is given; the desktop makes smaller ones of it.
    private static final int SIZE_PX = 128;

    private WindowIcon() {}

    /// Names the windows that are made from now on. JavaFX itself only knows the name of a class of ours, and only of
    /// programs that it starts; `launch/window.args` opens the way to the toolkit below it.
    public static void nameWindows() {
        com.sun.glass.ui.Application.GetApplication().setName(WINDOW_CLASS);
    }

    /// Gives a window its icon; on Linux it must not be shown yet.
    public static void giveTo(Stage stage) {
        stage.getIcons().setAll(List.of(draw()));
    }

    private static Image draw() {
        Icon icon = Icons.program();
        Canvas canvas = new Canvas(SIZE_PX, SIZE_PX);
        GraphicsContext context = canvas.getGraphicsContext2D();
        context.scale(SIZE_PX / icon.grid(), SIZE_PX / icon.grid());
        icon.shapes().forEach(shape -> draw(shape, context));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        WritableImage drawn = canvas.snapshot(parameters, null);
        // A copy, because GTK is given nothing for the ints that a snapshot is made of.
        return new WritableImage(drawn.getPixelReader(), SIZE_PX, SIZE_PX);
    }

    private static void draw(Icon.Shape shape, GraphicsContext context) {
        Color color = color(shape.token());
        context.setFill(color);
        context.setStroke(color);
        switch (shape) {
            case Icon.Fill(Box box, double radius, Token _) ->
                context.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
            case Icon.Outline(Box box, double radius, double width, Token _) -> {
                context.setLineWidth(width);
                context.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
            }
            case Icon.Line line -> {
                context.setLineWidth(line.width());
                context.strokePolyline(
                        line.points().stream().mapToDouble(Point::x).toArray(),
                        line.points().stream().mapToDouble(Point::y).toArray(),
                        line.points().size());
            }
            case Icon.Ring ring -> {
                context.setLineWidth(ring.width());
                context.strokeArc(
                        ring.x() - ring.radius(),
                        ring.y() - ring.radius(),
                        2 * ring.radius(),
                        2 * ring.radius(),
                        -ring.start(),
                        -ring.sweep(),
                        ArcType.OPEN);
            }
        }
    }

    private static Color color(Token token) {
        int argb = Theme.DARK.argb(token);
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }
}
