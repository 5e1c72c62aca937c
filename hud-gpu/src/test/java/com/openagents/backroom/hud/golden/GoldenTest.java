package com.openagents.backroom.hud.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.golden.GoldenScenes.Golden;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.raster.Picture;
import com.openagents.backroom.hud.raster.Raster;
import com.openagents.backroom.hud.scene.SceneText;
import com.openagents.backroom.hud.text.FontMetrics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every golden scene is written and painted as it was accepted: `./backroom golden`.
class GoldenTest {
    private static final Path ACCEPTED = Path.of("src/test/resources/goldens");

    /// What differs, for people to look at.
    private static final Path DIFFERENT = Path.of("target/goldens");

    /// A line for each difference; the script shows it.
    private static final String REPORT = "report.txt";

    private final boolean isAccepting = Boolean.getBoolean("golden.accept");
    private final GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load(), new BarsForWords()));
    private final SceneEncoder encoder = new SceneEncoder(FontMetrics.load(), atlas);
    private final List<String> differences = new ArrayList<>();

    @Test
    void scenes_areWrittenAndPaintedAsAccepted() throws IOException {
        clear();
        Set<String> written = new HashSet<>();
        for (Golden golden : GoldenScenes.all()) {
            String text = SceneText.of(golden.scene());
            boolean isOfOneTheme = !golden.name().contains("-light");
            if (isOfOneTheme && written.add(text)) {
                text(golden.name() + ".txt", text);
            }
            picture(golden);
        }
        Files.createDirectories(DIFFERENT);
        Files.write(DIFFERENT.resolve(REPORT), differences);
        if (!isAccepting) {
            assertEquals(List.of(), differences, "look at hud-gpu/" + DIFFERENT + ", then ./backroom golden accept");
        }
    }

    private static void clear() throws IOException {
        if (Files.isDirectory(DIFFERENT)) {
            try (var files = Files.list(DIFFERENT)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void text(String name, String actual) throws IOException {
        Path file = ACCEPTED.resolve(name);
        if (Files.exists(file) && Files.readString(file).equals(actual)) {
            return;
        }
        differences.add(
                name + (Files.exists(file) ? ": " + firstDifference(Files.readString(file), actual) : ": is new"));
        Path target = (isAccepting ? ACCEPTED : DIFFERENT).resolve(name);
        Files.createDirectories(target.getParent());
        Files.writeString(target, actual);
    }

    private static String firstDifference(String expected, String actual) {
        List<String> before = expected.lines().toList();
        List<String> after = actual.lines().toList();
        int line = 0;
        while (line < before.size() && line < after.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        String was = line < before.size() ? before.get(line).strip() : "nothing";
        String is = line < after.size() ? after.get(line).strip() : "nothing";
        return "line " + (line + 1) + " was " + was + " and is " + is;
    }

    private void picture(Golden golden) {
        DisplayList list = new DisplayList();
        encoder.encode(golden.scene(), golden.scale(), list);
        Picture picture = new Picture();
        new Raster(atlas).paint(list, picture);
        BufferedImage actual = PicturePng.image(picture);
        String name = golden.name() + ".png";
        Path file = ACCEPTED.resolve(name);
        BufferedImage expected = Files.exists(file) ? PicturePng.read(file) : null;
        ImageDifference difference = expected == null ? null : ImageDifference.of(expected, actual);
        if (difference != null && difference.isNone()) {
            return;
        }
        differences.add(name + ": " + (difference == null ? "is new" : difference));
        PicturePng.write(actual, (isAccepting ? ACCEPTED : DIFFERENT).resolve(name));
        if (expected != null && !isAccepting) {
            PicturePng.write(
                    ImageDifference.picture(expected, actual), DIFFERENT.resolve(golden.name() + "-difference.png"));
        }
    }
}
