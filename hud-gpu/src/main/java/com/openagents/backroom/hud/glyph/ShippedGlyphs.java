package com.openagents.backroom.hud.glyph;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The prepared glyphs on the class path, where the server and the console find them. A browser fetches the same files.
public final class ShippedGlyphs {
    /// The folder of the files, which is also what the server gives to browsers.
    private static final String FOLDER = "/META-INF/backroom/static/";

    private static final List<String> FILES = List.of(
            "glyphs-1x.bin",
            "glyphs-2x.bin",
            "glyphs-1x-more.bin",
            "glyphs-2x-more.bin",
            "glyphs-1x-rest.bin",
            "glyphs-2x-rest.bin",
            "glyphs-fields.bin");

    private ShippedGlyphs() {}

    /// All of them.
    public static PreparedGlyphs load() {
        PreparedGlyphs glyphs = new PreparedGlyphs();
        for (String name : FILES) {
            glyphs.add(read(name));
        }
        return glyphs;
    }

    private static byte[] read(String name) {
        try (InputStream in = ShippedGlyphs.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is not on the class path: build hud-gpu with Maven");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
