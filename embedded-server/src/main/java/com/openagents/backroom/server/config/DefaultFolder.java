package com.openagents.backroom.server.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the data folder lies when nobody says.
public final class DefaultFolder {
    private DefaultFolder() {}

    /// The user's folder for programs' data: XDG's on Linux, Application Support on macOS, AppData on Windows.
    public static Path of(String osName, Map<String, String> environment, Path home) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Backroom");
        }
        if (os.startsWith("windows")) {
            return from(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"))
                    .resolve("Backroom");
        }
        return from(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"))
                .resolve("backroom");
    }

    /// The XDG rule: a relative path is ignored.
    private static Path from(@Nullable String text, Path fallback) {
        if (text == null || text.isEmpty() || !Path.of(text).isAbsolute()) {
            return fallback;
        }
        return Path.of(text);
    }
}
