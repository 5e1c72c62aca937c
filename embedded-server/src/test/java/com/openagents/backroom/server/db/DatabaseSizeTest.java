package com.openagents.backroom.server.db;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.server.ingest.claude.ClaudeTranscripts;
import com.openagents.backroom.server.log.LogEntry;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the file of the database takes on the disk.
class DatabaseSizeTest {
    /// Enough that what an empty database takes does not count.
    private static final int COPIES = 60;

    /// It is read in small commits here, each of which writes whole pages.
    private static final int MAX_TIMES = 5;

    @TempDir
    Path root;

    @Test
    void file_isNotMuchLargerThanTheRecordings_whileItIsOpen() throws IOException {
        Path recording = SharedFixtures.root()
                .resolve(
                        "embedded-server/src/test/resources/com/openagents/backroom/server/ingest/claude/feature.jsonl");
        List<Draft> drafts = Recording.map(new ClaudeTranscripts(), recording);
        try (OpenLog open = OpenLog.in(root)) {
            Hud hud = open.hud("shop");
            for (int i = 0; i < COPIES; i++) {
                int copy = i;
                List<LogEntry> entries = drafts.stream()
                        .map(draft -> new LogEntry(hud, copy(draft, copy)))
                        .toList();
                assertFalse(open.log.append(entries, List.of(), null).isEmpty());
            }
            long size = Files.size(root.resolve("backroom.mv.db"));
            long recorded = COPIES * Files.size(recording);

            assertTrue(size < MAX_TIMES * recorded, size + " bytes for " + recorded);
        }
    }

    private static Draft copy(Draft draft, int copy) {
        return new Draft(
                draft.sessionId() + "-" + copy,
                draft.workspace(),
                draft.at(),
                draft.agent(),
                draft.agentId(),
                draft.tickId(),
                draft.sourceId() + "-" + copy,
                null,
                draft.event());
    }
}
