package com.openagents.backroom.console.window;

import com.openagents.backroom.hud.scene.Theme;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/// Keeps the [WindowPlace] in a small file of the data folder. A file that can't be read is as good as none: the window
/// then opens as on the first start. Not for the FX thread.
public final class WindowMemory {
    private final Path file;

    public WindowMemory(Path dataFolder) {
        file = dataFolder.resolve("window.properties");
    }

    public WindowPlace load() {
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return WindowPlace.FIRST;
        }
        WindowPlace first = WindowPlace.FIRST;
        return new WindowPlace(
                number(stored, "x", first.x()),
                number(stored, "y", first.y()),
                number(stored, "width", first.width()),
                number(stored, "height", first.height()),
                Boolean.parseBoolean(stored.getProperty("maximized")),
                "light".equals(stored.getProperty("theme")) ? Theme.LIGHT : Theme.DARK);
    }

    /// Writes the place over the one before.
    ///
    /// @throws IOException when the data folder can't be written
    public void save(WindowPlace place) throws IOException {
        Properties stored = new Properties();
        stored.setProperty("x", Double.toString(place.x()));
        stored.setProperty("y", Double.toString(place.y()));
        stored.setProperty("width", Double.toString(place.width()));
        stored.setProperty("height", Double.toString(place.height()));
        stored.setProperty("maximized", Boolean.toString(place.maximized()));
        stored.setProperty("theme", place.theme().name().toLowerCase(Locale.ROOT));
        try (Writer writer = Files.newBufferedWriter(file)) {
            stored.store(writer, "Where the console's window stood");
        }
    }

    private static double number(Properties stored, String key, double fallback) {
        try {
            double value = Double.parseDouble(stored.getProperty(key, ""));
            return Double.isInfinite(value) ? fallback : value;
        } catch (NumberFormatException e) {
            return fallback;
        }
    }
}
