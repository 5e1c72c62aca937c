package com.openagents.backroom.server.stream;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.MessageType;
import com.openagents.backroom.server.json.EventCodec;
import java.util.ArrayList;
import java.util.List;

/// Consecutive events of one HUD, encoded once for everyone who watches it. An announcement has no events.
final class Message {
    private final List<HudEnvelope> events;
    private final byte[] bytes;

    private Message(List<HudEnvelope> events, byte[] bytes) {
        this.events = events;
        this.bytes = bytes;
    }

    /// A message of these events, at least one.
    static Message of(String epoch, List<HudEnvelope> events) {
        Place place = new Place(epoch, events.getLast().seq());
        return new Message(
                List.copyOf(events), SseText.message(MessageType.HUD, place.toString(), EventCodec.encode(events)));
    }

    static Message announcement(MessageType type, byte[] data) {
        return new Message(List.of(), SseText.message(type, null, data));
    }

    /// Cuts events into messages that fit a mailbox.
    static List<Message> split(String epoch, List<HudEnvelope> events) {
        List<Message> messages = new ArrayList<>();
        for (int from = 0; from < events.size(); from += StreamLimits.MAX_MESSAGE_EVENTS) {
            int to = Math.min(events.size(), from + StreamLimits.MAX_MESSAGE_EVENTS);
            messages.add(of(epoch, events.subList(from, to)));
        }
        return messages;
    }

    byte[] bytes() {
        return bytes;
    }

    int eventCount() {
        return events.size();
    }

    List<HudEnvelope> events() {
        return events;
    }

    long firstSeq() {
        return events.getFirst().seq();
    }

    long lastSeq() {
        return events.getLast().seq();
    }
}
