package com.openagents.backroom.server.hud;

import com.fasterxml.jackson.core.JsonGenerator;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.HudStore;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonSink;
import com.openagents.backroom.server.log.EventLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// All sessions of a data folder with the fields of `snapshot.json`, as `./backroom sessions --json` prints them.
public final class SessionList {
    private SessionList() {}

    /// `{"sessions":[…]}`, HUD by HUD.
    public static byte[] json(List<HudState> huds, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = Json.factory().createGenerator(bytes)) {
            List<SessionState> sessions = new ArrayList<>();
            huds.forEach(hud -> sessions.addAll(hud.sessions()));
            out.writeStartObject();
            new JsonSink(out)
                    .objects("sessions", sessions, (session, sink) -> StateJson.writePublic(session, sink, now));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /// The states of all HUDs, folded from the log.
    public static List<HudState> read(HudStore huds, EventLog log) {
        List<HudState> states = new ArrayList<>();
        for (Hud hud : huds.all()) {
            HudState state = new HudState(hud.name());
            log.forEach(hud, null, 0, state::apply);
            states.add(state);
        }
        return states;
    }
}
