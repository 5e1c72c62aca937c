package com.openagents.backroom.console.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// Makes the families of the HUD known to JavaFX: a weight is a family of its own there (`Inter SemiBold`).
public final class Fonts {
    private static final List<String> FILES = List.of(
            "Inter-400", "Inter-500", "Inter-600", "JetBrainsMono-400", "JetBrainsMono-500", "JetBrainsMono-600");

    private static final double ANY_SIZE = 12;

    private Fonts() {}

    /// Loads every weight; the families then work in style sheets and in [Font#font].
    public static void load() {
        for (String file : FILES) {
            String path = "/fonts/" + file + ".ttf";
            try (InputStream stream = Fonts.class.getResourceAsStream(path)) {
                if (stream == null || Font.loadFont(stream, ANY_SIZE) == null) {
                    throw new IllegalStateException("font " + path + " is missing from the program");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("font " + path + " cannot be read", e);
            }
        }
    }
}
