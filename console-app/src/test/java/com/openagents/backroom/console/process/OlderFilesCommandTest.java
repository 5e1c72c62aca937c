package com.openagents.backroom.console.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.console.process.Program.Said;
import com.openagents.backroom.testing.Await;
import com.openagents.backroom.testing.SharedFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session that is too old to be read at the start, listed and read by command.
class OlderFilesCommandTest {
    private static final String SESSION = "cc32ea6e-4c18-47b4-8714-38c666548a98";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void olderFile_isListedAndRead_byCommand() throws Exception {
        Program program = new Program(home);
        Path project = Files.createDirectories(home.resolve(".claude/projects/-home-dev-acme-shop"));
        Path file = project.resolve(SESSION + ".jsonl");
        Files.copy(
                SharedFixtures.require("claude-code/errors/projects/-home-dev-acme-shop/" + SESSION + ".jsonl"), file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        for (int i = 0; i < 100; i++) { // so many of the newest are read in any case
            Files.writeString(project.resolve("new" + i + ".jsonl"), "{\"type\":\"mode\"}\n");
        }
        Said alone = program.run("sessions", "--older");
        assertEquals(1, alone.code());
        assertTrue(alone.err().contains("No Backroom is running on "), alone.err());
        try (RunningServer server = program.server()) {
            Await.until(
                    "it is known", () -> server.admin("/api/admin/older-files").contains("\"total\":1"));
            Said listed = program.run("sessions", "--older");
            assertEquals("2026-01-02    69 KiB  " + file + "\n", listed.out(), listed.err());
            Said read = program.run("sessions", "--read", file.toString());
            assertEquals("read " + file + "\n", read.out(), read.err());
            assertTrue(server.admin("/api/admin/sessions").contains(SESSION));
            Said none =
                    program.run("sessions", "--read", home.resolve("none.jsonl").toString());
            assertEquals(1, none.code());
            assertTrue(none.err().contains("none.jsonl is not in a watched folder"), none.err());
        }
    }
}
