package com.openagents.backroom.console.testing;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.redact.EventRedaction;
import com.openagents.backroom.server.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads agents' files as the server does: through the source's mapper and the redaction, into one HUD.
public final class Transcripts {
    private Transcripts() {}

    /// The events of a file, numbered from 1.
    public static List<HudEnvelope> read(Path file, Source source, HudId hud) throws IOException {
        LineMapper mapper = source.mapper(new FileFacts(file), "");
        Instant writtenAt = Files.getLastModifiedTime(file).toInstant();
        List<Draft> drafts = new ArrayList<>();
        long number = 0;
        long offset = 0;
        for (String text : Files.readString(file).split("\n", -1)) {
            number++;
            if (!text.isBlank()) {
                try {
                    mapper.map(Line.of(text, number, offset, writtenAt), drafts::add);
                } catch (BadLineException e) {
                    throw new IOException(file + ":" + number + ": " + e.reason(), e);
                }
            }
            offset += text.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        EventRedaction redaction = new EventRedaction(new Redactor());
        List<HudEnvelope> events = new ArrayList<>();
        for (Draft draft : drafts) {
            events.add(new HudEnvelope(
                    hud,
                    draft.sessionId(),
                    events.size() + 1,
                    draft.at(),
                    draft.at(),
                    draft.agent(),
                    draft.agentId(),
                    draft.tickId(),
                    draft.sourceId(),
                    redaction.redact(draft.event(), null),
                    List.of()));
        }
        return events;
    }
}
