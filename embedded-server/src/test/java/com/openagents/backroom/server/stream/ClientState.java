package com.openagents.backroom.server.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.MessageType;
import com.openagents.backroom.server.json.EventCodec;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonFields;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.stream.SseViewer.Received;
import com.openagents.backroom.server.web.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a browser makes of a stream: the same fold over what it was sent.
public final class ClientState {
    private final List<Long> seqs = new ArrayList<>();
    private @Nullable HudState state;
    private int resets;

    public void take(Received message) {
        try {
            switch (MessageType.ofWire(message.event())) {
                case SNAPSHOT ->
                    state = StateJson.read(
                            new JsonFields(Json.parse(message.data()).get("state")));
                case HUD -> events(Json.parse(message.data()));
                case RESET -> resets++;
                case ALIVE, PRESENCE -> {}
            }
        } catch (NotJsonException e) {
            throw new AssertionError(e);
        }
    }

    /// The seqs of all events taken, in order.
    public List<Long> seqs() {
        return seqs;
    }

    int resets() {
        return resets;
    }

    long seq() {
        HudState folded = state;
        return folded == null ? 0 : folded.seq();
    }

    String json(Instant now) {
        HudState folded = state;
        return folded == null
                ? ""
                : new String(Answer.object(out -> StateJson.writePublic(folded, out, now)), StandardCharsets.UTF_8);
    }

    private void events(JsonNode array) {
        for (JsonNode node : array) {
            HudEnvelope event = EventCodec.decode(node);
            seqs.add(event.seq());
            HudState folded = state;
            if (folded == null || !folded.apply(event)) {
                throw new AssertionError("event " + event.seq() + " came twice or before the state");
            }
        }
    }
}
