package com.openagents.backroom.hud.browser;

import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.HudView.Offsets;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.hud.webgl.GlCanvas;
import com.openagents.backroom.hud.webgl.GlPainter;
import java.time.Instant;
import java.util.function.Function;
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
    private final Dom.Happening redraw;
    private @Nullable GlPainter painter;
    private @Nullable Drawing drawing;
    private int widthPx;
    private int heightPx;
    private boolean isPageInFront;

    /// What exists once the metrics of the fonts are there.
    private static final class Drawing {
        final SceneEncoder encoder;
        final Glass glass;
        DisplayList shown = new DisplayList();
        DisplayList next = new DisplayList();

        Drawing(SceneEncoder encoder, Glass glass) {
            this.encoder = encoder;
            this.glass = glass;
        }
    }

    private Overlay(HTMLElement stage, WebGL2RenderingContext gl, Dom.Happening redraw) {
        this.stage = stage;
        this.gl = gl;
        this.redraw = redraw;
        glyphs = new Glyphs(redraw);
        painter = new GlPainter(gl);
    }

    /// The canvas, where the link asks for it by `?renderer=webgl` and the browser has WebGL2; `null` where the page is
    /// the HUD.
    ///
    /// @param redraw asks for a frame
    static @Nullable Overlay find(Dom.Happening redraw) {
        String renderer = Dom.query("renderer");
        if (!renderer.equals("webgl") || Dom.matches("(forced-colors: active)")) {
            return null;
        }
        HTMLElement stage = Dom.createStage();
        HTMLCanvasElement canvas = Dom.canvas(stage);
        WebGL2RenderingContext gl = GlCanvas.context(canvas, true);
        if (gl == null) {
            stage.delete();
            return null;
        }
        Overlay overlay = new Overlay(stage, gl, redraw);
        overlay.listen(canvas);
        return overlay;
    }

    private void listen(HTMLCanvasElement canvas) {
        Dom.onSize(canvas, (width, height) -> {
            widthPx = width;
            heightPx = height;
            redraw.happen();
        });
        Dom.onContextLost(canvas, () -> {
            painter = null;
            show(false);
        });
        Dom.on(canvas, "webglcontextrestored", () -> {
            painter = new GlPainter(gl);
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

    private void show(boolean isCanvas) {
        Dom.mark("painted", isCanvas);
    }

    /// Draws a frame, or leaves it to the page.
    ///
    /// @param view the HUD for a reader who stands at these offsets
    void draw(Function<Offsets, HudView> view, Instant now) {
        GlPainter ready = painter;
        double ratio = Dom.pixelRatio();
        FontMetrics metrics = glyphs.find(ratio);
        boolean isPlaced = Dom.place(stage);
        if (ready == null || metrics == null || !isPlaced || widthPx == 0 || heightPx == 0 || isPageInFront) {
            show(false);
            return;
        }
        Drawing on = drawing;
        if (on == null) {
            on = new Drawing(new SceneEncoder(metrics, glyphs.atlas()), new Glass(stage, metrics, redraw));
            drawing = on;
        }
        Theme theme = Dom.matches(LIGHT) ? Theme.LIGHT : Theme.DARK;
        Frame frame = new Frame(widthPx / ratio, heightPx / ratio, theme, metrics, now);
        Scene scene = HudLayout.layPanels(view.apply(on.glass.offsets()), frame);
        for (int pass = 1; !on.glass.follow(scene) && pass < MAX_PASSES; pass++) {
            scene = HudLayout.layPanels(view.apply(on.glass.offsets()), frame);
        }
        paint(on, ready, scene, ratio);
        on.glass.show(scene);
        show(true);
    }

    private void paint(Drawing on, GlPainter ready, Scene scene, double ratio) {
        on.encoder.encode(scene, ratio, on.next);
        HTMLCanvasElement canvas = Dom.canvas(stage);
        if (canvas.getWidth() != widthPx || canvas.getHeight() != heightPx) {
            canvas.setWidth(widthPx);
            canvas.setHeight(heightPx);
        }
        ready.paint(on.next, glyphs.atlas());
        DisplayList before = on.shown;
        on.shown = on.next;
        on.next = before;
    }
}
