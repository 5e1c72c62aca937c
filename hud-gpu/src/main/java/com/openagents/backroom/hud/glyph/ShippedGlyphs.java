package com.openagents.backroom.hud.glyph;

import com.openagents.backroom.hud.text.ShippedFonts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// The prepared glyphs on the class path, where the server and the console find them. What a page is given at once is
/// read when it is asked for; the rare letters of a face at a size are a file of their own, read when one is shown.
public final class ShippedGlyphs implements GlyphSource {
    private static final String AT_ONCE = "/META-INF/backroom/static/glyphs-";
    private static final String OTHERS = "/fonts/glyphs/";
    private static final int SIZE_UNITS = 64;

    /// The largest size that is prepared for 1x; above it stand those for 2x.
    private static final int MAX_1X_PX = 15;

    private final Map<String, PreparedGlyphs> files = new HashMap<>();

    private ShippedGlyphs() {}

    /// All of them.
    public static ShippedGlyphs load() {
        return new ShippedGlyphs();
    }

    /// What a page is given at once.
    ///
    /// @param scale 1 or 2 device px to a px
    public static PreparedGlyphs atOnce(int scale) {
        return new ShippedGlyphs().file(AT_ONCE + scale + "x.bin");
    }

    /// The name of the file with what is rare of a face at a size.
    public static String fileOf(int face, int sizePx) {
        return ShippedFonts.NAMES.get(face) + "-" + sizePx + ".bin";
    }

    /// The name of the file with the fields of a face.
    public static String fieldsOf(int face) {
        return ShippedFonts.NAMES.get(face) + "-fields.bin";
    }

    @Override
    public int phases(int face, int size64) {
        if (size64 % SIZE_UNITS != 0) {
            return 0;
        }
        int found = first(size64).phases(face, size64);
        return found > 0 ? found : rest(face, size64).phases(face, size64);
    }

    @Override
    public boolean coverage(int face, int size64, int phase, int codePoint, GlyphImage image) {
        return size64 % SIZE_UNITS == 0
                && (first(size64).coverage(face, size64, phase, codePoint, image)
                        || rest(face, size64).coverage(face, size64, phase, codePoint, image));
    }

    @Override
    public boolean field(int face, int codePoint, GlyphImage image) {
        return file(AT_ONCE + "1x.bin").field(face, codePoint, image)
                || file(OTHERS + fieldsOf(face)).field(face, codePoint, image);
    }

    private PreparedGlyphs first(int size64) {
        return file(AT_ONCE + (size64 > MAX_1X_PX * SIZE_UNITS ? "2x.bin" : "1x.bin"));
    }

    private PreparedGlyphs rest(int face, int size64) {
        return file(OTHERS + fileOf(face, size64 / SIZE_UNITS));
    }

    /// A file; without glyphs when there is none of this name.
    private PreparedGlyphs file(String path) {
        return files.computeIfAbsent(path, ShippedGlyphs::read);
    }

    private static PreparedGlyphs read(String path) {
        PreparedGlyphs glyphs = new PreparedGlyphs();
        try (InputStream in = ShippedGlyphs.class.getResourceAsStream(path)) {
            if (in != null) {
                glyphs.add(in.readAllBytes());
            } else if (path.startsWith(AT_ONCE)) {
                throw new IllegalStateException(path + " is not on the class path: build hud-gpu with Maven");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return glyphs;
    }
}
