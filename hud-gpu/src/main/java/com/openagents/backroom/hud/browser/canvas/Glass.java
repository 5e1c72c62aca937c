package com.openagents.backroom.hud.browser.canvas;

import com.openagents.backroom.hud.browser.Happening;
import com.openagents.backroom.hud.layout.HudView.Offsets;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/// What a pointer meets over the canvas: transparent elements of the page where the scene has areas that scroll, links
/// and texts, so that scrolling, opening, selecting and copying are the browser's own.
///
/// Texts are laid only while a pointer is there or something is selected.
final class Glass {
    private final HTMLElement stage;
    private final FontMetrics metrics;
    private final Happening redraw;
    private final TextLayer rest;
    private final List<ScrollBox> areas = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private boolean hasPointer;

    /// A link; a list of elements themselves would make TeaVM wrap them.
    private static final class Link {
        final HTMLElement element;

        Link(HTMLElement element) {
            this.element = element;
        }
    }

    Glass(HTMLElement stage, FontMetrics metrics, Happening redraw) {
        this.stage = stage;
        this.metrics = metrics;
        this.redraw = redraw;
        rest = new TextLayer(Dom.add(stage, "div", "texts", null), metrics, false);
        Dom.on(stage, "pointerenter", () -> pointer(true));
        Dom.on(stage, "pointerleave", () -> pointer(false));
    }

    private void pointer(boolean isThere) {
        hasPointer = isThere;
        redraw.happen();
    }

    /// Where the reader stands in each area.
    Offsets offsets() {
        Double metricsOffset = wanted("metrics");
        return new Offsets(
                wanted("thread"), wanted("code"), wanted("terminal"), metricsOffset == null ? 0 : metricsOffset);
    }

    private @Nullable Double wanted(String id) {
        for (ScrollBox area : areas) {
            if (area.id().equals(id)) {
                return area.wanted();
            }
        }
        return null;
    }

    /// Follows the scene's areas. False when it is to be laid out again, at other offsets.
    boolean follow(Scene scene) {
        boolean isDone = true;
        List<ScrollBox> gone = new ArrayList<>(areas);
        for (ScrollArea area : scene.scrolls()) {
            ScrollBox found = null;
            for (ScrollBox candidate : areas) {
                found = candidate.id().equals(area.id()) ? candidate : found;
            }
            if (found == null) {
                found = new ScrollBox(stage, area, metrics, redraw);
                areas.add(found);
            }
            gone.remove(found);
            isDone &= found.follow(area);
        }
        for (ScrollBox area : gone) {
            areas.remove(area);
            area.remove();
        }
        return isDone;
    }

    /// Lays links and texts where the scene has them.
    void show(Scene scene) {
        showLinks(scene.hits());
        boolean isHeld = Dom.hasSelection(stage);
        if (!hasPointer && isHeld) {
            return;
        }
        List<Text> texts = new ArrayList<>();
        if (hasPointer) {
            collect(scene.primitives(), texts);
        }
        rest.show(texts, new Box(0, 0, scene.width(), scene.height()), 0, isHeld);
        for (ScrollBox area : areas) {
            area.showTexts(isHeld);
        }
    }

    private void collect(List<Primitive> primitives, List<Text> others) {
        for (Primitive primitive : primitives) {
            if (primitive instanceof Text text) {
                if (!isTaken(text)) {
                    others.add(text);
                }
            } else if (primitive instanceof Clip clip) {
                collect(clip.children(), others);
            } else if (primitive instanceof Panel panel) {
                collect(panel.children(), others);
            }
        }
    }

    private boolean isTaken(Text text) {
        for (ScrollBox area : areas) {
            if (area.takes(text)) {
                return true;
            }
        }
        return false;
    }

    private void showLinks(List<HitRegion> hits) {
        int used = 0;
        for (HitRegion hit : hits) {
            if (hit.action() instanceof Action.OpenLink link) {
                if (used == links.size()) {
                    links.add(new Link(Dom.add(stage, "a", "", null)));
                }
                HTMLElement element = links.get(used++).element;
                Dom.link(element, link.url());
                Dom.box(
                        element,
                        hit.box().x(),
                        hit.box().y(),
                        hit.box().width(),
                        hit.box().height());
            }
        }
        while (links.size() > used) {
            links.removeLast().element.delete();
        }
    }
}
