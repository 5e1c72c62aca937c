package com.openagents.backroom.hud.freetype;

import static org.lwjgl.util.freetype.FreeType.FT_Done_Face;
import static org.lwjgl.util.freetype.FreeType.FT_Get_Char_Index;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_IGNORE_TRANSFORM;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_NO_SCALE;
import static org.lwjgl.util.freetype.FreeType.FT_LOAD_TARGET_LIGHT;
import static org.lwjgl.util.freetype.FreeType.FT_Load_Glyph;
import static org.lwjgl.util.freetype.FreeType.FT_New_Memory_Face;
import static org.lwjgl.util.freetype.FreeType.FT_RENDER_MODE_NORMAL;
import static org.lwjgl.util.freetype.FreeType.FT_Render_Glyph;
import static org.lwjgl.util.freetype.FreeType.FT_Set_Char_Size;
import static org.lwjgl.util.freetype.FreeType.FT_Set_Transform;

import com.openagents.backroom.hud.glyph.GlyphImage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.freetype.FT_Bitmap;
import org.lwjgl.util.freetype.FT_Face;
import org.lwjgl.util.freetype.FT_GlyphSlot;
import org.lwjgl.util.freetype.FT_Matrix;
import org.lwjgl.util.freetype.FT_Vector;

/// One font, rasterised with light hinting: heights sit on whole px, widths are left as they were drawn.
final class FreeTypeFace implements AutoCloseable {
    private static final int ONE = 1 << 16;
    private static final int DPI_AT_WHICH_POINTS_ARE_PX = 72;

    private final ByteBuffer font;
    private final FT_Face face;
    private int size64;

    FreeTypeFace(FreeTypeLibrary library, byte[] bytes) {
        font = MemoryUtil.memAlloc(bytes.length).put(bytes).flip();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer pointer = stack.mallocPointer(1);
            FreeTypeLibrary.require(
                    FT_New_Memory_Face(library.handle(), font, 0, pointer), "a shipped font cannot be read");
            face = FT_Face.create(pointer.get(0));
        }
    }

    boolean has(int codePoint) {
        return FT_Get_Char_Index(face, codePoint) != 0;
    }

    /// The coverage of a glyph.
    ///
    /// @param size64 px times 64
    /// @param columns texels to a px in width
    /// @param shift64 of the pen to the right, in columns times 64
    /// @return false when the font lacks the glyph
    boolean coverage(int codePoint, int size64, int columns, int shift64, GlyphImage image) {
        int glyph = FT_Get_Char_Index(face, codePoint);
        if (glyph == 0) {
            return false;
        }
        if (this.size64 != size64) {
            FreeTypeLibrary.require(
                    FT_Set_Char_Size(face, 0, size64, 0, DPI_AT_WHICH_POINTS_ARE_PX), "a font has no size " + size64);
            this.size64 = size64;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            FT_Matrix matrix = FT_Matrix.calloc(stack).xx((long) columns * ONE).yy(ONE);
            FT_Vector delta = FT_Vector.calloc(stack).x(shift64);
            FT_Set_Transform(face, matrix, delta);
            FT_GlyphSlot slot = face.glyph();
            if (FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_LIGHT) != 0
                    || slot == null
                    || FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) {
                return false;
            }
            copy(slot.bitmap(), slot.bitmap_left(), slot.bitmap_top(), image);
        }
        return true;
    }

    /// The distance field of a glyph, one channel of the whole image after the other.
    ///
    /// @return false when the font lacks the glyph
    boolean field(int codePoint, GlyphImage image) {
        int glyph = FT_Get_Char_Index(face, codePoint);
        FT_GlyphSlot slot = face.glyph();
        if (glyph == 0
                || slot == null
                || FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_IGNORE_TRANSFORM) != 0) {
            return false;
        }
        DistanceField.measure(GlyphOutline.area(slot.outline()), face.units_per_EM(), image);
        return true;
    }

    private static void copy(FT_Bitmap bitmap, int left, int top, GlyphImage image) {
        int width = bitmap.width();
        int height = bitmap.rows();
        byte[] texels = image.start(width, height, left, top, 1);
        int pitch = bitmap.pitch();
        @Nullable ByteBuffer rows = width * height == 0 ? null : bitmap.buffer(pitch * height);
        for (int y = 0; rows != null && y < height; y++) {
            rows.get(y * pitch, texels, y * width, width);
        }
    }

    @Override
    public void close() {
        FT_Done_Face(face);
        MemoryUtil.memFree(font);
    }
}
