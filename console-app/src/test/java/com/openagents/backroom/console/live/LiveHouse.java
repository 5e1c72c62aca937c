package com.openagents.backroom.console.live;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A whole Backroom in folders of its own: server, follower and console, and an agent's file to append to.
final class LiveHouse {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Path root;
    private final Path projects;
    private @Nullable EmbeddedServer server;

    LiveHouse() {
        try {
            root = Files.createTempDirectory("backroom-live");
            projects = Files.createDirectories(root.resolve("projects/-home-dev-acme-shop"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens everything. FX thread only, as the window is.
    void open(Stage stage) {
        Configuration configuration = Configuration.load(
                Map.of(
                        ConfigKeys.SERVER_PORT.name(), List.of("0"),
                        ConfigKeys.ADMIN_PORT.name(), List.of("0"),
                        ConfigKeys.SOURCES_WATCH.name(),
                                List.of(root.resolve("projects").toString())),
                Map.of(),
                ConfigFile.EMPTY);
        Map<String, String> environment = Map.of("USER", "dev");
        InstantSource clock = InstantSource.system();
        OpenFolder folder = OpenFolder.open(root.resolve("data"), environment, clock);
        opened.push(folder);
        EmbeddedServer started =
                EmbeddedServer.open(folder, configuration, new Surroundings(environment, root), clock, new Redactor());
        opened.push(started);
        server = started;
        // The opener that stands for the browser writes the address it is given into a file.
        Browser browser = new Browser(List.of(
                "sh",
                "-c",
                "printf %s \"$1\" > '" + opened() + ".part' && mv '" + opened() + ".part' '" + opened() + "'",
                "opener"));
        Console console = new Console(ServerBackend.of(started, folder.folder(), "0.1.0", clock), browser);
        console.open(stage);
        opened.push(console::close);
    }

    /// Closes everything in reverse.
    void close() {
        try {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("did not close cleanly", e);
        }
    }

    EmbeddedServer server() {
        return Objects.requireNonNull(server, "not open yet");
    }

    Path transcript() {
        return projects.resolve("eaaa37fc-b47b-4ba8-8815-4c2968dba887.jsonl");
    }

    /// Where the address is found that the browser was opened with.
    Path opened() {
        return root.resolve("opened");
    }

    /// Writes as the agent does.
    void append(List<String> lines) throws IOException {
        append((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Writes as an agent that is interrupted anywhere.
    void append(byte[] bytes) throws IOException {
        Files.write(transcript(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
