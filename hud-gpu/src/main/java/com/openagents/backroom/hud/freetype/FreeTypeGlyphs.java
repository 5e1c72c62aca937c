package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.ShippedFonts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Glyphs rasterised when they are first used: those of sizes that were not prepared, as at 125 % or with zoom. A font
/// is read when a text is first set in it. One thread.
public final class FreeTypeGlyphs implements GlyphSource, AutoCloseable {
    private static final int SIZE_UNITS = 64;

    /// Above this a glyph is drawn from its distance field.
    private static final int MAX_SIZE_PX = 64;

    /// From here on half a px is as fine as a quarter is below.
    private static final int COARSE_FROM_PX = 20;

    private final FreeTypeLibrary library = new FreeTypeLibrary();
    private final @Nullable FreeTypeFace[] faces = new FreeTypeFace[Font.FACES];

    private FreeTypeGlyphs() {}

    /// Starts FreeType; empty on a machine whose native library is not there. Text is then drawn from what was
    /// prepared.
    public static Optional<FreeTypeGlyphs> open() {
        try {
            return Optional.of(new FreeTypeGlyphs());
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public int phases(int face, int size64) {
        if (size64 < SIZE_UNITS || size64 > MAX_SIZE_PX * SIZE_UNITS) {
            return 0;
        }
        return size64 < COARSE_FROM_PX * SIZE_UNITS ? 4 : 2;
    }

    @Override
    public boolean coverage(int face, int size64, int phase, int codePoint, GlyphImage image) {
        int phases = phases(face, size64);
        return phases > 0 && face(face).coverage(codePoint, size64, 1, phase * SIZE_UNITS / phases, image);
    }

    /// Fields take msdfgen, which is not shipped.
    @Override
    public boolean field(int face, int codePoint, GlyphImage image) {
        return false;
    }

    private FreeTypeFace face(int index) {
        FreeTypeFace face = faces[index];
        if (face == null) {
            face = new FreeTypeFace(library, ShippedFonts.trueType(index));
            faces[index] = face;
        }
        return face;
    }

    @Override
    public void close() {
        for (FreeTypeFace face : faces) {
            if (face != null) {
                face.close();
            }
        }
        library.close();
    }
}
