package com.openagents.backroom.server.ingest;

import java.nio.file.Path;
import java.time.Instant;

/// What a mapper may know of the file it maps.
///
/// @param path absolute path
/// @param modifiedAt when it was last written to, at the time the mapper was made
public record FileFacts(Path path, Instant modifiedAt) {
    /// The file's name without its ending.
    public String stem() {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
