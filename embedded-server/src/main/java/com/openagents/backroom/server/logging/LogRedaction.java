package com.openagents.backroom.server.logging;

import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/// Sends every log record of the process through the redactor: to `backroom.log`, and warnings to stderr as well.
///
/// Everything logs through java.util.logging: our own code and Helidon by `System.Logger`, HikariCP and H2 by SLF4J
/// with slf4j-jdk14. Handlers that were there before are taken off, and put back on [#close].
public final class LogRedaction implements AutoCloseable {
    private final Logger root;
    private final List<Handler> before;
    private final List<Handler> ours;

    private LogRedaction(Logger root, List<Handler> before, List<Handler> ours) {
        this.root = root;
        this.before = before;
        this.ours = ours;
    }

    /// Takes over all logging of the process.
    ///
    /// @param folder where the files lie
    /// @throws IOException when a file can't be opened; logging is then as it was
    public static LogRedaction install(Path folder, Redactor redactor) throws IOException {
        LogFile file = new LogFile(folder, new OneLine(redactor));
        file.setLevel(Level.INFO);
        Handler console = new ConsoleHandler();
        console.setFormatter(new OneLine(redactor));
        console.setLevel(Level.WARNING);
        Logger root = LogManager.getLogManager().getLogger("");
        List<Handler> before = List.of(root.getHandlers());
        before.forEach(root::removeHandler);
        List<Handler> ours = List.of(file, console);
        ours.forEach(root::addHandler);
        return new LogRedaction(root, before, ours);
    }

    @Override
    public void close() {
        ours.forEach(root::removeHandler);
        before.forEach(root::addHandler);
        ours.forEach(Handler::flush);
        ours.getFirst().close();
    }
}
