package com.openagents.backroom.server.hud;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.event.EventFormatException;
import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.JsonFields;
import com.openagents.backroom.server.json.NotJsonException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events that a program sends for one HUD: NDJSON, an event of docs/events.md per line. `session_id`, `source_id`
/// and `type` must be there; `at` is now and `agent` is `custom` when they are not. A `hud` must be the one of the
/// address; `seq` and `seen_at` are given by the log.
///
/// @param rejected lines that are none, the first [#MAX_REJECTED] of them
/// @param rejectedCount how many there are
record PostedEvents(List<Draft> drafts, List<Rejected> rejected, int rejectedCount) {
    /// Lines read of one request.
    static final int MAX_LINES = 20_000;

    /// Lines named in the answer.
    static final int MAX_REJECTED = 100;

    private static final int MAX_ID_CHARS = 1_000;
    private static final String DEFAULT_AGENT = "custom";

    /// A line that is no event.
    ///
    /// @param line from 1
    /// @param code stable: `not_json`, `bad_event`, `wrong_hud`, `too_many_lines`
    record Rejected(int line, String code) {}

    /// Why a line is rejected.
    private static final class Rejection extends Exception {
        private final String code;

        private Rejection(String code) {
            super(code, null, false, false);
            this.code = code;
        }
    }

    /// Reads a request's body.
    ///
    /// @param now the time of events that name none
    static PostedEvents parse(byte[] body, HudId hud, Instant now) {
        List<Draft> drafts = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        int rejectedCount = 0;
        int line = 0;
        int from = 0;
        while (from < body.length) {
            int end = from;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            line++;
            try {
                if (!isBlank(body, from, end)) {
                    drafts.add(draft(body, from, end, line, hud, now));
                }
            } catch (Rejection e) {
                rejectedCount++;
                if (rejected.size() < MAX_REJECTED) {
                    rejected.add(new Rejected(line, e.code));
                }
            }
            from = end + 1;
        }
        return new PostedEvents(drafts, rejected, rejectedCount);
    }

    private static Draft draft(byte[] body, int from, int end, int line, HudId hud, Instant now) throws Rejection {
        if (line > MAX_LINES) {
            throw new Rejection("too_many_lines");
        }
        JsonFields fields = new JsonFields(json(body, from, end));
        String named = fields.text("hud");
        if (named != null && !named.equalsIgnoreCase(hud.toString())) {
            throw new Rejection("wrong_hud");
        }
        HudEvent event = event(fields);
        return new Draft(
                id(fields.text("session_id")),
                null,
                at(fields.text("at"), now),
                idOr(fields.text("agent"), DEFAULT_AGENT),
                idOrNull(fields.text("agent_id")),
                idOrNull(fields.text("tick_id")),
                id(fields.text("source_id")),
                stream(event),
                event);
    }

    private static JsonNode json(byte[] body, int from, int end) throws Rejection {
        try {
            return Json.parse(body, from, end - from);
        } catch (NotJsonException e) {
            throw new Rejection("not_json");
        }
    }

    private static HudEvent event(JsonFields fields) throws Rejection {
        try {
            String type = fields.text("type");
            if (type == null) {
                throw new Rejection("bad_event");
            }
            return EventJson.readBody(type, fields);
        } catch (EventFormatException e) {
            throw new Rejection("bad_event");
        }
    }

    private static Instant at(@Nullable String text, Instant now) throws Rejection {
        return text == null ? now : IsoTime.find(text).orElseThrow(() -> new Rejection("bad_event"));
    }

    /// Pieces of one message, and of one tool's output, are one text to the redactor.
    private static @Nullable String stream(HudEvent event) {
        return switch (event) {
            case Chunk chunk -> "message " + chunk.messageId();
            case ContainerOutput output -> "output " + output.stream() + " " + output.toolId();
            case HudEvent _ -> null;
        };
    }

    private static String id(@Nullable String text) throws Rejection {
        if (text == null || text.isBlank() || text.length() > MAX_ID_CHARS) {
            throw new Rejection("bad_event");
        }
        return text;
    }

    private static String idOr(@Nullable String text, String otherwise) throws Rejection {
        return text == null ? otherwise : id(text);
    }

    private static @Nullable String idOrNull(@Nullable String text) throws Rejection {
        return text == null ? null : id(text);
    }

    private static boolean isBlank(byte[] body, int from, int end) {
        for (int i = from; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\r' && body[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
