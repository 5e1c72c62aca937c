package com.openagents.backroom.console.scene;

import com.openagents.backroom.console.background.Feed;
import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.render.Renderer;
import com.openagents.backroom.hud.find.Find;
import com.openagents.backroom.hud.find.Marks;
import com.openagents.backroom.hud.find.Selection;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A canvas that follows the model from [#start] to [#stop]: laid out off the FX thread.
public final class SceneView {
    /// What a press on an arrow key scrolls.
    private static final double LINE_PX = 40;

    /// What keys scroll, the first of these that is there, unless the reader chose another.
    private static final List<String> BY_KEYS = List.of("wall", "thread", "code", "terminal");

    private final ConsoleModel model;
    private final FontMetrics metrics;
    private final Function<Frame, Scene> layout;
    private final SceneCanvas canvas;
    private final Scrolling scrolling = new Scrolling();
    private final List<String> stickyAreas;
    private final Runnable painted;
    private volatile Size size = new Size(1, 1);
    private volatile Theme theme = Theme.DARK;
    private @Nullable Feed<Scene> feed;
    private Subscription changes = Subscription.EMPTY;

    /// What the reader chose to scroll by keys; empty for what there is most to read in.
    private volatile String chosen = "";

    private volatile Marking marking = new Marking("", null, null);

    private record Size(double width, double height) {}

    /// What is marked in the scene.
    private record Marking(
            String query, @Nullable Find current, @Nullable Selection selection) {}

    /// A view that lies still until it is started.
    ///
    /// @param name what a screen reader calls it
    /// @param layout makes a scene; called on the feed's thread only
    /// @param act does what a click asks for, except scrolling
    /// @param stickyAreas areas that follow their end
    /// @param painted called on the FX thread after each new scene
    public SceneView(
            String name,
            ConsoleModel model,
            FontMetrics metrics,
            Renderer renderer,
            Function<Frame, Scene> layout,
            Consumer<Action> act,
            List<String> stickyAreas,
            Runnable painted) {
        this.model = model;
        this.metrics = metrics;
        this.layout = layout;
        this.stickyAreas = List.copyOf(stickyAreas);
        this.painted = painted;
        canvas = new SceneCanvas(
                name, renderer, new ScenePainter(metrics), action -> act(action, act), this::scroll, this::select);
        canvas.widthProperty().addListener((_, _, _) -> resized());
        canvas.heightProperty().addListener((_, _, _) -> resized());
    }

    public SceneCanvas canvas() {
        return canvas;
    }

    public Scrolling scrolling() {
        return scrolling;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
        wake();
    }

    /// Marks what is looked for.
    ///
    /// @param query empty for nothing
    /// @param current the find that the reader is at
    public void mark(String query, @Nullable Find current) {
        marking = new Marking(query, current, marking.selection());
        wake();
    }

    /// What the reader has selected.
    public Optional<Selection> selection() {
        return Optional.ofNullable(marking.selection());
    }

    /// Selects what a pointer is drawn over; null for nothing.
    public void select(@Nullable Selection selection) {
        Marking before = marking;
        if (selection != null || before.selection() != null) {
            marking = new Marking(before.query(), before.current(), selection);
            wake();
        }
    }

    /// Brings a find into sight.
    public void show(Find find) {
        canvas.scene()
                .flatMap(scene -> scene.scrolls().stream()
                        .filter(area -> area.id().equals(find.area()))
                        .findFirst())
                .ifPresent(area -> scrolling.to(area, find.y()));
        wake();
    }

    public void start() {
        Feed<Scene> started = new Feed<>("console-scene", Feed.FRAME, this::lay, this::show);
        feed = started;
        changes = model.listen(started::wake);
    }

    public void stop() {
        changes.unsubscribe();
        changes = Subscription.EMPTY;
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    /// Lays out anew, soon.
    public void wake() {
        if (feed != null) {
            feed.wake();
        }
    }

    /// Scrolls by a key what there is most to read in.
    ///
    /// @return false when the key does not scroll
    public boolean scroll(KeyCode key) {
        Optional<ScrollArea> first = canvas.scene().flatMap(this::firstArea);
        if (first.isEmpty()) {
            return false;
        }
        ScrollArea area = first.get();
        double page = Math.max(LINE_PX, area.box().height() - LINE_PX);
        switch (key) {
            case UP -> scroll(area, -LINE_PX);
            case DOWN -> scroll(area, LINE_PX);
            case PAGE_UP -> scroll(area, -page);
            case PAGE_DOWN -> scroll(area, page);
            case HOME -> scroll(area, -area.contentHeight());
            case END -> scroll(area, area.contentHeight());
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Lets keys scroll the next area that has more than is seen; after the last one, what there is most to read in.
    public void nextPanel() {
        canvas.scene().ifPresent(scene -> {
            List<String> panels = scene.scrolls().stream()
                    .filter(area -> area.maxOffset() > 0)
                    .map(ScrollArea::id)
                    .toList();
            int next = panels.indexOf(chosen) + 1;
            chosen = next < panels.size() ? panels.get(next) : "";
            canvas.say(chosen);
            wake();
        });
    }

    private Optional<ScrollArea> firstArea(Scene scene) {
        return Stream.concat(Stream.of(chosen), BY_KEYS.stream())
                .flatMap(id -> scene.scrolls().stream().filter(area -> area.id().equals(id)))
                .findFirst();
    }

    private void show(Scene scene) {
        canvas.show(scene);
        painted.run();
    }

    private Scene lay() {
        Size now = size;
        Theme shown = theme;
        Scene scene = layout.apply(new Frame(now.width(), now.height(), shown, metrics, model.now()));
        Marking marks = marking;
        Scene marked = Marks.put(scene, metrics, shown, marks.query(), marks.current(), marks.selection());
        return Marks.around(marked, shown, chosen);
    }

    private void act(Action action, Consumer<Action> others) {
        if (action instanceof Action.JumpToEnd jump) {
            scrolling.release(jump.area());
            wake();
        } else {
            others.accept(action);
        }
    }

    private void scroll(ScrollArea area, double delta) {
        scrolling.by(area, delta, stickyAreas.contains(area.id()));
        wake();
    }

    private void resized() {
        size = new Size(Math.floor(canvas.getWidth()), Math.floor(canvas.getHeight()));
        wake();
    }
}
