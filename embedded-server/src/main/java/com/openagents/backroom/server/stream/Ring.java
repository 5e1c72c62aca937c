package com.openagents.backroom.server.stream;

import com.openagents.backroom.schema.event.HudEnvelope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The newest messages of a HUD, for viewers that come back soon. Guarded by its hub.
final class Ring {
    private final String epoch;
    private final Deque<Message> messages = new ArrayDeque<>();
    private int events;
    private int bytes;

    Ring(String epoch) {
        this.epoch = epoch;
    }

    void add(Message message) {
        messages.add(message);
        events += message.eventCount();
        bytes += message.bytes().length;
        while (messages.size() > 1 && (events > StreamLimits.MAX_RING_EVENTS || bytes > StreamLimits.MAX_RING_BYTES)) {
            Message oldest = messages.remove();
            events -= oldest.eventCount();
            bytes -= oldest.bytes().length;
        }
    }

    /// What came after a place, exactly; empty when some of it is no longer here.
    Optional<List<Message>> after(long seq) {
        if (messages.isEmpty() || messages.getFirst().firstSeq() > seq + 1) {
            return Optional.empty();
        }
        List<Message> missing = new ArrayList<>();
        for (Message message : messages) {
            if (message.firstSeq() > seq) {
                missing.add(message);
            } else if (message.lastSeq() > seq) {
                List<HudEnvelope> rest = message.events().stream()
                        .filter(event -> event.seq() > seq)
                        .toList();
                missing.add(Message.of(epoch, rest));
            }
        }
        return Optional.of(missing);
    }
}
