package com.openagents.backroom.server.ingest.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.FileStart;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.json.EventCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportedLogsTest {
    private static final Path FILE = Path.of("/exports/shop.ndjson");
    private static final Instant AT = Instant.parse("2026-11-23T09:15:02.114Z");
    private static final HudEvent START = new SessionStart("m", "/home/ada/shop", "main", "Cart", null);

    private final ExportedLogs source = new ExportedLogs();

    @Test
    void export_isRecognisedByItsFields() {
        byte[] export = EventCodec.encode(stored(1, "s1", START));
        byte[] transcript = "{\"type\":\"user\",\"sessionId\":\"s\"}".getBytes(StandardCharsets.UTF_8);

        assertEquals(Source.Verdict.MINE, source.recognise(FileStart.of(FILE, export)));
        assertEquals(Source.Verdict.NOT_MINE, source.recognise(FileStart.of(FILE, transcript)));
    }

    @Test
    void storedEvent_becomesTheDraftItWasMadeFrom() throws BadLineException {
        Draft draft = map(source.mapper(new FileFacts(FILE), ""), stored(7, "s1", START))
                .getFirst();

        assertEquals(new Draft("s1", "/home/ada/shop", AT, "claude-code", "sub", "t1", "id7", null, START), draft);
    }

    @Test
    void folder_isRememberedPerSessionAcrossAResume() throws BadLineException {
        LineMapper first = source.mapper(new FileFacts(FILE), "");
        map(first, stored(1, "s1", START));
        LineMapper resumed = source.mapper(new FileFacts(FILE), first.state());

        assertEquals(
                "/home/ada/shop",
                map(resumed, stored(2, "s1", new TickStart("go"))).getFirst().workspace());
        assertEquals(
                "/market",
                map(resumed, stored(3, "s2", new TickStart("go"))).getFirst().workspace());
    }

    @Test
    void otherJson_isABadLine() {
        LineMapper mapper = source.mapper(new FileFacts(FILE), "");

        assertThrows(BadLineException.class, () -> mapper.map(Line.of("{\"type\":\"usage\"}", 1, 0, AT), draft -> {}));
        assertThrows(BadLineException.class, () -> mapper.map(Line.of("no json", 1, 0, AT), draft -> {}));
    }

    private static List<Draft> map(LineMapper mapper, HudEnvelope envelope) throws BadLineException {
        List<Draft> drafts = new ArrayList<>();
        String text = new String(EventCodec.encode(envelope), StandardCharsets.UTF_8);
        mapper.map(Line.of(text, 1, 0, AT), drafts::add);
        return drafts;
    }

    private static HudEnvelope stored(long seq, String session, HudEvent event) {
        HudId hud = new HudId("grace", "market");
        return new HudEnvelope(
                hud, session, seq, AT, AT.plusSeconds(1), "claude-code", "sub", "t1", "id" + seq, event, List.of());
    }
}
