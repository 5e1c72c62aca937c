package com.openagents.backroom.server.ingest.claude;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers the content blocks of each message. A message is written as several rows, one a block; new versions
/// number
/// them (`apiBlockIndex`), older ones and stream-json do not, but keep their order.
final class BlockCounter {
    /// Messages whose rows may still come: one an agent, and no run has had more agents at once.
    private static final int MAX_MESSAGES = 64;

    private final Map<String, Integer> next = new LinkedHashMap<>();

    /// @param given the number that the row bears, if it does
    int number(String messageId, @Nullable Long given) {
        Integer counted = next.remove(messageId);
        int number = given != null ? given.intValue() : counted == null ? 0 : counted;
        next.put(messageId, number + 1);
        if (next.size() > MAX_MESSAGES) {
            Iterator<String> eldest = next.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return number;
    }

    Map<String, Integer> saved() {
        return Map.copyOf(next);
    }

    void restore(Map<String, Integer> saved) {
        next.putAll(saved);
    }
}
