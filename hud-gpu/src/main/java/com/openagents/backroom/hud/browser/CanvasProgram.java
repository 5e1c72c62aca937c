package com.openagents.backroom.hud.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.webgl.WebGL2RenderingContext;

/// hud-canvas.js as hud.js calls it. What it throws comes back as text: one program can't catch the other's exceptions.
abstract class CanvasProgram implements JSObject {
    /// Takes the program once it runs.
    @JSFunctor
    interface Starting extends JSObject {
        void start(CanvasProgram program);
    }

    /// Fetches and runs the program, with a [HandOver] on its element.
    ///
    /// @param onEnd told when it has run, and when it did not come
    @JSBody(
            params = {"scriptUrl", "stageElement", "glContext", "onRedraw", "onStart", "onEnd"},
            script = "var scriptElement = document.createElement('script');"
                    + "scriptElement.handOver = {"
                    + "  stage: stageElement,"
                    + "  context: glContext,"
                    + "  redraw: function() { onRedraw(); },"
                    + "  start: function(takeMessage, drawFrame) { onStart({take: takeMessage, draw: drawFrame}); }"
                    + "};"
                    + "scriptElement.onload = function() { onEnd(); };"
                    + "scriptElement.onerror = function() { onEnd(); };"
                    + "scriptElement.src = scriptUrl;"
                    + "document.head.appendChild(scriptElement);")
    static native void fetch(
            String scriptUrl,
            HTMLElement stageElement,
            WebGL2RenderingContext glContext,
            Happening onRedraw,
            Starting onStart,
            Happening onEnd);

    /// Hands a message on.
    ///
    /// @return what went wrong; null when nothing did
    @JSBody(
            params = {"canvasProgram", "messageType", "messageText"},
            script = "try { canvasProgram.take(messageType, messageText); return null; }"
                    + "catch (canvasError) { return String(canvasError); }")
    static native @Nullable String take(CanvasProgram canvasProgram, String messageType, String messageText);

    /// Has a frame drawn.
    ///
    /// @return what went wrong; null when nothing did
    @JSBody(
            params = {"canvasProgram", "sessionId", "nowMillis"},
            script = "try { canvasProgram.draw(sessionId, nowMillis); return null; }"
                    + "catch (canvasError) { return String(canvasError); }")
    static native @Nullable String draw(CanvasProgram canvasProgram, @Nullable String sessionId, double nowMillis);
}
