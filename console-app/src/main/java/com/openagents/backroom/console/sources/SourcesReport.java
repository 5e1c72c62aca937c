package com.openagents.backroom.console.sources;

import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.SourceStatus;
import java.util.List;

/// How it stands with everything that is read.
///
/// @param unread newest lines that could not be understood, newest first
/// @param unreadTotal all that are stored, of which `unread` may be a part
public record SourcesReport(List<SourceStatus> sources, List<DeadLetter> unread, long unreadTotal) {
    public SourcesReport {
        sources = List.copyOf(sources);
        unread = List.copyOf(unread);
    }
}
