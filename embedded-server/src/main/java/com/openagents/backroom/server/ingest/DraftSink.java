package com.openagents.backroom.server.ingest;

/// Takes the events of a line.
@FunctionalInterface
public interface DraftSink {
    void add(Draft draft);
}
