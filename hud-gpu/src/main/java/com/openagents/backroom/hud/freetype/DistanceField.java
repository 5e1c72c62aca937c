package com.openagents.backroom.hud.freetype;

import static org.lwjgl.util.msdfgen.MSDFGen.MSDF_BITMAP_TYPE_MSDF;
import static org.lwjgl.util.msdfgen.MSDFGen.MSDF_SEGMENT_TYPE_CUBIC;
import static org.lwjgl.util.msdfgen.MSDFGen.MSDF_SEGMENT_TYPE_LINEAR;
import static org.lwjgl.util.msdfgen.MSDFGen.MSDF_SEGMENT_TYPE_QUADRATIC;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_bitmap_alloc;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_bitmap_free;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_bitmap_get_pixels;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_contour_add_edge;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_generate_msdf;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_segment_alloc;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_segment_set_point;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_add_contour;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_alloc;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_edge_colors_simple;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_free;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_normalize;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_orient_contours;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.GlyphImage;
import java.awt.geom.Area;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.nio.FloatBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.msdfgen.MSDFGenBitmap;
import org.lwjgl.util.msdfgen.MSDFGenTransform;
import org.lwjgl.util.msdfgen.MSDFGenVector2;

/// A shape as a multi-channel distance field, by msdfgen (V. Chlumsky: Shape Decomposition for Multi-channel Distance
/// Fields, 2015). Build time only.
final class DistanceField implements AutoCloseable {
    private static final int EM = GlyphAtlas.FIELD_EM;
    private static final double HALF_RANGE = GlyphAtlas.FIELD_RANGE / 2.0;
    private static final int CHANNELS = 3;

    /// Radians; a sharper bend is a corner, as msdfgen's own program has it.
    private static final double CORNER_ANGLE = 3.0;

    /// Shorter edges, in em, are what uniting contours leaves behind.
    private static final double MIN_EDGE = 1e-4;

    private final MemoryStack stack = MemoryStack.stackPush();
    private final PointerBuffer pointer = stack.mallocPointer(1);
    private final MSDFGenVector2 point = MSDFGenVector2.calloc(stack);
    private final double[] to = new double[6];
    private final double scale;
    private final long shape;
    private long contour;
    private double x;
    private double y;

    private DistanceField(double unitsPerEm) {
        scale = 1 / unitsPerEm;
        require(msdf_shape_alloc(pointer));
        shape = pointer.get(0);
    }

    /// Measures a shape, one channel of the whole image after the other.
    static void measure(Area area, double unitsPerEm, GlyphImage image) {
        if (area.isEmpty()) {
            image.start(0, 0, 0, 0, CHANNELS);
            return;
        }
        try (DistanceField field = new DistanceField(unitsPerEm)) {
            field.outline(area.getPathIterator(null));
            field.draw(area.getBounds2D(), image);
        }
    }

    private void outline(PathIterator path) {
        double startX = 0;
        double startY = 0;
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(to);
            for (int i = 0; i < to.length; i++) {
                to[i] *= scale;
            }
            switch (kind) {
                case PathIterator.SEG_MOVETO -> {
                    require(msdf_shape_add_contour(shape, pointer));
                    contour = pointer.get(0);
                    startX = to[0];
                    startY = to[1];
                    x = startX;
                    y = startY;
                }
                case PathIterator.SEG_LINETO -> edge(MSDF_SEGMENT_TYPE_LINEAR, 1);
                case PathIterator.SEG_QUADTO -> edge(MSDF_SEGMENT_TYPE_QUADRATIC, 2);
                case PathIterator.SEG_CUBICTO -> edge(MSDF_SEGMENT_TYPE_CUBIC, 3);
                default -> {
                    to[0] = startX;
                    to[1] = startY;
                    edge(MSDF_SEGMENT_TYPE_LINEAR, 1);
                }
            }
        }
    }

    /// Adds an edge from where the last one ended, through the points in [#to].
    private void edge(int type, int points) {
        double endX = to[2 * points - 2];
        double endY = to[2 * points - 1];
        if (Math.hypot(endX - x, endY - y) < MIN_EDGE && points == 1) {
            return;
        }
        require(msdf_segment_alloc(type, pointer));
        long segment = pointer.get(0);
        require(msdf_segment_set_point(segment, 0, point.set(x, y)));
        for (int i = 0; i < points; i++) {
            require(msdf_segment_set_point(segment, i + 1, point.set(to[2 * i], to[2 * i + 1])));
        }
        require(msdf_contour_add_edge(contour, segment));
        x = endX;
        y = endY;
    }

    private void draw(Rectangle2D units, GlyphImage image) {
        require(msdf_shape_normalize(shape));
        require(msdf_shape_orient_contours(shape));
        require(msdf_shape_edge_colors_simple(shape, CORNER_ANGLE));
        double texels = EM * scale;
        int left = (int) Math.floor(units.getMinX() * texels - HALF_RANGE);
        int bottom = (int) Math.floor(units.getMinY() * texels - HALF_RANGE);
        int width = (int) Math.ceil(units.getMaxX() * texels + HALF_RANGE) - left;
        int height = (int) Math.ceil(units.getMaxY() * texels + HALF_RANGE) - bottom;
        MSDFGenTransform transform = MSDFGenTransform.calloc(stack);
        transform.scale().set(EM, EM);
        transform.translation().set(-(double) left / EM, -(double) bottom / EM);
        transform.distance_mapping().set(-HALF_RANGE / EM, HALF_RANGE / EM);
        MSDFGenBitmap bitmap = MSDFGenBitmap.calloc(stack);
        require(msdf_bitmap_alloc(MSDF_BITMAP_TYPE_MSDF, width, height, bitmap));
        require(msdf_generate_msdf(bitmap, shape, transform));
        require(msdf_bitmap_get_pixels(bitmap, pointer));
        copy(
                MemoryUtil.memFloatBuffer(pointer.get(0), width * height * CHANNELS),
                image.start(width, height, left, bottom + height, CHANNELS),
                width,
                height);
        msdf_bitmap_free(bitmap);
    }

    /// msdfgen's rows go upwards.
    private static void copy(FloatBuffer from, byte[] to, int width, int height) {
        int area = width * height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    float value = from.get(((height - 1 - y) * width + x) * CHANNELS + channel);
                    to[channel * area + y * width + x] = (byte) Math.clamp(Math.round(value * 255), 0, 255);
                }
            }
        }
    }

    private static void require(int error) {
        if (error != 0) {
            throw new IllegalStateException("msdfgen failed with its error " + error);
        }
    }

    @Override
    public void close() {
        msdf_shape_free(shape);
        stack.close();
    }
}
