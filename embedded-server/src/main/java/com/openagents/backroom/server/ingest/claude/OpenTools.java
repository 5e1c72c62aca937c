package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.ToolKind;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tool calls that have no result yet.
final class OpenTools {
    /// More calls than any agent has open at once; those of a killed agent never get a result and go first.
    private static final int MAX_OPEN = 256;

    private final Map<String, Call> calls = new LinkedHashMap<>();

    /// @param input the call's input as JSON text, where the result alone does not tell what was done
    record Call(
            String id,
            String name,
            ToolKind kind,
            long startedAtMillis,
            @Nullable String input) {}

    void open(Call call) {
        calls.put(call.id(), call);
        if (calls.size() > MAX_OPEN) {
            Iterator<String> eldest = calls.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    @Nullable Call close(String id) {
        return calls.remove(id);
    }

    void clear() {
        calls.clear();
    }

    List<Call> saved() {
        return List.copyOf(calls.values());
    }

    void restore(List<Call> saved) {
        saved.forEach(call -> calls.put(call.id(), call));
    }
}
