package com.openagents.backroom.server.ingest;

import java.time.Instant;

/// A line that could not be understood, as the mapper of its file is told of it.
///
/// @param offset bytes before it in the file
/// @param reason why, and nothing of what the line says
/// @param writtenAt when the file was last written to
public record UnreadLine(long offset, String reason, Instant writtenAt) {}
