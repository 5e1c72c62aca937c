package com.openagents.backroom.server.ingest;

import java.time.Instant;

/// A line that could not be understood: where it is and why, never what it says.
///
/// @param line number of the line, from 1
public record DeadLetter(String source, String file, long line, String reason, Instant at) {}
