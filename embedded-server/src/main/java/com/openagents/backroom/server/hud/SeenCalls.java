package com.openagents.backroom.server.hud;

import com.openagents.backroom.schema.event.HudEnvelope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls whose beginning was seen, and which of them touch excluded files. Of a call that is not known here nothing
/// may be shown: nobody knows what it reads. Used by one thread at a time.
final class SeenCalls {
    /// Calls remembered; one that is older than this many calls has ended.
    private static final int MAX_CALLS = 5_000;

    private final Map<Call, Boolean> excluded = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Call, Boolean> eldest) {
            return size() > MAX_CALLS;
        }
    };

    private record Call(String sessionId, String toolId) {}

    void add(HudEnvelope stored, String toolId, boolean isExcluded) {
        excluded.merge(new Call(stored.sessionId(), toolId), isExcluded, Boolean::logicalOr);
    }

    /// Whether what a call gives back is hidden.
    boolean isHidden(HudEnvelope stored, @Nullable String toolId) {
        return toolId != null && excluded.getOrDefault(new Call(stored.sessionId(), toolId), true);
    }
}
