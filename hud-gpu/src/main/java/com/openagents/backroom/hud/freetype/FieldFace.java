package com.openagents.backroom.hud.freetype;

import static org.lwjgl.util.msdfgen.MSDFGen.MSDF_BITMAP_TYPE_MSDF;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_bitmap_alloc;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_bitmap_free;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_bitmap_get_pixels;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_generate_msdf;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_edge_colors_simple;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_free;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_get_bounds;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_normalize;
import static org.lwjgl.util.msdfgen.MSDFGen.msdf_shape_orient_contours;
import static org.lwjgl.util.msdfgen.MSDFGenExt.MSDF_FONT_SCALING_EM_NORMALIZED;
import static org.lwjgl.util.msdfgen.MSDFGenExt.msdf_ft_deinit;
import static org.lwjgl.util.msdfgen.MSDFGenExt.msdf_ft_font_destroy;
import static org.lwjgl.util.msdfgen.MSDFGenExt.msdf_ft_font_get_glyph_index;
import static org.lwjgl.util.msdfgen.MSDFGenExt.msdf_ft_font_load_glyph_by_index;
import static org.lwjgl.util.msdfgen.MSDFGenExt.msdf_ft_init;
import static org.lwjgl.util.msdfgen.MSDFGenExt.msdf_ft_load_font_data;
import static org.lwjgl.util.msdfgen.MSDFGenExt.msdf_ft_set_load_callback;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.GlyphImage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.freetype.FreeType;
import org.lwjgl.util.msdfgen.MSDFGenBitmap;
import org.lwjgl.util.msdfgen.MSDFGenBounds;
import org.lwjgl.util.msdfgen.MSDFGenFTLoadCallback;
import org.lwjgl.util.msdfgen.MSDFGenTransform;

/// One font as multi-channel distance fields (msdfgen, V. Chlumsky: Shape Decomposition for Multi-channel Distance
/// Fields, 2015). Build time only.
final class FieldFace implements AutoCloseable {
    private static final int EM = GlyphAtlas.FIELD_EM;
    private static final double HALF_RANGE = GlyphAtlas.FIELD_RANGE / 2.0;
    private static final int CHANNELS = 3;

    /// Radians; a sharper bend is a corner, as msdfgen's own program has it.
    private static final double CORNER_ANGLE = 3.0;

    private final ByteBuffer bytes;
    private final long library;
    private final long font;

    FieldFace(byte[] ttf) {
        bytes = MemoryUtil.memAlloc(ttf.length).put(ttf).flip();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer pointer = stack.mallocPointer(1);
            require(msdf_ft_init(pointer));
            library = pointer.get(0);
            require(msdf_ft_load_font_data(library, bytes, pointer));
            font = pointer.get(0);
        }
    }

    /// msdfgen reads fonts by the FreeType that LWJGL has loaded. Once in a process.
    static void useFreeType() {
        require(msdf_ft_set_load_callback(MSDFGenFTLoadCallback.create(
                name -> APIUtil.apiGetFunctionAddress(FreeType.getLibrary(), MemoryUtil.memASCII(name)))));
    }

    /// The field of a glyph, one channel of the whole image after the other.
    ///
    /// @return false when the font lacks the glyph
    boolean field(int codePoint, GlyphImage image) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer index = stack.mallocInt(1);
            if (msdf_ft_font_get_glyph_index(font, codePoint, index) != 0 || index.get(0) == 0) {
                return false;
            }
            PointerBuffer pointer = stack.mallocPointer(1);
            require(msdf_ft_font_load_glyph_by_index(
                    font, index.get(0), MSDF_FONT_SCALING_EM_NORMALIZED, stack.mallocDouble(1), pointer));
            long shape = pointer.get(0);
            draw(shape, image, stack);
            msdf_shape_free(shape);
        }
        return true;
    }

    private static void draw(long shape, GlyphImage image, MemoryStack stack) {
        require(msdf_shape_normalize(shape));
        require(msdf_shape_orient_contours(shape));
        require(msdf_shape_edge_colors_simple(shape, CORNER_ANGLE));
        MSDFGenBounds bounds = MSDFGenBounds.calloc(stack);
        require(msdf_shape_get_bounds(shape, bounds));
        if (!(bounds.r() > bounds.l()) || !(bounds.t() > bounds.b())) {
            image.start(0, 0, 0, 0, CHANNELS);
            return;
        }
        int left = (int) Math.floor(bounds.l() * EM - HALF_RANGE);
        int bottom = (int) Math.floor(bounds.b() * EM - HALF_RANGE);
        int width = (int) Math.ceil(bounds.r() * EM + HALF_RANGE) - left;
        int height = (int) Math.ceil(bounds.t() * EM + HALF_RANGE) - bottom;
        MSDFGenTransform transform = MSDFGenTransform.calloc(stack);
        transform.scale().set(EM, EM);
        transform.translation().set(-(double) left / EM, -(double) bottom / EM);
        transform.distance_mapping().set(-HALF_RANGE / EM, HALF_RANGE / EM);
        MSDFGenBitmap bitmap = MSDFGenBitmap.calloc(stack);
        require(msdf_bitmap_alloc(MSDF_BITMAP_TYPE_MSDF, width, height, bitmap));
        require(msdf_generate_msdf(bitmap, shape, transform));
        PointerBuffer pixels = stack.mallocPointer(1);
        require(msdf_bitmap_get_pixels(bitmap, pixels));
        copy(
                MemoryUtil.memFloatBuffer(pixels.get(0), width * height * CHANNELS),
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
        msdf_ft_font_destroy(font);
        msdf_ft_deinit(library);
        MemoryUtil.memFree(bytes);
    }
}
