package com.openagents.backroom.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.HudRoutes;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.logging.OneLine;
import com.openagents.backroom.server.redact.FaultyRedactor;
import com.openagents.backroom.server.stream.SseViewer;
import com.openagents.backroom.server.stream.StreamLimits;
import com.openagents.backroom.server.testing.Browser;
import com.openagents.backroom.server.testing.LogCapture;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A redactor that fails leaves a marker in place of the text, on the whole way of an event (requirement RD-05).
class RedactorFaultTest {
    private static final String CANARY = "canary-93b1f0c7";
    private static final HudId HUD = new HudId("ada", "shop");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void textsAtWhichTheRedactorFails_areSeenNowhere_andTheRestIs_RD05() throws IOException {
        Map<String, String> surfaces = new LinkedHashMap<>();
        int faults;
        try (LogCapture log = LogCapture.start();
                ServerFixture fixture = new ServerFixture(
                        folder, StreamLimits.of(100), Map.of(), InstantSource.system(), FaultyRedactor.make());
                Browser operator = fixture.operatorsBrowser()) {
            fixture.write(List.of(new TickStart("clean at the beginning")));
            try (SseViewer viewer = SseViewer.open(fixture.server().shareUrl(HUD) + "/stream", operator.cookies())) {
                Await.until("the viewer is in", () -> !viewer.received().isEmpty());
                faults = writeFaults(fixture);
                fixture.write("s2", List.of(new TickStart("clean at the end")));
                Await.until(
                        "the last event came",
                        () -> viewer.received().toString().contains("clean at the end"));
                surfaces.put("stream", viewer.received().toString());
            }
            for (String path : List.of("", "?session=s1", "/snapshot.json", "/events")) {
                surfaces.put(path, operator.get(HudRoutes.path(HUD) + path).body());
            }
            for (String path : List.of("sessions", "huds", "sources", "dead-letters")) {
                surfaces.put(
                        path,
                        fixture.admin("/api/admin/" + path, fixture.operator()).body());
            }
            surfaces.put("log", log.text());
        }
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                surfaces.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }

        surfaces.forEach((name, text) -> assertFalse(text.contains(CANARY), () -> "in " + name + ": " + text));
        String events = surfaces.getOrDefault("/events", "");
        assertTrue(events.contains("clean at the beginning") && events.contains("clean at the end"), events);
        assertEquals(faults, events.split("\"redaction_failed\"", -1).length - 1, events);
        assertTrue(surfaces.getOrDefault("stream", "").contains("redaction_failed"));
        String page = surfaces.getOrDefault("?session=s1", "").replaceAll("(<[^>]*>|\\s)+", " ");
        assertTrue(page.contains("looking for secrets"), page);
        assertEquals(
                FaultyRedactor.ALL.size(),
                surfaces.getOrDefault("dead-letters", "").split("the reason was left out", -1).length - 1);
    }

    @Test
    void recordOfTheLog_atWhichTheRedactorFails_isLeftOut_RD05() {
        OneLine lines = new OneLine(FaultyRedactor.make());
        for (String fault : FaultyRedactor.ALL) {
            String line = lines.format(new LogRecord(Level.WARNING, CANARY + fault));
            assertFalse(line.contains(CANARY), line);
            assertTrue(line.contains("looking for secrets in it failed"), line);
        }
    }

    /// Each fault in a whole text, in a text that goes on, in names of things, and in a line that can't be read.
    ///
    /// @return how many events must have been left out
    private static int writeFaults(ServerFixture fixture) {
        int left = 0;
        for (String fault : FaultyRedactor.ALL) {
            String text = CANARY + " " + fault;
            List<HudEvent> whole =
                    List.of(new TickStart(text), new HudEvent.ContainerOutput("t1", OutputStream.STDOUT, text));
            fixture.write("s1", whole);
            left += whole.size();
            List<Draft> drafts = new ArrayList<>();
            drafts.add(draft("p1" + fault.charAt(1), "m" + fault, new Chunk(Role.ASSISTANT, fault + CANARY, "m")));
            drafts.add(draft("p2" + fault.charAt(1), "m" + fault, new Chunk(Role.ASSISTANT, CANARY + "\n", "m")));
            drafts.add(draft(text, null, new TickStart("named by what fails")));
            fixture.server().publisher().accept(new IngestBatch(drafts, List.of(), null));
            left += drafts.size();
            DeadLetter letter =
                    new DeadLetter("claude-code", "/home/ada/" + text, 1, "no JSON: " + text, Instant.EPOCH);
            fixture.server().publisher().accept(new IngestBatch(List.of(), List.of(letter), null));
        }
        return left;
    }

    private static Draft draft(String source, @Nullable String stream, HudEvent event) {
        return new Draft("s1", "/home/ada/shop", Instant.now(), "claude-code", null, null, source, stream, event);
    }
}
