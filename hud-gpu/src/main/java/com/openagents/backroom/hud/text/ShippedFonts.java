package com.openagents.backroom.hud.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The fonts that are shipped, on the class path, in the order of [com.openagents.backroom.hud.scene.Font#face()].
public final class ShippedFonts {
    public static final List<String> NAMES = List.of(
            "Inter-400", "Inter-500", "Inter-600", "JetBrainsMono-400", "JetBrainsMono-500", "JetBrainsMono-600");

    private ShippedFonts() {}

    /// The TrueType file of a face.
    public static byte[] trueType(int face) {
        String path = "/fonts/" + NAMES.get(face) + ".ttf";
        try (InputStream in = ShippedFonts.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
