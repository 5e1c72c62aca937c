package com.openagents.backroom.server.ingest;

import java.nio.file.Path;

/// What a mapper may know of the file it maps.
///
/// @param path absolute path
public record FileFacts(Path path) {
    /// The file's name without its ending.
    public String stem() {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
