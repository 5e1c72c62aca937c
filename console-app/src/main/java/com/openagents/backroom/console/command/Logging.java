package com.openagents.backroom.console.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Where log lines go: warnings to stderr, the rest too into files of the data folder that replace each other.
public final class Logging {
    private static final int MAX_FILE_BYTES = 5 << 20;
    private static final int FILES = 3;

    private static final String SETTINGS = """
            handlers=java.util.logging.ConsoleHandler
            .level=INFO
            java.util.logging.ConsoleHandler.level=WARNING
            java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n
            org.flywaydb.level=WARNING
            com.zaxxer.hikari.level=WARNING
            io.helidon.level=WARNING
            org.jooq.level=WARNING
            """;

    private Logging() {}

    /// Sets up stderr, before anything logs.
    public static void toStderr() {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds the files.
    ///
    /// @param folder the data folder's `logs`
    static void alsoTo(Path folder) {
        try {
            // JUL reads % in a pattern as a command, and a folder's name may hold one.
            String pattern = folder.toString().replace("%", "%%") + "/backroom.%g.log";
            FileHandler files = new FileHandler(pattern, MAX_FILE_BYTES, FILES, true);
            files.setEncoding("UTF-8");
            files.setFormatter(new SimpleFormatter());
            files.setLevel(Level.INFO);
            Logger.getLogger("").addHandler(files);
        } catch (IOException e) {
            throw new CommandException(
                    "The log files in " + folder
                            + " cannot be written; make the folder writable or choose another with --data.",
                    e);
        }
    }
}
