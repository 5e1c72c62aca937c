package com.openagents.backroom.server.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source read in one go. It is stored whole or not at all.
///
/// @param checkpoint how far the file was read by this batch; null when the events come from no file
public record IngestBatch(
        List<Draft> drafts,
        List<DeadLetter> deadLetters,
        @Nullable FileCheckpoint checkpoint) {
    public IngestBatch {
        drafts = List.copyOf(drafts);
        deadLetters = List.copyOf(deadLetters);
    }
}
