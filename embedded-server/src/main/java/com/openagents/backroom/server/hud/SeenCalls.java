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

    /// Ended calls that a copy remembers: what one gives back comes with its end, or soon after.
    private static final int COPIED_CALLS = 100;

    private final Map<Call, Seen> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Call, Seen> eldest) {
            return size() > MAX_CALLS;
        }
    };

    private record Call(String sessionId, String toolId) {}

    private record Seen(boolean isExcluded, boolean hasEnded) {}

    /// One that knows the calls that run and the newest others. There is one for each snapshot of a replay.
    SeenCalls copy() {
        SeenCalls copy = new SeenCalls();
        int old = seen.size() - COPIED_CALLS;
        for (Map.Entry<Call, Seen> call : seen.entrySet()) {
            if (old-- <= 0 || !call.getValue().hasEnded()) {
                copy.seen.put(call.getKey(), call.getValue());
            }
        }
        return copy;
    }

    void add(HudEnvelope stored, String toolId, boolean isExcluded) {
        Call call = new Call(stored.sessionId(), toolId);
        Seen before = seen.get(call);
        seen.put(call, new Seen(isExcluded || (before != null && before.isExcluded()), false));
    }

    void end(HudEnvelope stored, String toolId) {
        seen.computeIfPresent(new Call(stored.sessionId(), toolId), (_, call) -> new Seen(call.isExcluded(), true));
    }

    /// Whether what a call gives back is hidden.
    boolean isHidden(HudEnvelope stored, @Nullable String toolId) {
        if (toolId == null) {
            return false;
        }
        Seen call = seen.get(new Call(stored.sessionId(), toolId));
        return call == null || call.isExcluded();
    }
}
