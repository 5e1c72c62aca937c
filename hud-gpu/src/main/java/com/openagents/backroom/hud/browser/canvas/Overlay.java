package com.openagents.backroom.hud.browser.canvas;

import com.openagents.backroom.hud.browser.Happening;
import com.openagents.backroom.hud.browser.Js;
import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.PanelCache;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.webgl.GlPainter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.webgl.WebGL2RenderingContext;

/// The canvas over the page's panels (docs/decisions, canvas-over-html). The page under it stays complete and live; it
/// is what is seen until the canvas can draw, and whenever its reader turns to it.
final class Overlay {
    private static final String LIGHT = "(prefers-color-scheme: light)";

    /// How often a scene is laid out anew because a reader near its end is taken along.
    private static final int MAX_PASSES = 2;

    private final HTMLElement stage;
    private final WebGL2RenderingContext gl;
    private final Glyphs glyphs;
    private final Happening redraw;
    private @Nullable GlPainter painter;
    private @Nullable Drawing drawing;
    private int widthPx;
    private int heightPx;
    private boolean isPageInFront;

    /// True when what the canvas shows is lost.
    private boolean isStale;

    /// What exists once the metrics of the fonts are there.
    private static final class Drawing {
        final SceneEncoder encoder;
        final Glass glass;
        final PanelCache panels = new PanelCache();
        DisplayList shown = new DisplayList();
        DisplayList next = new DisplayList();
        int shownGeneration = -1;

        Drawing(SceneEncoder encoder, Glass glass) {
            this.encoder = encoder;
            this.glass = glass;
        }
    }

    /// @param redraw asks for a frame
    Overlay(HTMLElement stage, WebGL2RenderingContext gl, Happening redraw) {
        this.stage = stage;
        this.gl = gl;
        this.redraw = redraw;
        glyphs = new Glyphs(redraw);
        startPainter();
        listen(gl.getCanvas());
    }

    /// A browser whose WebGL does not do what it promises keeps the page.
    private void startPainter() {
        try {
            painter = new GlPainter(gl);
            isStale = true;
        } catch (IllegalStateException e) {
            Js.report(String.valueOf(e.getMessage()));
        }
    }

    private void listen(HTMLCanvasElement canvas) {
        Dom.onSize(canvas, (width, height) -> {
            widthPx = width;
            heightPx = height;
            redraw.happen();
        });
        Dom.onContextLost(canvas, () -> {
            painter = null;
            Js.mark("painted", false);
        });
        Dom.on(canvas, "webglcontextrestored", () -> {
            startPainter();
            redraw.happen();
        });
        Dom.onMatch(LIGHT, redraw);
        Dom.on(Dom.window(), "resize", redraw);
        Dom.on(Dom.window(), "scroll", redraw);
        Dom.onTurnToPage(() -> turn(true));
        Dom.onReturnToCanvas(() -> turn(false));
    }

    private void turn(boolean toPage) {
        if (isPageInFront != toPage) {
            isPageInFront = toPage;
            redraw.happen();
        }
    }

    /// Draws a frame, or leaves it to the page.
    ///
    /// @param session what is shown; null when there is none yet
    void draw(@Nullable SessionState session, Instant now) {
        GlPainter ready = painter;
        double ratio = Dom.pixelRatio();
        FontMetrics metrics = glyphs.find(ratio);
        boolean isPlaced = Dom.place(stage);
        boolean hasSize = widthPx > 0 && heightPx > 0;
        if (session == null || ready == null || metrics == null || !isPlaced || !hasSize || isPageInFront) {
            Js.mark("painted", false);
            return;
        }
        Drawing on = drawing;
        if (on == null) {
            on = new Drawing(new SceneEncoder(metrics, glyphs.atlas()), new Glass(stage, metrics, redraw));
            drawing = on;
        }
        Theme theme = Js.matches(LIGHT) ? Theme.LIGHT : Theme.DARK;
        Frame frame = new Frame(widthPx / ratio, heightPx / ratio, theme, metrics, now);
        Scene scene = HudLayout.layPanels(session, on.glass.offsets(), frame, on.panels);
        for (int pass = 1; !on.glass.follow(scene) && pass < MAX_PASSES; pass++) {
            scene = HudLayout.layPanels(session, on.glass.offsets(), frame, on.panels);
        }
        boolean isWhole = resize();
        if (isWhole) {
            paint(on, ready, scene, ratio);
            on.glass.show(scene);
        }
        Js.mark("painted", isWhole);
    }

    /// Brings the canvas to the size of its place. False where the browser has no room for so many px and gives fewer.
    private boolean resize() {
        HTMLCanvasElement canvas = gl.getCanvas();
        if (canvas.getWidth() != widthPx || canvas.getHeight() != heightPx) {
            canvas.setWidth(widthPx);
            canvas.setHeight(heightPx);
            isStale = true;
        }
        return gl.getDrawingBufferWidth() == widthPx
                && gl.getDrawingBufferHeight() == heightPx
                && Math.max(widthPx, heightPx) <= SceneEncoder.MAX_SIDE_PX;
    }

    private void paint(Drawing on, GlPainter ready, Scene scene, double ratio) {
        on.encoder.encode(scene, ratio, on.next);
        int generation = glyphs.atlas().generation();
        if (isStale || generation != on.shownGeneration || !on.next.isSame(on.shown)) {
            ready.paint(on.next, glyphs.atlas());
            isStale = false;
            on.shownGeneration = generation;
            DisplayList before = on.shown;
            on.shown = on.next;
            on.next = before;
        }
    }
}
