package com.openagents.backroom.hud.webgl;

import static org.teavm.jso.webgl.WebGLRenderingContext.COMPILE_STATUS;
import static org.teavm.jso.webgl.WebGLRenderingContext.FRAGMENT_SHADER;
import static org.teavm.jso.webgl.WebGLRenderingContext.LINK_STATUS;
import static org.teavm.jso.webgl.WebGLRenderingContext.VERTEX_SHADER;

import com.openagents.backroom.hud.paint.Kind;
import com.openagents.backroom.hud.paint.ShaderSource;
import com.openagents.backroom.schema.text.Ascii;
import org.teavm.jso.webgl.WebGL2RenderingContext;
import org.teavm.jso.webgl.WebGLProgram;
import org.teavm.jso.webgl.WebGLShader;
import org.teavm.jso.webgl.WebGLUniformLocation;

/// The program that draws instances of one kind.
final class GlProgram {
    /// Texture units of the two pages.
    static final int COVERAGE_UNIT = 0;

    static final int FIELD_UNIT = 1;

    private static final String VERSION = """
            #version 300 es
            precision highp float;
            precision highp int;
            precision highp sampler2D;
            uniform vec2 size;
            """;

    /// The corners of the drawn rectangle, which is word 0 and 1.
    private static final String VERTEX = """
            layout(location = 0) in ivec4 first;
            layout(location = 1) in ivec4 second;
            flat out ivec4 r0;
            flat out ivec4 r1;
            vec2 pair(int w) { return vec2((w << 16) >> 16, w >> 16); }
            void main() {
              vec2 at = pair(first.x) + pair(first.y) * vec2(gl_VertexID & 1, gl_VertexID >> 1);
              gl_Position = vec4(2.0 * at / size - 1.0, 0.0, 1.0) * vec4(1.0, -1.0, 1.0, 1.0);
              r0 = first;
              r1 = second;
            }
            """;

    private static final String FRAGMENT_HEAD = """
            flat in ivec4 r0;
            flat in ivec4 r1;
            uniform sampler2D page;
            out vec4 ink;
            vec2 p;
            float coverageTexel(ivec2 at) { return texelFetch(page, at, 0).r; }
            vec3 fieldTexel(ivec2 at) { return texelFetch(page, at, 0).rgb; }
            """;

    private final WebGL2RenderingContext gl;
    private final WebGLProgram program;
    private final WebGLUniformLocation size;

    GlProgram(WebGL2RenderingContext gl, Kind kind) {
        this.gl = gl;
        program = gl.createProgram();
        gl.attachShader(program, shader(VERTEX_SHADER, VERSION + VERTEX));
        gl.attachShader(program, shader(FRAGMENT_SHADER, VERSION + FRAGMENT_HEAD + ShaderSource.COVERAGE + main(kind)));
        gl.linkProgram(program);
        if (!gl.getProgramParameterb(program, LINK_STATUS) && !gl.isContextLost()) {
            throw new IllegalStateException("WebGL: " + gl.getProgramInfoLog(program));
        }
        size = gl.getUniformLocation(program, "size");
        gl.useProgram(program);
        gl.uniform1i(gl.getUniformLocation(program, "page"), kind == Kind.FIELD ? FIELD_UNIT : COVERAGE_UNIT);
    }

    /// Rows of a picture are counted from the top, those of a framebuffer from the bottom.
    private static String main(Kind kind) {
        return "void main() { p = vec2(gl_FragCoord.x, size.y - gl_FragCoord.y); ink = " + Ascii.wire(kind) + "(); }";
    }

    private WebGLShader shader(int type, String source) {
        WebGLShader shader = gl.createShader(type);
        gl.shaderSource(shader, source);
        gl.compileShader(shader);
        if (!gl.getShaderParameterb(shader, COMPILE_STATUS) && !gl.isContextLost()) {
            throw new IllegalStateException("WebGL: " + gl.getShaderInfoLog(shader));
        }
        return shader;
    }

    /// Draws with this program from here on, into a picture of this size.
    void use(int widthPx, int heightPx) {
        gl.useProgram(program);
        gl.uniform2f(size, widthPx, heightPx);
    }
}
