package com.openagents.backroom.hud.webgl;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.webgl.WebGL2RenderingContext;

/// What the painter asks of the browser beyond TeaVM's own interface of WebGL. Arrays are handed over as they are,
/// without a copy.
public final class GlCanvas {
    private GlCanvas() {}

    /// The canvas's context, or null where the browser has none or draws it with the processor.
    ///
    /// Chromium does not count its own software renderer as a caveat once a switch asked for it, so the name of the
    /// renderer counts too.
    ///
    /// @param allowsSoftware true for tests: any context will do
    @JSBody(
            params = {"canvasElement", "allowsSoftware"},
            script = "var glContext = canvasElement.getContext('webgl2', {alpha: false, antialias: false, depth: false,"
                    + " stencil: false, failIfMajorPerformanceCaveat: !allowsSoftware});"
                    + "if (glContext && !allowsSoftware) {"
                    + "  var rendererNames = glContext.getExtension('WEBGL_debug_renderer_info');"
                    + "  var rendererName = glContext.getParameter("
                    + "    rendererNames ? rendererNames.UNMASKED_RENDERER_WEBGL : glContext.RENDERER);"
                    + "  if (/swiftshader|llvmpipe|softpipe|software|basic render/i.test(rendererName)) {"
                    + "    return null;"
                    + "  }"
                    + "}"
                    + "return glContext;")
    public static native @Nullable WebGL2RenderingContext context(
            HTMLCanvasElement canvasElement, boolean allowsSoftware);

    /// Copies instances to the front of the bound buffer, which is made larger where it has to be.
    ///
    /// @return the length of the buffer in words
    @JSBody(
            params = {"glContext", "instanceWords", "usedWords", "bufferWords"},
            script = "if (usedWords > bufferWords) {"
                    + "  bufferWords = instanceWords.length;"
                    + "  glContext.bufferData(glContext.ARRAY_BUFFER, 4 * bufferWords, glContext.DYNAMIC_DRAW);"
                    + "}"
                    + "glContext.bufferSubData(glContext.ARRAY_BUFFER, 0, instanceWords, 0, usedWords);"
                    + "return bufferWords;")
    static native int upload(
            WebGL2RenderingContext glContext, @JSByRef int[] instanceWords, int usedWords, int bufferWords);

    /// Copies rows of a page into the bound texture.
    @JSBody(
            params = {"glContext", "pageTexels", "pageWidth", "firstRow", "rowCount", "channelCount"},
            script = "glContext.texSubImage2D(glContext.TEXTURE_2D, 0, 0, firstRow, pageWidth, rowCount,"
                    + " channelCount === 1 ? glContext.RED : glContext.RGBA, glContext.UNSIGNED_BYTE,"
                    + " new Uint8Array(pageTexels.buffer), firstRow * pageWidth * channelCount);")
    static native void uploadRows(
            WebGL2RenderingContext glContext,
            @JSByRef byte[] pageTexels,
            int pageWidth,
            int firstRow,
            int rowCount,
            int channelCount);
}
