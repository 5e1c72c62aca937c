package com.openagents.backroom.console.replay;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.server.json.EventCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Events of an exported log, in order of time.
public record Recording(String name, List<HudEnvelope> events) {
    private static final String BUNDLED = "/com/openagents/backroom/console/replay/autonomous-work.ndjson.gz";

    public Recording {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a recording has at least one event");
        }
        events = events.stream()
                .sorted(Comparator.comparingLong(HudEnvelope::seq))
                .toList();
    }

    /// The one that comes with the program. Slow: not for the FX thread.
    ///
    /// @throws IOException when it is missing from the program or damaged
    public static Recording bundled() throws IOException {
        try (InputStream packed = Recording.class.getResourceAsStream(BUNDLED)) {
            if (packed == null) {
                throw new IOException("The recording is missing from the program. Build it again.");
            }
            return read("Autonomous work", new GZIPInputStream(packed));
        }
    }

    /// Reads an exported log: one event a line.
    static Recording read(String name, InputStream lines) throws IOException {
        List<HudEnvelope> events = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                events.add(EventCodec.decode(line.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return new Recording(name, events);
    }

    /// When its first event happened.
    public Instant begin() {
        return events.getFirst().at();
    }

    /// When its last event happened.
    public Instant end() {
        return events.stream()
                .map(HudEnvelope::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
