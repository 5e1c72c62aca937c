package com.openagents.backroom.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackroomCommandLineTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void wrongOption_namesTheNearest() {
        assertEquals(2, run("doctor", "--prot", "9000"));
        assertEquals("backroom: There is no option --prot; did you mean --port?\n", err());
        assertEquals("", out());
    }

    @Test
    void wrongCommand_namesTheNearest() {
        assertEquals(2, run("docter"));
        assertEquals("backroom: There is no command docter; did you mean doctor?\n", err());
    }

    @Test
    void optionWithoutValue_isOneSentence() {
        assertEquals(2, run("doctor", "--data"));
        assertEquals(1, err().lines().count(), err());
    }

    @Test
    void options_standBeforeOrAfterTheCommand() {
        String data = folder.resolve("some data").toString();

        run("--data", data, "doctor", "--port", "0", "--admin-port=0");
        String after = out();
        out.reset();
        run("--port", "0", "doctor", "--admin-port", "0", "--data=" + data);

        assertTrue(after.contains("Data folder    " + data), after);
        assertTrue(after.contains("Port           any free one"), after);
        assertEquals(after, out());
    }

    @Test
    void option_beatsTheEnvironment_whichBeatsTheFile() throws IOException {
        Path config = Files.writeString(folder.resolve("other.yaml"), "server.port: 1\nadmin.port: 0\n");
        Map<String, String> environment = Map.of(
                "BACKROOM_CONFIG", config.toString(), "BACKROOM_DATA", folder.toString(), "BACKROOM_SERVER_PORT", "0");

        run(environment, "doctor");

        assertTrue(out().contains("Port           any free one"), out());
        assertTrue(out().contains("Admin port     any free one"), out());
        assertTrue(out().contains("Data folder    " + folder), out());
        assertEquals(2, run(environment, "doctor", "--port", "x"));
    }

    @Test
    void configFileOfTheDataFolder_isReadUnasked() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), "hud: {rendrer: canvas}\n");

        assertEquals(2, run("doctor", "--data", folder.toString()));
        assertTrue(err().endsWith("did you mean hud.renderer?\n"), err());
    }

    @Test
    void set_takesAnyKey_andLists() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path two = Files.createDirectories(folder.resolve("two"));

        run("doctor", "--set", "sources.watch=" + one + "," + two, "--set", "server.port=0", "--set", "admin.port=0");

        assertTrue(out().contains("watching [" + one + ", " + two + "]"), out());
        assertEquals(2, run("doctor", "--set", "novalue"));
    }

    @Test
    void watchedFolderThatIsNotThere_isFound() {
        Path missing = folder.resolve("missing");

        assertEquals(
                1,
                run(
                        "doctor",
                        "--data",
                        folder.toString(),
                        "--watch",
                        missing.toString(),
                        "--port=0",
                        "--admin-port=0"));
        assertTrue(out().contains("miss  Agents"), out());
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err));
        return new BackroomCommandLine(terminal, environment).run(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
