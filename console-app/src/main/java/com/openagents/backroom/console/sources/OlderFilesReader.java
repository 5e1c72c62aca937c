package com.openagents.backroom.console.sources;

import com.openagents.backroom.server.ingest.OlderFiles;
import java.io.IOException;
import java.nio.file.Path;

/// Knows the files that are too old to be read at the start, and reads them. Both may be slow.
public interface OlderFilesReader {
    /// The newest of them.
    OlderFiles list();

    /// Reads one whole, with those of its sub-agents.
    ///
    /// @throws IOException with a sentence when it can't be read
    void read(Path file) throws IOException, InterruptedException;
}
