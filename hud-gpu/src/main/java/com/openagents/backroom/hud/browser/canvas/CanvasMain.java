package com.openagents.backroom.hud.browser.canvas;

import com.openagents.backroom.hud.browser.Folded;
import com.openagents.backroom.hud.browser.HandOver;
import com.openagents.backroom.hud.browser.Js;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.schema.hud.MessageType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The entry of the canvas's script: paints what it is handed by the page's.
public final class CanvasMain {
    private CanvasMain() {}

    /// Takes over the canvas. Whoever runs the script without giving it one gets nothing.
    public static void main(String[] args) {
        HandOver given = HandOver.ofThisScript();
        if (given == null) {
            return;
        }
        Folded folded = new Folded();
        Overlay overlay = new Overlay(given.getStage(), given.getContext(), given::redraw);
        given.start(
                (type, json) -> folded.take(MessageType.ofWire(type), Js.parse(json)),
                (session, nowMillis) ->
                        overlay.draw(find(folded.state(), session), Instant.ofEpochMilli((long) nowMillis)));
    }

    private static @Nullable SessionState find(@Nullable HudState state, @Nullable String session) {
        return state == null || session == null
                ? null
                : state.findSession(session).orElse(null);
    }
}
