package com.openagents.backroom.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.testing.SharedFixtures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stops a picture; a picture itself takes a process of its own and is tested with the script.
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
        assertRefused(2, "--size takes sides from 1 to 8192 px", "--from", readme(), "--size", "9000x10");
        assertRefused(2, "--renderer takes canvas", "--from", readme(), "--renderer", "opengl");
        assertRefused(2, "--theme takes dark or light", "--from", readme(), "--theme", "blue");
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
