package com.openagents.backroom.server.ingest;

import java.nio.file.Path;
import java.time.Instant;

/// A session's file that is known and not read, as it was written to too long ago.
public record OlderFile(Path path, Instant modifiedAt, long bytes) {}
