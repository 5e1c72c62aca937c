package com.openagents.backroom.hud.find;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.schema.text.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Marks finds and a selection in a scene: quads under its texts, so that every painter draws them.
public final class Marks {
    private static final double HEIGHT_PX = 16;
    private static final double RADIUS_PX = 2;

    /// What shows where the keys are is as thick here as in the browser.
    private static final int BORDER_PX = 2;

    private final Scene scene;
    private final FontMetrics metrics;
    private final Theme theme;
    private final String wanted;
    private final @Nullable Find current;
    private final @Nullable Selection selection;

    private Marks(
            Scene scene,
            FontMetrics metrics,
            Theme theme,
            String query,
            @Nullable Find current,
            @Nullable Selection selection) {
        this.scene = scene;
        this.metrics = metrics;
        this.theme = theme;
        this.wanted = Ascii.lower(query.strip());
        this.current = current;
        this.selection = selection;
    }

    /// The scene with its marks; itself when there is nothing to mark.
    ///
    /// @param query what is looked for; empty for nothing
    /// @param current the find that the reader is at
    public static Scene put(
            Scene scene,
            FontMetrics metrics,
            Theme theme,
            String query,
            @Nullable Find current,
            @Nullable Selection selection) {
        if (query.isBlank() && selection == null) {
            return scene;
        }
        Marks marks = new Marks(scene, metrics, theme, query, current, selection);
        return with(scene, marks.marked(scene.primitives()));
    }

    /// The scene with a border around an area that scrolls; itself when it has none of this id.
    public static Scene around(Scene scene, Theme theme, String areaId) {
        List<Primitive> primitives = new ArrayList<>(scene.primitives());
        for (ScrollArea area : scene.scrolls()) {
            if (area.id().equals(areaId)) {
                for (int px = 0; px < BORDER_PX; px++) {
                    primitives.add(new Quad(area.box().inset(px, px), RADIUS_PX, 0, theme.argb(Token.ACCENT)));
                }
            }
        }
        return primitives.size() == scene.primitives().size() ? scene : with(scene, primitives);
    }

    private static Scene with(Scene scene, List<Primitive> primitives) {
        return new Scene(
                scene.width(),
                scene.height(),
                scene.background(),
                primitives,
                scene.hits(),
                scene.scrolls(),
                scene.time());
    }

    private List<Primitive> marked(List<Primitive> primitives) {
        List<Primitive> marked = new ArrayList<>(primitives.size());
        for (Primitive primitive : primitives) {
            switch (primitive) {
                case Text text -> {
                    mark(text, marked);
                    marked.add(text);
                }
                case Clip clip -> marked.add(new Clip(clip.box(), marked(clip.children())));
                case Panel panel -> marked.add(new Panel(panel.box(), marked(panel.children())));
                case Quad _, Primitive.Polyline _, Primitive.Arc _ -> marked.add(primitive);
            }
        }
        return marked;
    }

    private void mark(Text text, List<Primitive> marked) {
        if (selection != null) {
            selection
                    .part(text, scene, metrics)
                    .ifPresent(part -> marked.add(quad(text, part.from(), part.to(), Token.ACCENT_LINE, null)));
        }
        if (wanted.isEmpty()) {
            return;
        }
        String lower = Ascii.lower(text.text());
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length())) {
            marked.add(quad(text, at, at + wanted.length(), Token.ACCENT_LINE, isCurrent(text) ? Token.ACCENT : null));
        }
    }

    private Quad quad(Text text, int from, int to, Token fill, @Nullable Token border) {
        double left = text.x() + metrics.width(text.text().substring(0, from), text.font());
        double width = metrics.width(text.text().substring(from, to), text.font());
        double top = Math.round(SceneLine.middle(text) - HEIGHT_PX / 2);
        return new Quad(
                new Box(Math.floor(left) - 1, top, Math.ceil(width) + 2, HEIGHT_PX),
                RADIUS_PX,
                theme.argb(fill),
                border == null ? 0 : theme.argb(border));
    }

    private boolean isCurrent(Text text) {
        Find find = current;
        if (find == null) {
            return false;
        }
        double middle = SceneLine.middle(text);
        Optional<ScrollArea> area = scene.scrollAt(text.x(), middle);
        double y = area.map(found -> middle - found.box().y() + found.offset()).orElse(middle);
        return area.map(ScrollArea::id).orElse("").equals(find.area()) && Math.abs(y - find.y()) < 2;
    }
}
