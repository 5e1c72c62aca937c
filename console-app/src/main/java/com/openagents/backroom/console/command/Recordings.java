package com.openagents.backroom.console.command;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.ingest.Inlet;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.follow.FileImport;
import com.openagents.backroom.server.ingest.follow.FollowSettings;
import com.openagents.backroom.server.ingest.naming.Workspaces;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Recordings read from files, by the same way that live files go.
final class Recordings {
    private Recordings() {}

    /// Reads a file into an inlet.
    ///
    /// @throws CommandException when it cannot be read or is no recording
    static FileImport read(Path file, Inlet inlet, Clock clock) {
        try {
            return FileImport.run(file, Sources.known(), inlet, clock, FollowSettings.defaults());
        } catch (IOException e) {
            throw new CommandException(e.getMessage() + ".", e);
        }
    }

    /// Opens a data folder without any listener and reads files into it.
    ///
    /// @param stored is given what is new in the log
    static List<FileImport> importInto(
            Path data, GlobalOptions options, List<Path> files, Consumer<List<HudEnvelope>> stored) {
        Clock clock = Clock.systemUTC();
        Redactor redactor = KnownSecrets.redactor(options.configuration());
        Workspaces workspaces = new Workspaces();
        try (OpenFolder open = OpenFolder.open(data, options.environment(), clock);
                Publisher publisher = new Publisher(
                        open.log(), open.huds(), open.operator(), workspaces::of, redactor, System::nanoTime)) {
            publisher.listen(stored);
            return files.stream().map(file -> read(file, publisher, clock)).toList();
        }
    }

    /// The events of a file, without secrets, as they would be stored. They are kept in a folder that is gone
    /// afterwards.
    static List<HudEnvelope> read(Path file, GlobalOptions options) {
        List<HudEnvelope> events = new ArrayList<>();
        Path scratch = scratch();
        try {
            importInto(scratch, options, List.of(file), events::addAll);
            return events;
        } finally {
            delete(scratch);
        }
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("backroom");
        } catch (IOException e) {
            throw new CommandException("The folder for temporary files cannot be written; make room in it.", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
