package com.openagents.backroom.server.ingest;

import com.openagents.backroom.schema.event.HudEvent.Chunk;
import java.util.Optional;

/// Source ids of the parts of a text that is still being written: the id of the whole text, and where the part begins.
/// So a part that comes after its whole text, from another record of the same session, is known to be late.
public final class PartId {
    private static final char SEPARATOR = '~';

    private PartId() {}

    /// The id of a part.
    ///
    /// @param from chars of the text before it
    public static String of(String wholeId, long from) {
        return wholeId + SEPARATOR + from;
    }

    /// The id of the whole text that a draft is a part of; empty when it is no part.
    public static Optional<String> findWhole(Draft draft) {
        int end = draft.sourceId().lastIndexOf(SEPARATOR);
        boolean isPart = draft.event() instanceof Chunk chunk && chunk.provisional() && end > 0;
        return isPart ? Optional.of(draft.sourceId().substring(0, end)) : Optional.empty();
    }
}
