package com.openagents.backroom.server.ingest.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.openagents.backroom.schema.event.EventFormatException;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.DraftSink;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.UnreadLine;
import com.openagents.backroom.server.json.EventCodec;
import com.openagents.backroom.server.json.Json;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stored events become drafts again: the HUD and the place in the log are given anew, everything else stays.
/// An event
/// that this installation has already is stored no second time, because its source id is the same.
///
/// The state is the folder of every session seen, which only its start names.
final class ExportMapper implements LineMapper {
    private static final TypeReference<TreeMap<String, String>> FOLDERS = new TypeReference<>() {};

    private final Map<String, String> folders;

    ExportMapper(String state) {
        folders = read(state);
    }

    @Override
    public void map(Line line, DraftSink out) throws BadLineException {
        HudEnvelope stored = decode(line);
        if (stored.event() instanceof SessionStart start && start.cwd() != null) {
            folders.put(stored.sessionId(), start.cwd());
        }
        // A log whose start was pruned names no folder; then the HUD's own name stands for it.
        String folder =
                folders.getOrDefault(stored.sessionId(), "/" + stored.hud().repo());
        out.add(new Draft(
                stored.sessionId(),
                folder,
                stored.at(),
                stored.agent(),
                stored.agentId(),
                stored.tickId(),
                stored.sourceId(),
                null,
                stored.event()));
    }

    /// An export holds many sessions, and nobody knows of which a broken line was.
    @Override
    public void unread(UnreadLine line, DraftSink out) {}

    @Override
    public void pause(DraftSink out) {}

    /// An export grows no more, and its sessions live elsewhere.
    @Override
    public @Nullable String session() {
        return null;
    }

    @Override
    public String state() {
        try {
            return folders.isEmpty() ? "" : Json.shared().writeValueAsString(folders);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a map of texts can't fail to be written", e);
        }
    }

    @Override
    public Map<String, Long> takeUnknownRecords() {
        return Map.of();
    }

    private static HudEnvelope decode(Line line) throws BadLineException {
        try {
            return EventCodec.decode(line.json());
        } catch (EventFormatException e) {
            throw new BadLineException("no event of a Backroom: " + e.getMessage());
        }
    }

    private static Map<String, String> read(String state) {
        try {
            return state.isEmpty() ? new TreeMap<>() : Json.shared().readValue(state, FOLDERS);
        } catch (JsonProcessingException e) {
            return new TreeMap<>(); // another version's state: folders are then named by the HUD
        }
    }
}
