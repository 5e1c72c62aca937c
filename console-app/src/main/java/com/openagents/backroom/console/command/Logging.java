package com.openagents.backroom.console.command;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.logging.LogRedaction;
import com.openagents.backroom.server.logging.OneLine;
import com.openagents.backroom.server.redact.Redactor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogManager;

/// Where log lines go: warnings to stderr, the rest too into files of the data folder that replace each other.
public final class Logging {
    private static final String SETTINGS = """
            handlers=java.util.logging.ConsoleHandler
            .level=INFO
            java.util.logging.ConsoleHandler.level=WARNING
            org.flywaydb.level=WARNING
            com.zaxxer.hikari.level=WARNING
            io.helidon.level=WARNING
            org.jooq.level=WARNING
            """;

    private Logging() {}

    /// Sets up stderr, before anything logs: a record a line, without what looks like a secret.
    public static void toStderr() {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OneLine lines = new OneLine(new Redactor());
        for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
            handler.setFormatter(lines);
        }
    }

    /// Sends everything through the redactor, into files too, until it is closed.
    ///
    /// @param folder the data folder's `logs`
    /// @param redactor the one that knows the secrets of this process
    static LogRedaction alsoTo(Path folder, Redactor redactor) {
        try {
            return LogRedaction.install(folder, redactor);
        } catch (IOException e) {
            throw new ConfigException(
                    "The log files in " + folder
                            + " cannot be written; make the folder writable or choose another with --data.",
                    e);
        }
    }
}
