package com.openagents.backroom.hud.browser.canvas;

import com.openagents.backroom.hud.browser.Happening;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/// An area of the scene that scrolls, as a box of the browser's own: wheel, touch and inertia are the system's.
final class ScrollBox {
    private static final double EXACT_PX = 1;

    private final String id;
    private final HTMLElement element;
    private final HTMLElement extent;
    private final TextLayer text;
    private final List<Text> texts = new ArrayList<>();
    private ScrollArea area;
    private @Nullable Double wanted;

    ScrollBox(HTMLElement stage, ScrollArea area, FontMetrics metrics, Happening onScroll) {
        id = area.id();
        this.area = area;
        element = Dom.add(stage, "div", "area", null);
        element.setAttribute("data-panel", id); // what the reader's tools call it
        extent = Dom.add(element, "div", "extent", null);
        text = new TextLayer(extent, metrics, true);
        Dom.on(element, "scroll", () -> {
            if (scrolled()) {
                onScroll.happen();
            }
        });
    }

    String id() {
        return id;
    }

    /// Where the reader stands, for the next frame; null where the area stands by itself.
    @Nullable Double wanted() {
        return wanted;
    }

    /// Takes what the reader scrolled to. False when the scene is drawn there already.
    private boolean scrolled() {
        double top = Dom.scrollTop(element);
        boolean isTakenAlong = area.followsEnd() && top > area.maxOffset() - EXACT_PX;
        wanted = isTakenAlong ? null : (Double) top;
        return Math.abs(top - area.offset()) >= EXACT_PX;
    }

    /// Follows the scene. False when the content has grown and the reader stood near its end: they are taken along, so
    /// the scene is to be laid out again.
    boolean follow(ScrollArea next) {
        boolean hasGrown = next.contentHeight() > area.contentHeight();
        boolean isTaken = hasGrown && wanted != null && next.followsEnd() && area.isAtEnd();
        area = next;
        if (isTaken) {
            wanted = null;
            return false;
        }
        Dom.box(
                element,
                next.box().x(),
                next.box().y(),
                next.box().width(),
                next.box().height());
        Dom.box(extent, 0, 0, next.box().width(), next.contentHeight());
        if (Math.abs(Dom.scrollTop(element) - next.offset()) >= EXACT_PX) {
            Dom.scrollTo(element, next.offset());
        }
        return true;
    }

    /// Takes a text of the frame, when it lies in this area.
    boolean takes(Text candidate) {
        boolean isInside = area.box().contains(candidate.x(), candidate.baseline());
        if (isInside) {
            texts.add(candidate);
        }
        return isInside;
    }

    /// Shows the texts it took.
    void showTexts(boolean isHeld) {
        text.show(texts, area.box(), area.offset(), isHeld);
        texts.clear();
    }

    void remove() {
        element.delete();
    }
}
