package com.openagents.backroom.hud.glyph;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The prepared glyphs on the class path, where the server and the console find them.
public final class ShippedGlyphs {
    /// The first two are also what the server gives to browsers.
    private static final List<String> FILES = List.of(
            "/META-INF/backroom/static/glyphs-1x.bin",
            "/META-INF/backroom/static/glyphs-2x.bin",
            "/fonts/glyphs-1x-more.bin",
            "/fonts/glyphs-2x-more.bin",
            "/fonts/glyphs-fields.bin");

    private ShippedGlyphs() {}

    /// All of them.
    public static PreparedGlyphs load() {
        PreparedGlyphs glyphs = new PreparedGlyphs();
        FILES.forEach(path -> glyphs.add(read(path)));
        return glyphs;
    }

    /// What a page is given at once.
    ///
    /// @param scale 1 or 2 device px to a px
    public static PreparedGlyphs atOnce(int scale) {
        PreparedGlyphs glyphs = new PreparedGlyphs();
        glyphs.add(read(FILES.get(scale - 1)));
        return glyphs;
    }

    private static byte[] read(String path) {
        try (InputStream in = ShippedGlyphs.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path + " is not on the class path: build hud-gpu with Maven");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
