package com.openagents.backroom.hud.paint;

/// The coverage of a pixel by an instance, in the GLSL that Vulkan (4.50) and WebGL2 (ES 3.00) share. `hud.raster` is
/// the same in Java; change all at once, the golden images tell.
///
/// The painter's own part of the shader declares, for the instance at hand, `ivec4 r0` (words 0 to 3) and `ivec4 r1`
/// (words 4 to 7), `vec2 p` (the centre of the pixel in px), `ivec2 lo(int)` and `ivec2 hi…` are here; and
/// `float coverageTexel(ivec2)` and `vec3 fieldTexel(ivec2)` read the two pages without filtering.
public final class ShaderSource {
    /// Functions `vec4 quad()`, `stroke()`, `arc()`, `glyph()`, `field()`: premultiplied colour of the pixel.
    public static final String COVERAGE = """
            ivec2 pair(int w) { return ivec2((w << 16) >> 16, w >> 16); }
            float unit(int w) { return float(w) / 256.0; }
            vec4 color(int w) { return vec4(float(w & 255), float((w >> 8) & 255), float((w >> 16) & 255), float((w >> 24) & 255)) / 255.0; }
            vec4 premultiplied(vec4 c, float coverage) { float a = c.a * coverage; return vec4(c.rgb * a, a); }
            vec4 quad() {
              vec2 origin = vec2(pair(r0.z)), size = vec2(pair(r0.w));
              float radius = unit(r1.x);
              vec2 q = abs(p - origin - size * 0.5) - size * 0.5 + radius;
              float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
              float outer = clamp(0.5 - d, 0.0, 1.0);
              float inner = clamp(0.5 - d - unit(r1.y), 0.0, 1.0);
              vec4 border = color(r1.w);
              float ring = r1.y == 0 ? 0.0 : outer - inner;
              vec4 fill = premultiplied(color(r1.z), outer);
              vec4 edge = premultiplied(border, ring);
              return edge + fill * (1.0 - edge.a);
            }
            vec4 stroke() {
              vec2 a = vec2(unit(r0.z), unit(r0.w)), b = vec2(unit(r1.x), unit(r1.y));
              float halfWidth = unit(r1.w);
              vec2 along = b - a;
              float reach = max(length(along), 1e-4);
              vec2 u = along / reach;
              vec2 v = p - (a + b) * 0.5;
              float x = abs(dot(v, u)) - reach * 0.5;
              float y = abs(u.x * v.y - u.y * v.x) - halfWidth;
              float cx = clamp(min(0.5 - x, reach), 0.0, 1.0);
              float cy = clamp(min(0.5 - y, 2.0 * halfWidth), 0.0, 1.0);
              return premultiplied(color(r1.z), cx * cy);
            }
            vec4 arc() {
              vec2 v = p - vec2(unit(r0.z), unit(r0.w));
              float radius = float(r1.x & 65535) / 64.0, halfWidth = float((r1.x >> 16) & 65535) / 64.0;
              float ring = clamp(min(0.5 - abs(length(v) - radius) + halfWidth, 2.0 * halfWidth), 0.0, 1.0);
              float wedge = 1.0;
              if (r1.y != r1.w) {
                vec2 s = vec2(pair(r1.y)) / 16384.0, e = vec2(pair(r1.w)) / 16384.0;
                float after = clamp(0.5 + s.x * v.y - s.y * v.x, 0.0, 1.0);
                float before = clamp(0.5 - e.x * v.y + e.y * v.x, 0.0, 1.0);
                wedge = s.x * e.y - s.y * e.x >= 0.0 ? min(after, before) : max(after, before);
              }
              return premultiplied(color(r1.z), ring * wedge);
            }
            vec4 glyph() {
              ivec2 texel = pair(r0.z) + ivec2(floor(p)) - pair(r0.x);
              return premultiplied(color(r1.z), coverageTexel(texel));
            }
            float median(vec3 s) { return max(min(s.r, s.g), min(max(s.r, s.g), s.b)); }
            vec4 field() {
              float scale = float(r1.y) / 65536.0;
              vec2 t = (p - vec2(unit(r0.z), unit(r0.w))) * scale - 0.5;
              ivec2 i = ivec2(floor(t));
              vec2 f = t - vec2(i);
              ivec2 o = pair(r1.x) + i;
              vec3 top = mix(fieldTexel(o), fieldTexel(o + ivec2(1, 0)), f.x);
              vec3 bottom = mix(fieldTexel(o + ivec2(0, 1)), fieldTexel(o + ivec2(1, 1)), f.x);
              float d = (median(mix(top, bottom, f.y)) - 0.5) * float(r1.w & 65535) / 256.0 / scale;
              return premultiplied(color(r1.z), clamp(d + 0.5, 0.0, 1.0));
            }
            """;

    private ShaderSource() {}
}
