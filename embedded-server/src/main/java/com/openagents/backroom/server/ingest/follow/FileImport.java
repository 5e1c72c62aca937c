package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.server.ingest.FileStart;
import com.openagents.backroom.server.ingest.Inlet;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Reads one file once, to its very end: a recording that nobody writes to any more, so that its last line
/// needs no end.
/// Reading it again stores nothing twice.
///
/// @param source name of the source that knew the file
public record FileImport(String source, long lines, long deadLetters) {

    /// Reads the file whole.
    ///
    /// @throws IOException with a sentence that says what is wrong and what to do
    /// @throws java.io.UncheckedIOException when the log can't be written
    public static FileImport run(Path path, Sources sources, Inlet inlet, InstantSource clock, FollowSettings settings)
            throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException(
                    path + (Files.exists(path) ? " is no file" : " does not exist") + ": name a recording");
        }
        if (!Files.isReadable(path)) {
            throw new IOException(path + " can't be read: give this user the right to read it");
        }
        FileStart start = FileStart.ofEnded(path, Roster.beginning(path));
        Optional<Source> source = sources.recognise(start);
        if (source.isEmpty()) {
            throw new IOException(path + " is no recording of a known agent: its first lines are of no known format");
        }
        Tally tally = new Tally();
        Tail tail = new Tail(source.get(), path.toAbsolutePath(), "", inlet, tally, clock, settings, false);
        tail.read(new LineReader(settings.maxLineBytes()), true, () -> false);
        Tally.Figures figures = tally.figures();
        return new FileImport(source.get().name(), figures.lines(), figures.deadLetters());
    }
}
