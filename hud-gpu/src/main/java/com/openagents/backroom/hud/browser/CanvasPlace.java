package com.openagents.backroom.hud.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.webgl.WebGL2RenderingContext;

/// The stage over the page's panels with the canvas in it, where this browser is to have one.
final class CanvasPlace {
    private static final String PAINTED = "painted";

    final HTMLElement stage;
    final WebGL2RenderingContext context;

    private CanvasPlace(HTMLElement stage, WebGL2RenderingContext context) {
        this.stage = stage;
        this.context = context;
    }

    /// Puts the stage into the page where the browser draws with a graphics card; null where the page is the HUD.
    ///
    /// The link may say `?renderer=html` for the page alone, and `?renderer=webgl` to take a processor for a card.
    static @Nullable CanvasPlace find() {
        String renderer = query("renderer");
        if (renderer.equals("html") || Js.matches("(forced-colors: active)")) {
            return null;
        }
        HTMLElement stage = createStage();
        WebGL2RenderingContext context = context(stage, renderer.equals("webgl"));
        if (context == null) {
            stage.delete();
            return null;
        }
        return new CanvasPlace(stage, context);
    }

    /// Leaves the page as if there had been no canvas.
    void remove() {
        Js.mark(PAINTED, false);
        stage.delete();
    }

    @JSBody(params = "parameterName", script = "return new URLSearchParams(location.search).get(parameterName) || '';")
    private static native String query(String parameterName);

    /// The canvas's two parents: a box over the page that no one but a pointer meets, and in it the canvas.
    @JSBody(
            script = "var stageElement = document.createElement('div');"
                    + "stageElement.className = 'stage';"
                    + "stageElement.setAttribute('aria-hidden', 'true');"
                    + "stageElement.appendChild(document.createElement('canvas'));"
                    + "document.body.appendChild(stageElement);"
                    + "return stageElement;")
    private static native HTMLElement createStage();

    /// The context of the stage's canvas, or null where the browser has none or draws it with the processor.
    ///
    /// Chromium does not count its own software renderer as a caveat once a switch asked for it, so the name of the
    /// renderer counts too.
    ///
    /// @param allowsSoftware true for tests: any context will do
    @JSBody(
            params = {"stageElement", "allowsSoftware"},
            script = "var glContext = stageElement.firstChild.getContext('webgl2', {alpha: false, antialias: false,"
                    + " depth: false, stencil: false, failIfMajorPerformanceCaveat: !allowsSoftware});"
                    + "if (glContext && !allowsSoftware) {"
                    + "  var rendererNames = glContext.getExtension('WEBGL_debug_renderer_info');"
                    + "  var rendererName = glContext.getParameter("
                    + "    rendererNames ? rendererNames.UNMASKED_RENDERER_WEBGL : glContext.RENDERER);"
                    + "  if (/swiftshader|llvmpipe|softpipe|software|basic render/i.test(rendererName)) {"
                    + "    return null;"
                    + "  }"
                    + "}"
                    + "return glContext;")
    private static native @Nullable WebGL2RenderingContext context(HTMLElement stageElement, boolean allowsSoftware);
}
