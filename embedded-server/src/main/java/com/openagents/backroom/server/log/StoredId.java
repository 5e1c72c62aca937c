package com.openagents.backroom.server.log;

import com.openagents.backroom.server.json.WellFormed;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Ids of sources in a form that every database takes: well-formed, without NUL (PostgreSQL), of bounded length.
final class StoredId {
    /// Width of the columns.
    private static final int MAX_CHARS = 200;

    private static final int KEPT_CHARS = 120;

    private StoredId() {}

    /// The id itself where it fits; of a longer one the beginning and a digest, so that equal ids stay equal and
    /// different ones different.
    static String of(String id) {
        String stored = WellFormed.text(id).replace('\0', '\uFFFD');
        if (stored.length() <= MAX_CHARS) {
            return stored;
        }
        String digest = Blobs.name(stored.getBytes(StandardCharsets.UTF_8));
        return WellFormed.text(stored.substring(0, KEPT_CHARS)) + "~" + digest;
    }

    static @Nullable String ofMaybe(@Nullable String id) {
        return id == null ? null : of(id);
    }
}
