package com.openagents.backroom.server.ingest.claude;

import com.fasterxml.jackson.core.JsonGenerator;
import com.openagents.backroom.hud.state.FileChanges.FileChange;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.hud.state.Tokens;
import com.openagents.backroom.hud.state.ToolStats;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonFields;
import com.openagents.backroom.server.json.JsonSink;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Drafts as the log would number them, folded as every HUD folds them.
final class Folded {
    private static final HudId HUD = new HudId("dev", "openagents");

    private Folded() {}

    /// The drafts as a log stores them: one source id once, numbered from 1.
    static List<HudEnvelope> envelopes(List<Draft> drafts) {
        Set<String> stored = new HashSet<>();
        List<HudEnvelope> envelopes = new ArrayList<>();
        for (Draft draft : drafts) {
            if (stored.add(draft.sourceId())) {
                envelopes.add(new HudEnvelope(
                        HUD,
                        draft.sessionId(),
                        envelopes.size() + 1L,
                        draft.at(),
                        draft.at(),
                        draft.agent(),
                        draft.agentId(),
                        draft.tickId(),
                        draft.sourceId(),
                        draft.event(),
                        List.of()));
            }
        }
        return envelopes;
    }

    static HudState fold(List<HudEnvelope> envelopes) {
        HudState state = new HudState(HUD);
        envelopes.forEach(state::apply);
        return state;
    }

    /// The figures of all sessions together.
    static Counts counts(HudState state) {
        long responses = 0;
        long calls = 0;
        long failures = 0;
        Tokens tokens = Tokens.NONE;
        Map<String, Long> tools = new TreeMap<>();
        Map<String, String> files = new TreeMap<>();
        for (SessionState session : state.sessions()) {
            responses += session.usage().responses();
            calls += session.tools().calls();
            failures += session.tools().failures();
            tokens = tokens.plus(session.usage().tokens());
            for (ToolStats tool : session.tools().byUse()) {
                tools.merge(tool.name(), tool.calls(), Long::sum);
            }
            for (FileChange file : session.files().files()) {
                files.put(file.path(), "+" + file.additions() + " -" + file.deletions());
            }
        }
        return new Counts(
                responses,
                calls,
                tools,
                failures,
                tokens.input(),
                tokens.output(),
                tokens.cacheRead(),
                tokens.cacheWrite(),
                files);
    }

    /// The state's JSON form, as a viewer gets it with a snapshot.
    static String json(HudState state, Instant now) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.factory().createGenerator(text)) {
            out.writeStartObject();
            StateJson.write(state, new JsonSink(out), now, _ -> true);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static HudState read(String json) {
        try {
            return StateJson.read(new JsonFields(Json.parse(json)));
        } catch (NotJsonException e) {
            throw new AssertionError(e);
        }
    }
}
