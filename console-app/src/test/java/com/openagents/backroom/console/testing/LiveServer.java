package com.openagents.backroom.console.testing;

import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A real server in folders of its own that follows an agent's file, and that file to append to.
public final class LiveServer implements AutoCloseable {
    private final Path root;
    private final Path transcript;
    private final OpenFolder folder;
    private final EmbeddedServer server;

    /// What was there before the server.
    @FunctionalInterface
    public interface Before {
        /// Puts files beside the transcript, or itself.
        void write(Path transcript) throws IOException;
    }

    public LiveServer() {
        this(_ -> {});
    }

    public LiveServer(Before before) {
        this(before, Map.of());
    }

    /// @param settings further ones, as in the configuration file
    public LiveServer(Before before, Map<String, List<String>> settings) {
        try {
            root = Files.createTempDirectory("backroom-live");
            transcript = Files.createDirectories(root.resolve("projects/-home-dev-acme-shop"))
                    .resolve("eaaa37fc-b47b-4ba8-8815-4c2968dba887.jsonl");
            before.write(transcript);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put(ConfigKeys.SERVER_PORT.name(), List.of("0"));
        all.put(ConfigKeys.ADMIN_PORT.name(), List.of("0"));
        all.put(ConfigKeys.SECRETS_KEYCHAIN.name(), List.of("off"));
        all.put(
                ConfigKeys.SOURCES_WATCH.name(),
                List.of(root.resolve("projects").toString()));
        Configuration configuration = Configuration.load(all, Map.of(), ConfigFile.EMPTY);
        Map<String, String> environment = Map.of("USER", "dev");
        InstantSource clock = InstantSource.system();
        folder = OpenFolder.open(root.resolve("data"), environment, clock);
        server = EmbeddedServer.open(folder, configuration, new Surroundings(environment, root), clock, new Redactor());
    }

    public EmbeddedServer server() {
        return server;
    }

    public OpenFolder folder() {
        return folder;
    }

    /// The folder that holds everything, for a test's own files.
    public Path root() {
        return root;
    }

    public Path transcript() {
        return transcript;
    }

    /// Writes as an agent that is interrupted anywhere.
    public void append(byte[] bytes) throws IOException {
        Files.write(transcript, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Writes whole lines, and waits until the server has read all that are in the file.
    public void appendAndRead(List<String> lines) throws IOException {
        append((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        awaitRead();
    }

    /// Waits until every whole line of the file is read.
    public void awaitRead() throws IOException {
        long lines = Files.readString(transcript).chars().filter(c -> c == '\n').count();
        Await.until(
                lines + " whole lines are read",
                () -> !server.sources().isEmpty() && server.sources().getFirst().lines() == lines);
        Await.until("the HUD is there", () -> !server.huds().loaded().isEmpty());
    }

    public LiveHud hud() {
        return server.huds().loaded().getFirst();
    }

    /// The address of the HUD's page.
    public String url() {
        return server.shareUrl(hud().id());
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
