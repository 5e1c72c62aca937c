package com.openagents.backroom.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.testing.SharedFixtures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures by the processor, and what stops one. JavaFX's takes a process of its own.
class HudCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void missingRecording_isNamed() {
        assertRefused(
                1,
                "none.jsonl does not exist",
                "--from",
                folder.resolve("none.jsonl").toString());
    }

    @Test
    void fileThatIsNoRecording_isSaidToBeNone() {
        assertRefused(1, "README.md is no recording of a known agent", "--from", readme());
    }

    @Test
    void wrongSizeMomentAndPainter_areNamed() {
        assertRefused(2, "--size takes width x height in px", "--from", readme(), "--size", "big");
        String sides = "sides from 1 to 16384 px; it got ";
        assertRefused(2, sides + "9000x10 times 2", "--from", readme(), "--size", "9000x10", "--scale", "2");
        assertRefused(2, sides + "0x10 times 1", "--from", readme(), "--size", "0x10");
        assertRefused(2, "more px than 8192 x 8192", "--from", readme(), "--size", "16384x16384");
        assertRefused(2, "--scale takes 1, 1.5 or 2; it got 3", "--from", readme(), "--scale", "3");
        assertRefused(
                2, "--renderer takes cpu, vulkan or canvas; it got opengl", "--from", readme(), "--renderer", "opengl");
        assertRefused(2, "--theme takes dark or light", "--from", readme(), "--theme", "blue");
    }

    @Test
    void everySizeScaleAndTheme_isAPicture() throws IOException {
        assertPainted(640, 400, "--size", "640x400");
        assertPainted(960, 600, "--size", "640x400", "--scale", "1.5", "--theme", "light");
        assertPainted(780, 1688, "--size", "390x844", "--scale", "2");
        assertPainted(1, 1, "--size", "1x1");
        assertPainted(16_384, 2, "--size", "16384x2");
    }

    @Test
    void vulkan_paintsPicturesToo() throws IOException {
        assertPainted(640, 400, "--size", "640x400", "--renderer", "vulkan");
        assertPainted(780, 1688, "--size", "390x844", "--scale", "2", "--theme", "light", "--renderer", "vulkan");
        assertPainted(1, 1, "--size", "1x1", "--renderer", "vulkan");
    }

    private void assertPainted(int width, int height, String... options) throws IOException {
        err.reset();
        Path picture = folder.resolve("frame.png");
        List<String> arguments = new ArrayList<>(List.of("hud", "--from", recording(), "--out", picture.toString()));
        arguments.addAll(List.of(options));
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(stream, stream);

        assertEquals(0, new BackroomCommandLine(terminal, Map.of()).run(arguments.toArray(String[]::new)));

        assertEquals(picture + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(width + "x" + height, image.getWidth() + "x" + image.getHeight());
    }

    /// The recording that the server shows as its demo.
    private static String recording() {
        String demo = "embedded-server/src/main/resources/com/openagents/backroom/server/ingest/demo/recording.jsonl";
        return SharedFixtures.root().resolve(demo).toString();
    }

    private static String readme() {
        return SharedFixtures.root().resolve("README.md").toString();
    }

    private void assertRefused(int code, String sentence, String... options) {
        err.reset();
        String[] arguments = new String[options.length + 3];
        arguments[0] = "hud";
        arguments[1] = "--out";
        arguments[2] = folder.resolve("frame.png").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

        assertEquals(code, new BackroomCommandLine(new Terminal(stream, stream), Map.of()).run(arguments));

        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains(sentence), said);
        assertEquals(1, said.lines().count(), said);
    }
}
