package com.openagents.backroom.packaging;

import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.config.RunningInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The start cache: the program's classes loaded, linked and profiled, as one console of an image once did that.
///
/// The console runs without a screen, reads a session, answers a browser and a command, and is told to end; Java writes
/// the cache then. The cache holds for the same runtime and the same archives with the same times, wherever they lie.
///
/// Source: JEP 514, Ahead-of-Time Command-Line Ergonomics.
final class StartCache {
    static final String FILE = "backroom.aot";

    /// A console on a slow machine, several times over.
    private static final Duration MAX_START = Duration.ofMinutes(2);

    /// Java links and writes twenty thousand classes.
    private static final Duration MAX_WRITE = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(50);

    private final AppImage image;
    private final Path work;
    private final Path data;
    private final Path said;

    private StartCache(AppImage image, Path work) {
        this.image = image;
        this.work = work;
        data = work.resolve("data");
        said = work.resolve("training.log");
    }

    /// Whether a console can be told to end, so that Java writes its cache: Windows only knows how to end it at once.
    static boolean canBeMade(HostSystem system) {
        return system != HostSystem.WINDOWS;
    }

    /// Makes the cache of an image and lets every start of it use the cache.
    ///
    /// @param work an empty folder, for the console's data
    static void addTo(AppImage image, Path work) {
        Path cache = image.app().resolve(FILE);
        try {
            new StartCache(image, work).train(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("Interrupted while the start cache was made.", e);
        }
        image.useCache(cache);
    }

    private void train(Path cache) throws IOException, InterruptedException {
        Process console = console(cache);
        try {
            RunningInstance running = awaitFirstFrame(console);
            visit(running);
            ask();
            console.destroy();
            if (!console.waitFor(MAX_WRITE) || !Files.exists(cache)) {
                throw failed("wrote no start cache");
            }
        } finally {
            console.destroyForcibly();
        }
    }

    private Process console(Path cache) throws IOException {
        Path watched = Files.createDirectories(work.resolve("watched/-training"));
        try (InputStream recording = StartCache.class.getResourceAsStream("training.jsonl")) {
            Files.copy(Objects.requireNonNull(recording), watched.resolve("training.jsonl"));
        }
        ProcessBuilder builder = command("console", "--port", "0", "--admin-port", "0", "--watch");
        builder.command().add(work.resolve("watched").toString());
        // A screen in memory, so that packages can be made where there is none; the display's name is not looked at.
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "\"-XX:AOTCacheOutput=" + cache + "\" -Dglass.platform=Headless -Dprism.order=sw");
        builder.environment().put("DISPLAY", ":none");
        return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    /// A command of the image on the data of the training, with nothing of this process's surroundings.
    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(image.launcher().toString()));
        command.addAll(List.of(arguments));
        command.addAll(1, List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BACKROOM_") || name.startsWith("JDK_JAVA_"));
        return builder;
    }

    private RunningInstance awaitFirstFrame(Process console) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(MAX_START);
        while (Instant.now().isBefore(end) && !console.waitFor(POLL)) {
            if (hasShown()) {
                Optional<RunningInstance> running = DataFolder.findRunning(data);
                if (running.isPresent()) {
                    return running.get();
                }
            }
        }
        throw failed("did not open its console");
    }

    /// The console notes its first frame in its log.
    private boolean hasShown() throws IOException {
        Path logs = data.resolve("logs");
        if (Files.isDirectory(logs)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*.log")) {
                for (Path log : files) {
                    if (Files.readString(log).contains("console shown")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void visit(RunningInstance running) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/nobody/nothing")) {
                HttpRequest request =
                        HttpRequest.newBuilder(running.url().resolve(path)).build();
                browser.send(request, HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    private void ask() throws IOException, InterruptedException {
        Process sessions = command("sessions", "--json")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
        if (!sessions.waitFor(MAX_START.toSeconds(), TimeUnit.SECONDS) || sessions.exitValue() != 0) {
            sessions.destroyForcibly();
            throw failed("did not tell its sessions");
        }
    }

    private PackagingException failed(String what) throws IOException {
        return new PackagingException("The program in " + image.root() + " " + what + "; it said: "
                + (Files.exists(said) ? Files.readString(said).strip() : "nothing"));
    }
}
