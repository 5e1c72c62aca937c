package com.openagents.backroom.server.ingest;

import java.util.List;

/// The files that are known and not read; those of sub-agents belong to their session's and are read with it.
///
/// @param newest those written to last, the newest first
/// @param total how many there are in all
public record OlderFiles(List<OlderFile> newest, int total) {
    public static final OlderFiles NONE = new OlderFiles(List.of(), 0);

    public OlderFiles {
        newest = List.copyOf(newest);
    }
}
