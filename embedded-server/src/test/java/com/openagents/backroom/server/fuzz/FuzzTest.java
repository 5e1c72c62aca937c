package com.openagents.backroom.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.hud.PathFuzz;
import com.openagents.backroom.server.key.AuthorizationFuzz;
import com.openagents.backroom.server.session.CookieFuzz;
import com.openagents.backroom.server.stream.PlaceFuzz;
import com.openagents.backroom.server.stream.SseTextFuzz;
import com.openagents.backroom.server.testing.JavaProcess;
import com.openagents.backroom.server.web.HostFuzz;
import com.openagents.backroom.server.web.JsonBodyFuzz;
import com.openagents.backroom.server.web.RequestFuzz;
import com.openagents.backroom.server.web.ReturnPathFuzz;
import com.openagents.backroom.server.webhook.SignatureFuzz;
import com.openagents.backroom.testing.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What reads requests, under inputs that nobody would write (requirement SC-06). Always those of `resources/fuzz`, a
/// line each as a Java string has it; in `./backroom test --deep` also what Jazzer finds beyond them in a minute for
/// each reader, guided by what an input reaches in the code. Jazzer runs in a JVM of its own, as it changes every class
/// that is loaded there. An input that it finds is printed; its line goes to those files.
class FuzzTest {
    private static final int DEEP_SECONDS = 60;

    /// The known inputs and nothing else: shows that Jazzer runs here, and finds nothing by chance.
    private static final int USUAL_RUNS = 0;

    private static final String INSTRUMENTED = "com.openagents.backroom.**:io.helidon.http.**:io.helidon.common.**";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /// A reader and what must hold for each input.
    record Target(Class<?> type, Consumer<byte[]> check) {
        /// Inputs that were thought of or found before.
        List<byte[]> seeds() throws IOException {
            try (InputStream in = Objects.requireNonNull(
                    FuzzTest.class.getResourceAsStream("/fuzz/" + type.getSimpleName() + ".txt"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.translateEscapes().getBytes(StandardCharsets.UTF_8))
                        .toList();
            }
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static Stream<Target> all() {
        return Stream.of(
                new Target(PlaceFuzz.class, PlaceFuzz::fuzzerTestOneInput),
                new Target(PathFuzz.class, PathFuzz::fuzzerTestOneInput),
                new Target(CookieFuzz.class, CookieFuzz::fuzzerTestOneInput),
                new Target(ReturnPathFuzz.class, ReturnPathFuzz::fuzzerTestOneInput),
                new Target(JsonBodyFuzz.class, JsonBodyFuzz::fuzzerTestOneInput),
                new Target(AuthorizationFuzz.class, AuthorizationFuzz::fuzzerTestOneInput),
                new Target(HostFuzz.class, HostFuzz::fuzzerTestOneInput),
                new Target(SignatureFuzz.class, SignatureFuzz::fuzzerTestOneInput),
                new Target(SseTextFuzz.class, SseTextFuzz::fuzzerTestOneInput),
                new Target(RequestFuzz.class, RequestFuzz::fuzzerTestOneInput));
    }

    /// All of them in a deep test, else one.
    static Stream<Target> searched() {
        return all().limit(Seeds.count(1, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void knownInputs_areReadAsTheyMust(Target target) throws IOException {
        List<byte[]> seeds = target.seeds();
        assertTrue(seeds.size() >= 5, "there are inputs for " + target);
        seeds.forEach(target.check());
    }

    @ParameterizedTest
    @MethodSource("searched")
    void search_findsNothing(Target target) throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        List<byte[]> seeds = target.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path said = folder.resolve("said.txt");
        String bound = Seeds.count(0, 1) == 1 ? "-max_total_time=" + DEEP_SECONDS : "-runs=" + USUAL_RUNS;
        Process search = new ProcessBuilder(JavaProcess.command(
                        List.of(
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.type().getName(),
                        "--instrumentation_includes=" + INSTRUMENTED,
                        // our own listener is what it connects to
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        // libFuzzer counts the memory of the JVM that started it too; -Xmx bounds the search
                        "-rss_limit_mb=0",
                        bound,
                        corpus.toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertEquals(0, search.waitFor(), () -> text(said));
            assertTrue(text(said).contains("INITED"), text(said));
        } finally {
            search.destroyForcibly();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
