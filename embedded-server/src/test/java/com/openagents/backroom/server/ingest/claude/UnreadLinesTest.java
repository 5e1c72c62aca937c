package com.openagents.backroom.server.ingest.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.UnreadLine;
import com.openagents.backroom.server.ingest.follow.FileImport;
import com.openagents.backroom.server.ingest.follow.FollowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A line that could not be understood counts for the session of its file.
class UnreadLinesTest {
    @TempDir
    private Path folder;

    private final MemoryInlet inlet = new MemoryInlet();

    @Test
    void linesBeforeBetweenAndAfterTheRecords_countForTheirSession() throws IOException {
        Path transcript = ClaudeCaptures.transcripts("errors").getFirst();
        Path stream = ClaudeCaptures.streams("errors").getFirst();

        read(broken(transcript, 0, 0, 7, 100_000));
        assertEquals(Map.of("cc32ea6e-4c18-47b4-8714-38c666548a98", 4L), deadLetters());
        read(broken(stream, 0, 3));
        assertEquals(Map.of("cc32ea6e-4c18-47b4-8714-38c666548a98", 6L), deadLetters());
    }

    @Test
    void linesOfSubAgents_countForTheSessionToo() throws IOException {
        for (Path file : ClaudeCaptures.transcripts("subagents")) {
            read(broken(file, 1));
        }
        assertEquals(4, ClaudeCaptures.transcripts("subagents").size());
        assertEquals(Map.of("0876b76d-833f-4383-9823-3d94319e0bfb", 4L), deadLetters());
    }

    @Test
    void fileReadTwice_countsOnce() throws IOException {
        Path file = broken(ClaudeCaptures.transcripts("errors").getFirst(), 2, 5, 5);
        read(file);
        read(file);
        assertEquals(6, inlet.deadLetters().size(), "the list of lines has both readings");
        assertEquals(List.of(3L), List.copyOf(deadLetters().values()));
    }

    @Test
    void eventOfALine_tellsNothingOfTheLineAndNotTheFilesName() throws IOException {
        Path file = broken(ClaudeCaptures.streams("errors").getFirst(), 4);
        read(file);
        Draft unread = inlet.stored().stream()
                .filter(draft -> draft.sourceId().startsWith("unread:"))
                .findFirst()
                .orElseThrow();
        String all = unread.toString();
        assertEquals(-1, all.indexOf("broken"), all);
        assertEquals(-1, all.indexOf("errors.stream"), all);
    }

    @Test
    void stateOverARestart_keepsTheLinesThatWait() throws IOException {
        List<String> lines = Recording.lines(ClaudeCaptures.streams("errors").getFirst());
        Path file = folder.resolve("cut.jsonl");
        Files.writeString(file, "no json\n");
        ClaudeStreams source = new ClaudeStreams();
        FileFacts facts = new FileFacts(file);
        List<Draft> drafts = new ArrayList<>();
        LineMapper before = source.mapper(facts, "");
        before.unread(new UnreadLine(0, "no JSON", Recording.WRITTEN), drafts::add);
        assertEquals(List.of(), drafts, "no session is known yet");
        drafts.addAll(Recording.map(source.mapper(facts, before.state()), lines, 2));
        HudState state = Folded.fold(Folded.envelopes(drafts));
        assertEquals(1, state.sessions().size());
        assertEquals(1, state.sessions().getFirst().deadLetters());
    }

    private void read(Path file) throws IOException {
        FileImport.run(file, Sources.known(), inlet, InstantSource.system(), FollowSettings.defaults());
    }

    private Map<String, Long> deadLetters() {
        Map<String, Long> counts = new TreeMap<>();
        for (SessionState session :
                Folded.fold(Folded.envelopes(inlet.stored())).sessions()) {
            counts.put(session.sessionId(), session.deadLetters());
        }
        return counts;
    }

    /// A copy of a file with lines before some of its lines that are none.
    private Path broken(Path file, int... before) throws IOException {
        List<String> lines = Recording.lines(file);
        List<String> copy = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            for (int place : before) {
                if (place == i || (i == lines.size() && place > i)) {
                    copy.add("{\"broken\":");
                }
            }
            if (i < lines.size()) {
                copy.add(lines.get(i));
            }
        }
        return Files.write(folder.resolve(String.valueOf(file.getFileName())), copy);
    }
}
