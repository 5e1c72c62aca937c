package com.openagents.backroom.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.Audience;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model that writes, in the whole server: its owner reads along, strangers read whole texts.
class LiveTextTest {
    private static final HudId HUD = new HudId("ada", "acme-shop");

    /// The row, from 0, that has the text whole which the rows before it are parts of.
    private static final int WHOLE_ROW = 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void ownerReadsAlong_strangersReadTheWhole_nobodyReadsSecrets() throws IOException {
        List<String> rows = Recording.lines(SharedFixtures.require("claude-code/secrets/secrets.stream.jsonl.gz"));
        Path file = ServerFixture.watched(folder).resolve("run.jsonl");
        try (ServerFixture fixture = new ServerFixture(folder)) {
            for (String row : rows.subList(0, WHOLE_ROW)) {
                Files.writeString(file, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            Await.until(
                    "the owner reads along",
                    () -> thread(fixture, Audience.OWNER).contains("marta.oliveira@"));
            assertFalse(thread(fixture, Audience.OWNER).contains("ghp_0LH"));
            assertFalse(thread(fixture, Audience.PUBLIC).contains("The token that"));
            Files.write(file, rows.subList(WHOLE_ROW, rows.size()), StandardOpenOption.APPEND);
            String whole = "The token that the deploy script uses is [REDACTED:github-token] and the contact is ";
            Await.until(
                    "the owner has the whole once",
                    () -> thread(fixture, Audience.OWNER).contains(whole + "marta.oliveira@customer-acme.example. I"));
            Await.until(
                    "strangers have it", () -> thread(fixture, Audience.PUBLIC).contains(whole));
            assertFalse(thread(fixture, Audience.PUBLIC).contains("marta.oliveira"));
        }
    }

    private static String thread(ServerFixture fixture, Audience audience) {
        Optional<LiveHud> live = fixture.server().huds().find(HUD);
        return live.map(hud -> hud.channel(audience).read(LiveTextTest::texts)).orElse("");
    }

    private static String texts(HudState state) {
        StringBuilder texts = new StringBuilder();
        state.sessions()
                .forEach(session -> session.thread().entries().forEach(entry -> {
                    if (entry instanceof Message message) {
                        texts.append(message.text()).append('\n');
                    }
                }));
        return texts.toString();
    }
}
