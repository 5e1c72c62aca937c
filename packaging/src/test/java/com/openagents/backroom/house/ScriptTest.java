package com.openagents.backroom.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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
    /// Its README says where it comes from.
    private static final String RECORDING = "packaging/src/test/resources/errors.jsonl";

    private static final Pattern READY =
            Pattern.compile("backroom ready (http://127\\.0\\.0\\.1:\\d+) data=(.*) sources=1");

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
    void everyCommand_saysHowItIsUsed_withoutABuild() throws IOException {
        for (String command : List.of(
                "console",
                "server",
                "replay",
                "sessions",
                "hud",
                "verify",
                "open",
                "keys",
                "test",
                "golden",
                "package",
                "fmt",
                "doctor")) {
            String text = Files.readString(script.root().resolve("console-app/src/main/help/" + command + ".txt"));
            for (List<String> asked : List.of(
                    List.of(command, "--help"),
                    List.of("--data", "somewhere", command, "--port=0", "-h"),
                    List.of("help", command))) {
                assertAnswer(text, asked.toArray(String[]::new));
            }
            assertTrue(text.startsWith("Usage: ./backroom " + command), text);
            assertTrue(text.contains("\nExit codes:\n") && text.contains("\nExample:\n  ./backroom " + command), text);
        }
        assertAnswer(script.run("help").out(), "--help");
        assertFalse(Files.exists(script.root().resolve("target")));
    }

    @Test
    @Order(1)
    void version_isTheProjects_withoutABuild() {
        assertAnswer("Backroom " + projectVersion() + "\n", "--version");
        assertAnswer("Backroom " + projectVersion() + "\n", "server", "-V");
    }

    @Test
    @Order(1)
    void unknownCommandOrOption_isNamedWithTheNearest_withoutABuild() {
        assertRefused("backroom: there is no command sesions; did you mean sessions?\n", "sesions", "--json");
        assertRefused("backroom: there is no option --prot; did you mean --port?\n", "--prot", "1", "server");
        assertRefused("backroom: there is no option --hlep; did you mean --help?\n", "--hlep");
        assertRefused("backroom: there is no command sever; did you mean server?\n", "sever", "--help");
        assertRefused("backroom: there is no command docter; did you mean doctor?\n", "help", "docter");
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
    @Order(3)
    void console_whosePortIsTaken_endsWithOneSentence(@TempDir Path folder) throws IOException {
        try (XScreen screen = XScreen.start(folder);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Script.Result result = script.run(
                    Map.of("DISPLAY", screen.display()),
                    "console",
                    "--data",
                    folder.resolve("data").toString(),
                    "--port",
                    port,
                    "--admin-port",
                    "0");

            assertEquals(1, result.code(), result.err());
            assertEquals("", result.out());
            assertEquals(1, result.err().lines().count(), result.err());
            assertTrue(result.err().contains(port) && result.err().contains("--port"), result.err());
        }
    }

    @Test
    @Order(3)
    void server_answers_isAskedByOthers_andEndsOnSigterm() throws IOException, InterruptedException {
        Path data = script.home().resolve("data with a space");
        Path watched = Files.createDirectories(script.home().resolve("watched"));
        String recording = script.root().resolve(RECORDING).toString();
        List<String> command = List.of(
                script.path().toString(),
                "server",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--admin-port",
                "0",
                "--watch",
                watched.toString());
        Process server = script.builder(Map.of(), command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = server.inputReader()) {
            Matcher ready = READY.matcher(String.valueOf(out.readLine()));
            assertTrue(ready.matches());
            assertEquals(data.toString(), ready.group(2));
            assertEquals(200, status(ready.group(1) + "/"));

            Script.Result replayed = script.run("replay", recording, "--data", data.toString());
            assertEquals(0, replayed.code(), replayed.err());
            Script.Result asked = script.run("sessions", "--json", "--data", data.toString());
            assertEquals(0, asked.code(), asked.err());
            assertTrue(new ObjectMapper().readTree(asked.out()).path("sessions").size() > 0, asked.out());
            Script.Result second = script.run("server", "--data", data.toString(), "--port", "0", "--admin-port", "0");
            assertEquals(2, second.code());
            assertTrue(second.err().contains("is in use by process " + server.pid()), second.err());

            server.toHandle().destroy(); // SIGTERM; Process.destroy would close the pipe too
            assertTrue(server.waitFor(5, TimeUnit.SECONDS), "SIGTERM did not end the server within 5 s");
            assertEquals(null, out.readLine());
        } finally {
            server.destroyForcibly();
        }
        Script.Result kept = script.run("sessions", "--json", "--data", data.toString());
        assertTrue(new ObjectMapper().readTree(kept.out()).path("sessions").size() > 0, kept.out());
    }

    @Test
    @Order(3)
    void golden_saysWhatLooksOther_andTakesIt() throws IOException {
        Path accepted = script.root().resolve("hud-gpu/src/test/resources/goldens/shapes-1x.txt");
        String text = Files.readString(accepted);
        Files.writeString(accepted, text.replaceFirst("quad 6,6", "quad 7,6"));

        Script.Result different = script.run("golden");
        Script.Result taken = script.run("golden", "accept");

        String line = "shapes-1x.txt: line 2 was quad 7,6";
        assertEquals(1, different.code(), different.err());
        assertTrue(different.out().startsWith(line), different.out());
        assertEquals(0, taken.code(), taken.err());
        assertTrue(taken.out().startsWith(line), taken.out());
        assertEquals(text, Files.readString(accepted));
    }

    @Test
    @Order(3)
    void hud_paintsAFrameOfARecording() throws IOException {
        for (String renderer : List.of("cpu", "canvas")) {
            assertPaints(renderer);
        }
    }

    private void assertPaints(String renderer) throws IOException {
        Path picture = script.home().resolve("frame of it.png");
        String recording = script.root().resolve(RECORDING).toString();

        Script.Result result = script.run(
                "hud", "--from", recording, "--size", "640x400", "--renderer", renderer, "--out", picture.toString());

        assertEquals(0, result.code(), result.err());
        assertEquals(picture + "\n", result.out());
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(640, image.getWidth());
        assertEquals(400, image.getHeight());
        long colors = IntStream.range(0, 640 * 400)
                .map(i -> image.getRGB(i % 640, i / 640))
                .distinct()
                .count();
        assertTrue(colors > 16, "the picture has " + colors + " colours");
    }

    @Test
    @Order(3)
    void bench_measuresTheBuiltProgram_andShipsNothing() throws IOException {
        Path report = script.home().resolve("figures of it.json");

        Script.Result result = script.run("bench", "ingest", "log", "--quick", "--json", report.toString());

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("| benchmark: figure "), result.out());
        List<String> names = new ArrayList<>();
        for (JsonNode figure : new ObjectMapper().readTree(report.toFile()).path("benchmarks")) {
            names.add(figure.path("name").asText().replaceAll(":.*", ""));
            assertTrue(figure.path("ratio").asDouble() > 0, figure.toString());
        }
        assertEquals(List.of("ingest", "ingest", "ingest", "log", "log", "log", "log"), names);
        Path app = script.root().resolve("packaging/target/app");
        try (Stream<Path> shipped = Files.walk(app)) {
            assertEquals(
                    List.of(),
                    shipped.filter(path -> path.getFileName().toString().matches("(bench|jmh|playwright).*"))
                            .toList());
        }
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

    private static int status(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private void assertAnswer(String text, String... arguments) {
        Script.Result result = script.run(arguments);
        assertEquals(0, result.code(), result.err());
        assertEquals(text, result.out());
        assertEquals("", result.err());
    }

    private String projectVersion() {
        Matcher version = Pattern.compile("<artifactId>backroom</artifactId>\\s*<version>([^<]+)")
                .matcher(new Checkout().text(Path.of("pom.xml")));
        assertTrue(version.find());
        return version.group(1);
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
