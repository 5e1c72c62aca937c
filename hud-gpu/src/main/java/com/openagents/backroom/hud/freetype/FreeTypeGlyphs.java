package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.text.ShippedFonts;
import org.jspecify.annotations.Nullable;

/// Glyphs rasterised when they are first used: those of sizes that were not prepared, as at 125 % or with zoom.
/// FreeType
/// is loaded by the first of them, a font by the first text that is set in it. One thread.
///
/// On a machine whose native library can't be loaded it has no glyphs; text is then drawn from what was prepared.
public final class FreeTypeGlyphs implements GlyphSource, AutoCloseable {
    private static final int SIZE_UNITS = 64;

    /// Above this a glyph is drawn from its distance field.
    private static final int MAX_SIZE_PX = 64;

    /// From here on half a px is as fine as a quarter is below.
    private static final int COARSE_FROM_PX = 20;

    private final @Nullable FreeTypeFace[] faces = new FreeTypeFace[Font.FACES];
    private @Nullable FreeTypeLibrary library;
    private boolean isMissing;

    @Override
    public int phases(int face, int size64) {
        if (size64 < SIZE_UNITS || size64 > MAX_SIZE_PX * SIZE_UNITS || open() == null) {
            return 0;
        }
        return size64 < COARSE_FROM_PX * SIZE_UNITS ? 4 : 2;
    }

    @Override
    public boolean coverage(int face, int size64, int phase, int codePoint, GlyphImage image) {
        int phases = phases(face, size64);
        FreeTypeLibrary ready = open();
        return phases > 0
                && ready != null
                && face(face, ready).coverage(codePoint, size64, 1, phase * SIZE_UNITS / phases, image);
    }

    /// Fields take msdfgen, which is not shipped.
    @Override
    public boolean field(int face, int codePoint, GlyphImage image) {
        return false;
    }

    private @Nullable FreeTypeLibrary open() {
        if (library == null && !isMissing) {
            try {
                library = new FreeTypeLibrary();
            } catch (LinkageError e) {
                isMissing = true;
            }
        }
        return library;
    }

    private FreeTypeFace face(int index, FreeTypeLibrary ready) {
        FreeTypeFace face = faces[index];
        if (face == null) {
            face = new FreeTypeFace(ready, ShippedFonts.trueType(index));
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
        if (library != null) {
            library.close();
        }
        isMissing = true;
        library = null;
    }
}
