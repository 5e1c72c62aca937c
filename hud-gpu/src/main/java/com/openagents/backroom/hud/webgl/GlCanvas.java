package com.openagents.backroom.hud.webgl;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.webgl.WebGL2RenderingContext;

/// What the painter asks of the browser beyond TeaVM's own interface of WebGL. Arrays are handed over as they are,
/// without a copy.
final class GlCanvas {
    private GlCanvas() {}

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
