package com.openagents.backroom.bench.house;

import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.bench.recording.Corpus;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.config.ConfigFile;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.redact.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// A whole server in this process, on a data folder of its own and free ports.
public final class ServerHouse implements AutoCloseable {
    /// More than any benchmark opens.
    private static final int MAX_VIEWERS = 10_000;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final OpenFolder folder;
    private final EmbeddedServer server;

    private ServerHouse(OpenFolder folder, EmbeddedServer server) {
        this.folder = folder;
        this.server = server;
    }

    /// Opens one for a benchmark.
    ///
    /// @param root an empty folder
    /// @param watched whose files it follows
    public static ServerHouse open(Path root, Path watched) {
        return open(root, watched, 0);
    }

    /// Opens it at a port, as a server that was restarted does.
    ///
    /// @param port 0 for any free one
    public static ServerHouse open(Path root, Path watched, int port) {
        return open(
                root,
                watched,
                Map.of(
                        ConfigKeys.SERVER_PORT.name(), List.of(Integer.toString(port)),
                        ConfigKeys.ADMIN_PORT.name(), List.of("0"),
                        ConfigKeys.SERVER_MAX_VIEWERS.name(), List.of(Integer.toString(MAX_VIEWERS))),
                Map.of("USER", "bench"),
                InstantSource.system());
    }

    /// Opens one.
    ///
    /// @param settings besides what is watched
    /// @param environment says who the operator is
    public static ServerHouse open(
            Path root,
            Path watched,
            Map<String, List<String>> settings,
            Map<String, String> environment,
            InstantSource clock) {
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put(ConfigKeys.SOURCES_WATCH.name(), List.of(watched.toString()));
        Configuration configuration = Configuration.load(all, Map.of(), ConfigFile.EMPTY);
        OpenFolder folder = OpenFolder.open(root.resolve("data"), environment, clock);
        try {
            Surroundings surroundings = new Surroundings(environment, root);
            return new ServerHouse(
                    folder, EmbeddedServer.open(folder, configuration, surroundings, clock, new Redactor()));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public OpenFolder folder() {
        return folder;
    }

    public EmbeddedServer server() {
        return server;
    }

    /// Waits until all of it is read, stored and folded, and counts as it was generated.
    ///
    /// @throws IllegalStateException when it does not come to that
    public void awaitFolded(Corpus corpus) {
        Waiting.until("all bytes are read", PATIENCE, () -> read(SourceStatus::bytes) >= corpus.bytes());
        Waiting.until(
                corpus.responses() + " responses and " + corpus.toolCalls() + " calls are folded",
                PATIENCE,
                () -> folded(session -> session.usage().responses()) == corpus.responses()
                        && folded(session -> session.tools().calls()) == corpus.toolCalls());
        requireEqual("lines", corpus.lines(), read(SourceStatus::lines));
        requireEqual("dead letters", 0, read(SourceStatus::deadLetters));
        requireEqual("files followed", corpus.files().size(), read(SourceStatus::followed));
    }

    private static void requireEqual(String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(what + ": " + expected + " expected, " + found + " found");
        }
    }

    /// A sum over the sources.
    private long read(ToLongFunction<SourceStatus> figure) {
        return server.sources().stream().mapToLong(figure).sum();
    }

    /// A sum over all sessions of all HUDs in memory.
    private long folded(ToLongFunction<SessionState> figure) {
        return server.huds()
                .read(states -> states.stream()
                        .flatMap(state -> state.sessions().stream())
                        .mapToLong(figure)
                        .sum());
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            folder.close();
        }
    }
}
