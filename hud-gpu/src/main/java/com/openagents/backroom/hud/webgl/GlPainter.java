package com.openagents.backroom.hud.webgl;

import static org.teavm.jso.webgl.WebGLRenderingContext.ARRAY_BUFFER;
import static org.teavm.jso.webgl.WebGLRenderingContext.BLEND;
import static org.teavm.jso.webgl.WebGLRenderingContext.COLOR_BUFFER_BIT;
import static org.teavm.jso.webgl.WebGLRenderingContext.INT;
import static org.teavm.jso.webgl.WebGLRenderingContext.ONE;
import static org.teavm.jso.webgl.WebGLRenderingContext.ONE_MINUS_SRC_ALPHA;
import static org.teavm.jso.webgl.WebGLRenderingContext.TRIANGLE_STRIP;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.Kind;
import org.teavm.jso.webgl.WebGL2RenderingContext;

/// Draws display lists into the canvas of a context: one upload of the instances, one draw for each batch.
///
/// A lost context takes everything with it; for a restored one a new painter is made.
public final class GlPainter {
    private static final int CORNERS = 4;
    private static final int WORDS_OF_ATTRIBUTE = 4;
    private static final int INSTANCE_BYTES = 4 * DisplayList.WORDS;
    private static final float FULL = 255;

    private final WebGL2RenderingContext gl;
    private final GlProgram quads;
    private final GlProgram strokes;
    private final GlProgram arcs;
    private final GlProgram glyphs;
    private final GlProgram fields;
    private final GlPage coveragePage;
    private final GlPage fieldPage;
    private int bufferWords;

    public GlPainter(WebGL2RenderingContext gl) {
        this.gl = gl;
        coveragePage = new GlPage(gl, GlProgram.COVERAGE_UNIT);
        fieldPage = new GlPage(gl, GlProgram.FIELD_UNIT);
        quads = new GlProgram(gl, Kind.QUAD);
        strokes = new GlProgram(gl, Kind.STROKE);
        arcs = new GlProgram(gl, Kind.ARC);
        glyphs = new GlProgram(gl, Kind.GLYPH);
        fields = new GlProgram(gl, Kind.FIELD);
        gl.bindVertexArray(gl.createVertexArray());
        gl.bindBuffer(ARRAY_BUFFER, gl.createBuffer());
        for (int attribute = 0; attribute < DisplayList.WORDS / WORDS_OF_ATTRIBUTE; attribute++) {
            gl.enableVertexAttribArray(attribute);
            gl.vertexAttribDivisor(attribute, 1);
        }
        gl.enable(BLEND);
        gl.blendFunc(ONE, ONE_MINUS_SRC_ALPHA);
    }

    /// Draws a frame. The canvas has the size of the list.
    public void paint(DisplayList list, GlyphAtlas atlas) {
        coveragePage.update(atlas.coveragePage());
        fieldPage.update(atlas.fieldPage());
        gl.viewport(0, 0, list.widthPx(), list.heightPx());
        int background = list.background();
        gl.clearColor(
                ((background >> 16) & 0xff) / FULL, ((background >> 8) & 0xff) / FULL, (background & 0xff) / FULL, 1);
        gl.clear(COLOR_BUFFER_BIT);
        bufferWords = GlCanvas.upload(gl, list.words(), list.instances() * DisplayList.WORDS, bufferWords);
        for (int batch = 0; batch < list.batches(); batch++) {
            program(list.kind(batch)).use(list.widthPx(), list.heightPx());
            int first = list.first(batch) * INSTANCE_BYTES;
            gl.vertexAttribIPointer(0, WORDS_OF_ATTRIBUTE, INT, INSTANCE_BYTES, first);
            gl.vertexAttribIPointer(1, WORDS_OF_ATTRIBUTE, INT, INSTANCE_BYTES, first + INSTANCE_BYTES / 2);
            gl.drawArraysInstanced(TRIANGLE_STRIP, 0, CORNERS, list.count(batch));
        }
    }

    private GlProgram program(Kind kind) {
        return switch (kind) {
            case QUAD -> quads;
            case STROKE -> strokes;
            case ARC -> arcs;
            case GLYPH -> glyphs;
            case FIELD -> fields;
        };
    }
}
