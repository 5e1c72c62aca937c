package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.server.ServerFixture;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.follow.FileImport;
import com.openagents.backroom.server.ingest.follow.FollowSettings;
import com.openagents.backroom.server.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log that is taken along to another Backroom.
class ExportTest {
    private static final String LARGE = "all tests pass \u00e9\ud83d\ude00\n".repeat(40_000);
    private static final String EVENTS = "/hud/ada/shop/events";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void wholeExport_readBack_isTheSameLog_andASecondTimeNothing() throws IOException {
        Path file = folder.resolve("shop.ndjson");
        List<HudEvent> told = new ArrayList<>(List.of(
                new SessionStart("m", "/home/ada/shop", null, "Cart", null),
                new ToolDone("t1", LARGE, 12L, true),
                new FileDiff(
                        "src/cart.js",
                        List.of(new Hunk(1, 0, 1, 30_000, Collections.nCopies(30_000, "+const price = 1;"))),
                        30_000,
                        0),
                new Chunk(Role.ASSISTANT, "Done.", "m1")));
        List<HudEnvelope> sent;
        try (ServerFixture here = new ServerFixture(folder.resolve("here"));
                Browser owner = here.operatorsBrowser()) {
            here.write(told);
            String cut = owner.get(EVENTS).body();
            assertTrue(cut.contains("\"clipped\"") && cut.length() < 100_000, cut.length() + " chars");
            String whole = owner.get(EVENTS + "?whole=1").body();
            assertFalse(whole.contains("\"clipped\""));
            Files.writeString(file, whole);
            sent = events(here);
        }
        try (ServerFixture there = new ServerFixture(folder.resolve("there"))) {
            for (int i = 0; i < 2; i++) {
                FileImport done = FileImport.run(
                        file,
                        Sources.known(),
                        there.server().publisher(),
                        InstantSource.system(),
                        FollowSettings.defaults());
                assertEquals(0, done.deadLetters());
            }
            List<HudEnvelope> read = events(there);
            assertEquals(told, read.stream().map(HudEnvelope::event).toList());
            assertEquals(
                    sent.stream().map(HudEnvelope::sourceId).toList(),
                    read.stream().map(HudEnvelope::sourceId).toList());
            assertEquals(
                    sent.stream().map(HudEnvelope::at).toList(),
                    read.stream().map(HudEnvelope::at).toList());
        }
    }

    private static List<HudEnvelope> events(ServerFixture fixture) {
        Hud hud = fixture.folder().huds().find(ServerFixture.HUD).orElseThrow();
        return fixture.server().log().read(hud, 0, 1_000).stream()
                .map(fixture.server().log()::whole)
                .toList();
    }
}
