package com.openagents.backroom.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.testing.SharedFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The program says of its commands what the script says of them without a build.
class CommandHelpTest {
    private static final Path TEXTS = SharedFixtures.root().resolve("console-app/src/main/help");

    /// Where the program's own texts are put when they differ, to be copied.
    private static final Path WRITTEN = SharedFixtures.root().resolve("console-app/target/help");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyCommand_saysWhatItsTextSays() throws IOException {
        List<String> commands = new BackroomCommandLine(new Terminal(System.out, System.err), Map.of()).commands();
        assertTrue(commands.contains("server"), commands.toString());
        for (String command : commands) {
            for (String asked : List.of("--help", "-h")) {
                assertSays(command, command, asked);
            }
        }
        assertSays("backroom", "--help");
    }

    @Test
    void version_isTheProjects() throws IOException {
        String project = Files.readString(SharedFixtures.root().resolve("pom.xml"));

        assertEquals(0, run("--version"));

        assertTrue(
                project.contains(
                        "<version>" + said(out).replace("Backroom ", "").strip() + "</version>\n  <packaging>"),
                said(out));
    }

    @Test
    void texts_areAllOfACommand() throws IOException {
        TreeSet<String> expected = new TreeSet<>(
                List.of("backroom", "checkout", "test", "golden", "bench", "pictures", "sandbox", "package", "fmt"));
        expected.addAll(new BackroomCommandLine(new Terminal(System.out, System.err), Map.of()).commands());
        TreeSet<String> found = new TreeSet<>();
        try (var files = Files.newDirectoryStream(TEXTS)) {
            files.forEach(file -> found.add(String.valueOf(file.getFileName()).replace(".txt", "")));
        }
        assertEquals(expected, found);
    }

    private void assertSays(String name, String... arguments) throws IOException {
        out.reset();
        assertEquals(0, run(arguments), () -> said(err));
        assertEquals("", said(err));
        Path text = TEXTS.resolve(name + ".txt");
        String expected = Files.exists(text) ? Files.readString(text) : "";
        if (!expected.equals(said(out))) {
            Files.createDirectories(WRITTEN);
            Files.writeString(WRITTEN.resolve(name + ".txt"), said(out));
        }
        assertEquals(expected, said(out), "if the new text is meant: cp " + WRITTEN + "/*.txt " + TEXTS);
    }

    private int run(String... arguments) {
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new BackroomCommandLine(new Terminal(outStream, errStream), Map.of()).run(arguments);
    }

    private static String said(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
