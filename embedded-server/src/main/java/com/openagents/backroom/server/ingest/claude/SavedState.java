package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openagents.backroom.server.json.Json;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// A mapper's state as JSON text, by way of records.
final class SavedState {
    private SavedState() {}

    static String write(Object saved) {
        try {
            return Json.shared().writeValueAsString(saved);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a record of texts and numbers can't fail to be written", e);
        }
    }

    /// Null for the empty state, and for one that another version wrote: the file is then read on without what
    /// the
    /// state
    /// knew, which costs a title or a duration, and no event.
    static <T> @Nullable T read(String state, Class<T> type) {
        if (state.isEmpty()) {
            return null;
        }
        try {
            return Json.shared().readValue(state, type);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
