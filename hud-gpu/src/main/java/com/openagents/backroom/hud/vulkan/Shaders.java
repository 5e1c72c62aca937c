package com.openagents.backroom.hud.vulkan;

import com.openagents.backroom.hud.paint.ShaderSource;

/// The two shaders in GLSL 4.50: Vulkan's own lines around [ShaderSource]. Compiled when the program is built.
final class Shaders {
    /// Bindings of the one descriptor set.
    static final int INSTANCES = 0;

    static final int COVERAGE_PAGE = 1;
    static final int FIELD_PAGE = 2;

    /// Id of the constant that says which kind a pipeline draws, by its order.
    static final int KIND = 0;

    /// Corners of an instance: two triangles.
    static final int VERTICES = 6;

    /// Instances are pulled by the number of the vertex: a draw of one long list of triangles costs much less than one
    /// of many instances where the processor paints.
    static final String VERTEX = """
            #version 450
            struct Instance { ivec4 r0; ivec4 r1; };
            layout(std430, set = 0, binding = %d) readonly buffer Instances { Instance instances[]; };
            layout(push_constant) uniform Frame { vec2 clipPerPx; };
            layout(location = 0) flat out ivec4 r0;
            layout(location = 1) flat out ivec4 r1;
            ivec2 pair(int w) { return ivec2((w << 16) >> 16, w >> 16); }
            void main() {
              Instance instance = instances[gl_VertexIndex / %d];
              r0 = instance.r0;
              r1 = instance.r1;
              int corner = gl_VertexIndex %% %2$d;
              ivec2 far = ivec2(corner == 1 || corner == 2 || corner == 4, corner == 2 || corner > 3);
              gl_Position = vec4(vec2(pair(r0.x) + far * pair(r0.y)) * clipPerPx - 1.0, 0.0, 1.0);
            }
            """.formatted(INSTANCES, VERTICES);

    static final String FRAGMENT = """
            #version 450
            #extension GL_EXT_samplerless_texture_functions : require
            layout(constant_id = %d) const int KIND = 0;
            layout(set = 0, binding = %d) uniform texture2D coveragePage;
            layout(set = 0, binding = %d) uniform texture2D fieldPage;
            layout(location = 0) flat in ivec4 r0;
            layout(location = 1) flat in ivec4 r1;
            layout(location = 0) out vec4 painted;
            #define p gl_FragCoord.xy
            float coverageTexel(ivec2 at) { return texelFetch(coveragePage, at, 0).r; }
            vec3 fieldTexel(ivec2 at) {
              return texelFetch(fieldPage, clamp(at, ivec2(0), textureSize(fieldPage, 0) - 1), 0).rgb;
            }
            %s
            void main() {
              switch (KIND) {
                case 0: painted = quad(); break;
                case 1: painted = stroke(); break;
                case 2: painted = arc(); break;
                case 3: painted = glyph(); break;
                default: painted = field(); break;
              }
            }
            """.formatted(KIND, COVERAGE_PAGE, FIELD_PAGE, ShaderSource.COVERAGE);

    private Shaders() {}

    /// Name of a compiled shader's resource.
    static String resource(String stage) {
        return "hud." + stage + ".spv";
    }
}
