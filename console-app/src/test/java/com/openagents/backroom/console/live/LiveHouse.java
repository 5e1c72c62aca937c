package com.openagents.backroom.console.live;

import com.openagents.backroom.console.browser.Browser;
import com.openagents.backroom.console.testing.Console;
import com.openagents.backroom.console.testing.LiveServer;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.db.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    private @Nullable LiveServer live;

    /// Opens everything. FX thread only, as the window is.
    void open(Stage stage) {
        open(stage, _ -> {});
    }

    void open(Stage stage, LiveServer.Before before) {
        open(stage, before, Map.of());
    }

    /// @param settings further ones, as in the configuration file
    void open(Stage stage, Map<String, List<String>> settings) {
        open(stage, _ -> {}, settings);
    }

    private void open(Stage stage, LiveServer.Before before, Map<String, List<String>> settings) {
        LiveServer started = new LiveServer(before, settings);
        opened.push(started);
        live = started;
        // The opener that stands for the browser writes the address it is given into a file.
        Browser browser = new Browser(List.of(
                "sh",
                "-c",
                "printf %s \"$1\" > '" + opened() + ".part' && mv '" + opened() + ".part' '" + opened() + "'",
                "opener"));
        Console console = new Console(
                ServerBackend.of(
                        started.server(), started.folder().folder(), "0.1.0", InstantSource.system(), downloads()),
                browser);
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

    private LiveServer live() {
        return Objects.requireNonNull(live, "not open yet");
    }

    EmbeddedServer server() {
        return live().server();
    }

    /// Everything that the server stores.
    Path folder() {
        return live().root().resolve("data");
    }

    Path transcript() {
        return live().transcript();
    }

    /// Where the server stores, for what no operator can do.
    Database database() {
        return live().folder().database();
    }

    /// Where documents are saved.
    Path downloads() {
        return live().root().resolve("downloads");
    }

    /// Where the address is found that the browser was opened with.
    Path opened() {
        return live().root().resolve("opened");
    }

    /// Writes as the agent does.
    void append(List<String> lines) throws IOException {
        append((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Writes as an agent that is interrupted anywhere.
    void append(byte[] bytes) throws IOException {
        live().append(bytes);
    }
}
