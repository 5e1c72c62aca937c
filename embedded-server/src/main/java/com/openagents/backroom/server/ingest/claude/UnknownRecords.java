package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.HudEvent.StateChange;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records of types that no version known to us writes. Each is counted; the first of a type in a session is
/// kept as an
/// event, so that nothing is dropped silently and a chatty new type does not flood the log.
final class UnknownRecords {
    /// More types than a format grows in years; beyond that the file is not what it seems, and the rest counts
    /// as one.
    private static final int MAX_TYPES = 100;

    private static final int MAX_TYPE_CHARS = 80;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Set<String> told = new LinkedHashSet<>();

    void see(String rawType, RowSink row) {
        String type = rawType.length() > MAX_TYPE_CHARS ? rawType.substring(0, MAX_TYPE_CHARS) : rawType;
        String counted = counts.containsKey(type) || counts.size() < MAX_TYPES ? type : "others";
        counts.merge(counted, 1L, Long::sum);
        if (told.size() < MAX_TYPES && told.add(row.sessionId() + " " + counted)) {
            row.add(row.sessionId() + ":unknown:" + counted, new StateChange("unknown", "seen", counted));
        }
    }

    Map<String, Long> takeCounts() {
        Map<String, Long> taken = Map.copyOf(counts);
        counts.clear();
        return taken;
    }

    List<String> saved() {
        return List.copyOf(told);
    }

    void restore(List<String> saved) {
        told.addAll(saved);
    }
}
