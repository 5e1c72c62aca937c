package com.openagents.backroom.server.ingest;

/// A line that can't be understood. The message says why, and nothing of what the line says.
public final class BadLineException extends Exception {
    public BadLineException(String reason) {
        super(reason);
    }

    /// Why, for a dead letter.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
