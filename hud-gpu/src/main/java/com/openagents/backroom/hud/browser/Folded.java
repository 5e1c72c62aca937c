package com.openagents.backroom.hud.browser;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.hud.MessageType;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/// The state that a stream's messages make. Each of the page's two scripts has its own.
public final class Folded {
    private @Nullable HudState state;

    /// Null before the first snapshot.
    public @Nullable HudState state() {
        return state;
    }

    /// Takes a message as far as it says something of the state.
    ///
    /// @throws RuntimeException when the message can't be read; what is known then is of no use
    public void take(MessageType type, JSObject message) {
        switch (type) {
            case SNAPSHOT -> snapshot(new JsFields(message));
            case HUD -> events(message);
            case ALIVE -> alive(new JsFields(message));
            case PRESENCE, RESET -> {}
        }
    }

    /// `{"state": …}` and what else the page is to know.
    private void snapshot(Fields fields) {
        Fields body = fields.object("state");
        if (body == null) {
            throw new IllegalArgumentException("it has no state");
        }
        state = StateJson.read(body);
    }

    private void events(JSObject array) {
        HudState folded = state;
        if (folded != null) {
            for (Fields event : JsFields.items(array)) {
                folded.apply(EventJson.read(event));
            }
        }
    }

    private void alive(Fields fields) {
        HudState folded = state;
        if (folded != null) {
            StateJson.readAlive(fields, folded);
        }
    }
}
