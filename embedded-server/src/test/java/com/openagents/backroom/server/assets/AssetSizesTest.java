package com.openagents.backroom.server.assets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a first visit to a HUD's page fetches, compressed by Brotli.
class AssetSizesTest {
    private static final String FOLDER = "/META-INF/backroom/assets/";

    @ParameterizedTest
    @CsvSource({
        // Where they outgrow this: docs/decisions/hud-state-and-page.md says what weighs.
        "hud.js, 46_500",
        // Where the HUD is drawn on a canvas, these come after the page is shown, one of the two files of glyphs.
        "hud-canvas.js, 60_000",
        "glyphs-1x.bin, 100_000",
        "glyphs-2x.bin, 100_000",
        "metrics.bin, 10_000",
    })
    void file_isSmallEnough(String name, String most) throws IOException {
        int bytes = read(hashedName(name) + ".br").length;
        int limit = Integer.parseInt(most.replace("_", ""));
        assertTrue(bytes <= limit, name + " is " + bytes + " bytes, " + limit + " are allowed");
    }

    /// What comes after the page, for its reader's keys (docs/decisions/second-script.md).
    @Test
    void readersTools_areSmallTogether() throws IOException {
        int bytes = 0;
        for (String name : List.of(
                "tools.js",
                "page.js",
                "palette.js",
                "find.js",
                "only.js",
                "whole.js",
                "view.js",
                "timeline.js",
                "checked.js",
                "save.js",
                "copy.js",
                "tools.css")) {
            bytes += read(hashedName(name) + ".br").length;
        }
        assertTrue(bytes <= 14_500, bytes + " bytes, 14,500 are allowed");
    }

    private static String hashedName(String name) throws IOException {
        return new String(read("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t"))
                .filter(parts -> parts[0].equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not packed: " + name))[1];
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = AssetSizesTest.class.getResourceAsStream(FOLDER + name)) {
            return Objects.requireNonNull(in, () -> "not packed: " + name).readAllBytes();
        }
    }
}
