package com.openagents.backroom.console.scene;

import com.openagents.backroom.console.render.Painting;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.hud.find.Selection;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.scene.TimeTrack;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Shows a scene and says what the mouse and the wheel mean in it: drawn over text, a pointer selects; drawn over a
/// timeline, or with a wheel sideways, it moves it. FX thread only.
///
/// It paints when a scene is given, when it is resized or comes to another screen, and never otherwise. Whether Vulkan
/// paints or JavaFX is the renderer's to say, and may change at any time.
public final class SceneCanvas extends Region {
    private final String name;
    private final Renderer renderer;
    private final Region hover = new Region();
    private final HitNodes hitNodes;
    private final TextNodes textNodes = new TextNodes();
    private final ScenePainter painter;
    private final Consumer<Action> act;
    private final BiConsumer<ScrollArea, Double> scroll;
    private final Consumer<@Nullable Selection> select;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Scene scene;
    private @Nullable Easel easel;
    private @Nullable Easel leaving;
    private double scale = 1;
    private double zoom = 1;
    private @Nullable TimeTrack held;
    private double pressedX;
    private double pressedY;
    private double paintedWidth;
    private double paintedHeight;
    private long paints;

    /// A canvas without a scene yet.
    ///
    /// @param act does what a click asks for
    /// @param scroll scrolls an area by some px, downwards if positive
    /// @param select takes what a pointer is drawn over; null for nothing any more
    public SceneCanvas(
            String name,
            Renderer renderer,
            ScenePainter painter,
            Consumer<Action> act,
            BiConsumer<ScrollArea, Double> scroll,
            Consumer<@Nullable Selection> select) {
        this.name = name;
        this.renderer = renderer;
        this.painter = painter;
        this.act = act;
        this.scroll = scroll;
        this.select = select;
        this.hitNodes = new HitNodes(act);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(name);
        getStyleClass().add("scene-canvas");
        hover.getStyleClass().add("scene-hover");
        hover.setManaged(false);
        hover.setMouseTransparent(true);
        hover.setVisible(false);
        getChildren().addAll(hover, textNodes, hitNodes);
        setOnMouseMoved(this::moved);
        setOnMouseExited(_ -> leave());
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
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
        localToSceneTransformProperty().subscribe(transform -> useZoom(transform.getMxx()));
    }

    /// Draws `next`.
    public void show(Scene next) {
        scene = next;
        textNodes.show(next);
        hitNodes.show(next.hits());
        leave();
        paint();
    }

    /// Tells a screen reader which part the keys are in; empty for all of it.
    void say(String part) {
        setAccessibleText(part.isEmpty() ? name : name + ": " + part);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
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

    /// Paints for a window that is zoomed.
    private void useZoom(double next) {
        if (next != zoom && next > 0) {
            zoom = next;
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
            leaving.paint(current, width, height, scale * zoom, zoom);
        }
        easel.paint(current, width, height, scale * zoom, zoom);
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

    private void pressed(MouseEvent event) {
        pressedX = event.getX();
        pressedY = event.getY();
        held = timeAt(event.getX(), event.getY());
    }

    private @Nullable TimeTrack timeAt(double x, double y) {
        TimeTrack track = scene == null ? null : scene.time();
        return track != null && track.box().contains(x, y) ? track : null;
    }

    private void drag(TimeTrack track, double px) {
        act.accept(new Action.Command(track.dragged(px).command()));
    }

    private void dragged(MouseEvent event) {
        if (scene == null || !event.isPrimaryButtonDown() || event.isStillSincePress()) {
            return;
        }
        if (held != null) {
            drag(held, event.getX() - pressedX);
        } else {
            select.accept(Selection.between(scene, pressedX, pressedY, event.getX(), event.getY()));
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            select.accept(null);
            hitAt(event).ifPresent(hit -> act.accept(hit.action()));
        }
    }

    private void scrolled(ScrollEvent event) {
        TimeTrack track = timeAt(event.getX(), event.getY());
        if (track != null && event.getDeltaX() != 0) {
            drag(track, event.getDeltaX());
            event.consume();
            return;
        }
        if (scene != null && event.getDeltaY() != 0) {
            scene.scrollAt(event.getX(), event.getY()).ifPresent(area -> scroll.accept(area, -event.getDeltaY()));
            event.consume();
        }
    }
}
