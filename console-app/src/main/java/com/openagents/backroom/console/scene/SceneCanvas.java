package com.openagents.backroom.console.scene;

import com.openagents.backroom.console.render.Painting;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Shows a scene and says what the mouse and the wheel mean in it. FX thread only.
///
/// It paints when a scene is given, when it is resized or comes to another screen, and never otherwise. Whether Vulkan
/// paints or JavaFX is the renderer's to say, and may change at any time.
public final class SceneCanvas extends Region {
    private final Renderer renderer;
    private final Region hover = new Region();
    private final HitNodes hitNodes;
    private final ScenePainter painter;
    private final Consumer<Action> act;
    private final BiConsumer<ScrollArea, Double> scroll;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Scene scene;
    private @Nullable Easel easel;
    private @Nullable Easel leaving;
    private double scale = 1;
    private double paintedWidth;
    private double paintedHeight;
    private long paints;

    /// A canvas without a scene yet.
    ///
    /// @param act does what a click asks for
    /// @param scroll scrolls an area by some px, downwards if positive
    public SceneCanvas(
            String name,
            Renderer renderer,
            ScenePainter painter,
            Consumer<Action> act,
            BiConsumer<ScrollArea, Double> scroll) {
        this.renderer = renderer;
        this.painter = painter;
        this.act = act;
        this.scroll = scroll;
        this.hitNodes = new HitNodes(act);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(name);
        getStyleClass().add("scene-canvas");
        hover.getStyleClass().add("scene-hover");
        hover.setManaged(false);
        hover.setMouseTransparent(true);
        hover.setVisible(false);
        getChildren().addAll(hover, hitNodes);
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
        // Listened to as long as this is in a window, and no longer.
        sceneProperty().flatMap(_ -> renderer.painting()).subscribe(this::use);
        sceneProperty()
                .flatMap(javafx.scene.Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .subscribe(this::useScale);
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

    /// How often a scene was painted or given to be painted.
    public long paints() {
        return paints;
    }

    @Override
    protected void layoutChildren() {
        hitNodes.resizeRelocate(0, 0, Math.floor(getWidth()), Math.floor(getHeight()));
        if (paintedWidth != getWidth() || paintedHeight != getHeight()) {
            paint();
        }
    }

    /// Takes the easel that belongs to this way of painting; none outside of a window. The easel before goes when there
    /// is something to see on the new one, which lies under it until then.
    private void use(@Nullable Painting next) {
        if (leaving != null) {
            remove(easel); // never seen
            easel = leaving;
            leaving = null;
        }
        Easel coming = switch (next) {
            case null -> null;
            case Painting.Opening _ -> null;
            case Painting.Vulkan _ -> new VulkanEasel(renderer.newSurface());
            case Painting.Canvas _ -> new CanvasEasel(painter);
        };
        if (coming == null) {
            remove(easel);
            easel = null;
            return;
        }
        leaving = easel;
        easel = coming;
        coming.onceSeen(() -> seen(coming));
        getChildren().addFirst(coming.node());
        paint();
    }

    private void seen(Easel seen) {
        if (seen.equals(easel)) {
            remove(leaving);
            leaving = null;
        }
    }

    private void remove(@Nullable Easel gone) {
        if (gone != null) {
            gone.close();
            getChildren().remove(gone.node());
        }
    }

    /// Paints for another screen; what is in no window keeps its scale.
    private void useScale(@Nullable Number next) {
        if (next != null && next.doubleValue() != scale) {
            scale = next.doubleValue();
            paint();
        }
    }

    private void paint() {
        Scene current = scene;
        if (current == null || easel == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        paints++;
        paintedWidth = getWidth();
        paintedHeight = getHeight();
        double width = Math.floor(paintedWidth);
        double height = Math.floor(paintedHeight);
        if (leaving != null) {
            leaving.paint(current, width, height, scale);
        }
        easel.paint(current, width, height, scale);
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
