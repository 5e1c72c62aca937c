package com.openagents.backroom.console.command;

import com.openagents.backroom.server.EmbeddedServer;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.redact.Redactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/// A Backroom that answers: an open data folder and the server on it. Closed in reverse order, once, by whoever comes
/// first: the command or the end of the process.
final class RunningBackroom implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final OpenFolder folder;
    private final EmbeddedServer server;

    private RunningBackroom(GlobalOptions options, Configuration configuration, Surroundings surroundings) {
        Clock clock = Clock.systemUTC();
        Redactor redactor = KnownSecrets.redactor(configuration);
        folder = push(OpenFolder.open(options.dataFolder(), options.environment(), clock));
        try {
            push(Logging.alsoTo(folder.folder().logs(), redactor));
            server = push(EmbeddedServer.open(folder, configuration, surroundings, clock, redactor));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Opens everything; the server answers when this returns. SIGTERM closes it from now on.
    ///
    /// @throws RuntimeException with one sentence that says what to do
    static RunningBackroom open(GlobalOptions options, Terminal terminal) {
        Configuration configuration = options.configuration();
        configuration.notes().forEach(note -> terminal.err().println("backroom: " + note));
        configuration.value(ConfigKeys.SOURCES_WATCH).forEach(RunningBackroom::requireFolder);
        Path home = Path.of(System.getProperty("user.home", "."));
        RunningBackroom running =
                new RunningBackroom(options, configuration, new Surroundings(options.environment(), home));
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "close"));
        terminal.listening().accept(running.server.origin());
        return running;
    }

    /// Lets `part`, which reads the server, be closed before it. May be called when all is closed already.
    void closeFirst(AutoCloseable part) {
        synchronized (this) {
            opened.push(part);
        }
    }

    EmbeddedServer server() {
        return server;
    }

    OpenFolder folder() {
        return folder;
    }

    @Override
    public synchronized void close() {
        RuntimeException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                // An edge: what is still open must be closed all the same.
                failed = failed == null ? new IllegalStateException("Backroom did not close cleanly") : failed;
                failed.addSuppressed(e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /// A folder that a person named must be there; an agent's own may come later.
    private static void requireFolder(Path path) {
        if (!Files.isDirectory(path)) {
            throw new CommandException("The folder " + path + " cannot be watched: "
                    + (Files.exists(path)
                            ? "it is a file; replay it instead."
                            : "it is not there; make it, or name another with --watch."));
        }
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            throw new CommandException(
                    "The folder " + path + " cannot be watched: this user may not read it; give it the right to.");
        }
    }

    private <T extends AutoCloseable> T push(T part) {
        opened.push(part);
        return part;
    }
}
