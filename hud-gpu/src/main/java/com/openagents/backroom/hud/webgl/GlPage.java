package com.openagents.backroom.hud.webgl;

import static org.teavm.jso.webgl.WebGL2RenderingContext.R8;
import static org.teavm.jso.webgl.WebGLRenderingContext.NEAREST;
import static org.teavm.jso.webgl.WebGLRenderingContext.TEXTURE0;
import static org.teavm.jso.webgl.WebGLRenderingContext.TEXTURE_2D;
import static org.teavm.jso.webgl.WebGLRenderingContext.TEXTURE_MAG_FILTER;
import static org.teavm.jso.webgl.WebGLRenderingContext.TEXTURE_MIN_FILTER;

import com.openagents.backroom.hud.glyph.AtlasPage;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.webgl.WebGL2RenderingContext;
import org.teavm.jso.webgl.WebGLTexture;

/// A page of glyphs as a texture. Only rows that changed are copied.
final class GlPage {
    /// GL_RGBA8, which TeaVM's interface lacks (OpenGL ES 3.0, table 3.13).
    private static final int RGBA8 = 0x8058;

    private final WebGL2RenderingContext gl;
    private final int unit;
    private @Nullable WebGLTexture texture;
    private int height;

    GlPage(WebGL2RenderingContext gl, int unit) {
        this.gl = gl;
        this.unit = unit;
    }

    /// Brings the texture to what the page is now.
    void update(AtlasPage page) {
        boolean isNew = height != page.height();
        int top = isNew ? 0 : page.dirtyTop();
        int bottom = isNew ? page.height() : page.dirtyBottom();
        if (top >= bottom) {
            return;
        }
        gl.activeTexture(TEXTURE0 + unit);
        if (isNew) {
            create(page);
        }
        GlCanvas.uploadRows(gl, page.texels(), page.width(), top, bottom - top, page.channels());
        page.clean();
    }

    private void create(AtlasPage page) {
        if (texture != null) {
            gl.deleteTexture(texture);
        }
        texture = gl.createTexture();
        gl.bindTexture(TEXTURE_2D, texture);
        gl.texStorage2D(TEXTURE_2D, 1, page.channels() == 1 ? R8 : RGBA8, page.width(), page.height());
        gl.texParameteri(TEXTURE_2D, TEXTURE_MIN_FILTER, NEAREST);
        gl.texParameteri(TEXTURE_2D, TEXTURE_MAG_FILTER, NEAREST);
        height = page.height();
    }
}
