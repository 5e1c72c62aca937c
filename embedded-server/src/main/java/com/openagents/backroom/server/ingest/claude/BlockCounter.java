package com.openagents.backroom.server.ingest.claude;

import com.openagents.backroom.schema.event.Role;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers the content blocks of each message. A message is written as several rows, one a block; new versions
/// number
/// them (`apiBlockIndex`), older ones and stream-json do not, but keep their order.
final class BlockCounter {
    /// Messages whose rows may still come: one an agent, and no run has had more agents at once.
    private static final int MAX_MESSAGES = 64;

    private final Map<String, Message> messages = new LinkedHashMap<>();

    /// @param next the number of the next block
    record Message(String id, int next, boolean hasText, boolean hasThinking) {}

    /// @param given the number that the row bears, if it does
    int number(String messageId, @Nullable Long given) {
        Message before = messages.remove(messageId);
        int number = given != null ? given.intValue() : before == null ? 0 : before.next();
        boolean hasText = before != null && before.hasText();
        boolean hasThinking = before != null && before.hasThinking();
        messages.put(messageId, new Message(messageId, number + 1, hasText, hasThinking));
        if (messages.size() > MAX_MESSAGES) {
            Iterator<String> eldest = messages.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return number;
    }

    /// The number of the next block, when it bears none.
    int next(String messageId) {
        Message known = messages.get(messageId);
        return known == null ? 0 : known.next();
    }

    /// Whether the message has a text of that kind already.
    boolean has(String messageId, Role role) {
        Message known = messages.get(messageId);
        return known != null && (role == Role.THINKING ? known.hasThinking() : known.hasText());
    }

    /// Whether a text is the first of its kind in the message; takes note of it.
    boolean isFirst(String messageId, Role role) {
        Message before = messages.getOrDefault(messageId, new Message(messageId, 0, false, false));
        boolean isThinking = role == Role.THINKING;
        messages.put(
                messageId,
                new Message(
                        messageId, before.next(), before.hasText() || !isThinking, before.hasThinking() || isThinking));
        return isThinking ? !before.hasThinking() : !before.hasText();
    }

    List<Message> saved() {
        return List.copyOf(messages.values());
    }

    void restore(List<Message> saved) {
        saved.forEach(message -> messages.put(message.id(), message));
    }
}
