package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shows a scene and says what the mouse and the wheel mean in it. FX thread only.
///
/// It paints when a scene is given and when it is resized, and never otherwise.
public final class SceneCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Region hover = new Region();
    private final HitNodes hitNodes;
    private final ScenePainter painter;
    private final Consumer<Action> act;
    private final BiConsumer<ScrollArea, Double> scroll;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Scene scene;
    private long paints;

    /// A canvas without a scene yet.
    ///
    /// @param act does what a click asks for
    /// @param scroll scrolls an area by some px, downwards if positive
    public SceneCanvas(String name, ScenePainter painter, Consumer<Action> act, BiConsumer<ScrollArea, Double> scroll) {
        this.painter = painter;
        this.act = act;
        this.scroll = scroll;
        this.hitNodes = new HitNodes(act);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(name);
        getStyleClass().add("scene-canvas");
        canvas.setManaged(false);
        hover.getStyleClass().add("scene-hover");
        hover.setManaged(false);
        hover.setMouseTransparent(true);
        hover.setVisible(false);
        getChildren().addAll(canvas, hover, hitNodes);
        setOnMouseMoved(this::moved);
        setOnMouseExited(_ -> leave());
        setOnMouseClicked(this::clicked);
        setOnScroll(this::scrolled);
        Tooltip.install(this, tooltip);
        tooltip.setOnShowing(_ -> {
            if (tooltip.getText().isEmpty()) {
                tooltip.hide();
            }
        });
    }

    /// Draws `next`.
    public void show(Scene next) {
        scene = next;
        hitNodes.show(next.hits());
        leave();
        paint();
    }

    /// What is drawn now.
    public Optional<Scene> scene() {
        return Optional.ofNullable(scene);
    }

    /// How often it has painted; each time costs the FX thread a few milliseconds.
    public long paints() {
        return paints;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        hitNodes.resizeRelocate(0, 0, width, height);
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            paint();
        }
    }

    private void paint() {
        Scene current = scene;
        if (current == null || canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return;
        }
        paints++;
        painter.paint(current, canvas.getGraphicsContext2D());
    }

    private Optional<HitRegion> hitAt(MouseEvent event) {
        return scene == null ? Optional.empty() : scene.hitAt(event.getX(), event.getY());
    }

    private void moved(MouseEvent event) {
        hitAt(event).ifPresentOrElse(this::enter, this::leave);
    }

    private void enter(HitRegion hit) {
        setCursor(Cursor.HAND);
        tooltip.setText(hit.label());
        hover.resizeRelocate(
                hit.box().x(), hit.box().y(), hit.box().width(), hit.box().height());
        hover.setVisible(true);
    }

    private void leave() {
        setCursor(Cursor.DEFAULT);
        tooltip.setText("");
        tooltip.hide();
        hover.setVisible(false);
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            hitAt(event).ifPresent(hit -> act.accept(hit.action()));
        }
    }

    private void scrolled(ScrollEvent event) {
        if (scene != null && event.getDeltaY() != 0) {
            scene.scrollAt(event.getX(), event.getY()).ifPresent(area -> scroll.accept(area, -event.getDeltaY()));
            event.consume();
        }
    }
}
