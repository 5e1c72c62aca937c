package com.openagents.backroom.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The script as a new user meets it. The copy is built once, by the first test that needs it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScriptTest {
    private Script script;

    @BeforeAll
    void copy(@TempDir Path folder) {
        script = Script.cleanCopy(folder);
    }

    @Test
    @Order(1)
    void help_needsNoBuild() {
        Script.Result help = script.run("help");

        assertEquals(0, help.code(), help.err());
        assertTrue(help.out().startsWith("Usage: ./backroom"), help.out());
        assertEquals("", help.err());
        assertFalse(Files.exists(script.root().resolve("target")));
    }

    @Test
    @Order(1)
    void unknownCommandOrOption_isNamedWithTheNearest_withoutABuild() {
        assertRefused("backroom: there is no command sesions; did you mean sessions?\n", "sesions", "--json");
        assertRefused("backroom: there is no option --prot; did you mean --port?\n", "--prot", "1", "server");
        assertRefused(
                "backroom: there is no test class ConfgurationTest; did you mean ConfigurationTest?\n",
                "test",
                "-k",
                "ConfgurationTest");
        assertFalse(Files.exists(script.root().resolve("target")));
    }

    @Test
    @Order(2)
    void twoFirstStartsAtOnce_buildOnceAndBothAnswer() throws IOException {
        Map<String, String> environment = Map.of("PATH", oldJava() + ":" + System.getenv("PATH"));
        var first = CompletableFuture.supplyAsync(() -> script.run(environment, "doctor", "--port", "0"));
        var second = CompletableFuture.supplyAsync(() -> script.run(environment, "doctor", "--port", "0"));

        for (Script.Result result : List.of(first.join(), second.join())) {
            assertEquals(0, result.code(), result.err());
            assertTrue(result.out().startsWith("ok    JDK "), result.out());
            assertTrue(result.out().lines().allMatch(line -> line.matches("(ok|note) .*")), result.out());
        }
        assertEquals(
                1, count("building Backroom", first.join().err() + second.join().err()));
    }

    @Test
    @Order(3)
    void unchangedSources_buildNothing_andChangedOnesDo() throws IOException {
        assertEquals("", script.run("doctor").err());

        Files.writeString(script.root().resolve("schema/src/main/resources/changed.txt"), "changed\n");

        assertTrue(script.run("doctor").err().startsWith("building Backroom\n"));
    }

    @Test
    @Order(3)
    void link_leadsToTheScript() throws IOException {
        Path folder = Files.createDirectories(script.home().resolve("bin"));
        Path link = Files.createSymbolicLink(folder.resolve("room"), Path.of("../link"));
        Files.createSymbolicLink(script.home().resolve("link"), script.path());

        Script.Result result = script.run(Map.of(), List.of(link.toString(), "help"));

        assertEquals(0, result.code(), result.err());
    }

    @Test
    @Order(3)
    void wrongSetting_isOneSentence() {
        Script.Result result = script.run("server", "--set", "hud.rendrer=canvas");

        assertEquals(2, result.code(), result.err());
        assertEquals("", result.out());
        assertEquals(
                "backroom: There is no setting hud.rendrer (from the command line); did you mean hud.renderer?\n",
                result.err());
    }

    @Test
    @Order(3)
    void console_withoutADisplay_isOneSentence() {
        Script.Result result = script.run(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""), "console");

        assertEquals(1, result.code(), result.err());
        assertEquals("", result.out());
        assertEquals(
                "backroom: There is no display (DISPLAY is not set); start it on a desktop, or without a window:"
                        + " ./backroom server\n",
                result.err());
    }

    @Test
    @Order(1)
    void scripts_passShellcheck() {
        for (String name : List.of("backroom", ".ci/run")) {
            Script.Result result = script.run(
                    Map.of(), List.of("shellcheck", script.root().resolve(name).toString()));
            assertEquals(0, result.code(), result.out());
        }
    }

    private void assertRefused(String sentence, String... arguments) {
        Script.Result result = script.run(arguments);
        assertEquals(2, result.code(), result.err());
        assertEquals("", result.out());
        assertEquals(sentence, result.err());
    }

    /// A folder with a `java` of a JDK 17 that must not be taken: everything in it fails.
    private String oldJava() throws IOException {
        Path jdk = script.home().resolve("jdk-17");
        Path bin = Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"17.0.9\"\n");
        for (String name : List.of("java", "javac")) {
            Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\nexit 99\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin.toString();
    }

    private static long count(String line, String text) {
        return text.lines().filter(line::equals).count();
    }
}
