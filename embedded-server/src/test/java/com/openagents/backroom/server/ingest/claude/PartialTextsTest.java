package com.openagents.backroom.server.ingest.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.ThreadEntry;
import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.log.Publisher;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.testing.OpenLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capture with partial messages, read as it grew.
class PartialTextsTest {
    private static final Path STREAM = ClaudeCaptures.streams("secrets").getFirst();
    private static final Path TRANSCRIPT = ClaudeCaptures.transcripts("secrets").getFirst();
    private static final int ORDERS = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void text_isToldInParts_whileItIsWritten_andWholeWhenItIsWhole() {
        Growing stream = new Growing(new ClaudeStreams(), STREAM);
        List<String> told = new ArrayList<>();
        while (!stream.isAtEnd()) {
            stream.next(1).drafts().stream()
                    .filter(draft -> draft.event() instanceof Chunk chunk
                            && chunk.messageId().equals("msg_01TJCIrzxRggkaaNIvDg1E38"))
                    .map(draft -> draft.sourceId().substring(draft.sourceId().indexOf(':')) + " "
                            + ((Chunk) draft.event()).text())
                    .forEach(told::add);
        }
        assertEquals(
                List.of(
                        ":0~0 The token that the deploy script uses is ghp_0LHicnqJmFb4o",
                        ":0~58 UizR5Ev6A9RpzPAmydHnyVY and the contact is marta.oli",
                        ":0~110 veira@customer-acme.example. I will call the API with it."),
                told.subList(0, 3));
        assertEquals(4, told.size());
    }

    @Test
    void wholeFile_isToldWithoutParts() {
        List<Draft> drafts = Recording.map(new ClaudeStreams(), STREAM);
        assertFalse(drafts.stream().anyMatch(draft -> draft.event() instanceof Chunk chunk && chunk.provisional()));
    }

    @Test
    void restartAmidAText_waitsForItsWhole() {
        Growing stream = new Growing(new ClaudeStreams(), STREAM);
        stream.next(39); // two of the three deltas of the text above
        Growing again = new Growing(new ClaudeStreams(), STREAM, stream);
        assertEquals(List.of(), again.next(1).drafts());
        Chunk whole = (Chunk) again.next(1).drafts().getFirst().event();
        assertFalse(whole.provisional());
        assertFalse(stream.mapper.state().contains("ghp_"), "no text in pieces is in the state");
    }

    @Test
    void streamAndTranscript_readInAnyOrderAndPace_giveTheSameThread() {
        List<String> expected = List.of();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < ORDERS; i++) {
            List<String> thread = thread(folder.resolve("order" + i), random);
            expected = i == 0 ? thread : expected;
            assertEquals(expected, thread, "seed " + seed + ", order " + i);
        }
        assertEquals(
                3,
                expected.stream().filter(text -> text.startsWith("ASSISTANT")).count(),
                expected.toString());
    }

    /// What a HUD's thread says once both files are read through the log, a few lines at a time from either.
    private static List<String> thread(Path root, Random random) {
        try (OpenLog open = OpenLog.in(root)) {
            publish(open, random);
            Hud hud = open.huds.all().getFirst();
            HudState state = new HudState(hud.name());
            open.log.read(hud, 0, 10_000).forEach(state::apply);
            return state.sessions().getFirst().thread().entries().stream()
                    .filter(Message.class::isInstance)
                    .map(PartialTextsTest::told)
                    .sorted()
                    .toList();
        }
    }

    private static void publish(OpenLog open, Random random) {
        try (Publisher publisher = new Publisher(
                open.log,
                open.huds,
                open.operator,
                _ -> new Workspace("acme-shop", null, "/home/dev/acme-shop", null),
                new Redactor(),
                () -> 0)) {
            List<Growing> left = new ArrayList<>(List.of(
                    new Growing(new ClaudeStreams(), STREAM), new Growing(new ClaudeTranscripts(), TRANSCRIPT)));
            while (!left.isEmpty()) {
                Growing file = left.get(random.nextInt(left.size()));
                publisher.accept(file.next(1 + random.nextInt(6)));
                left.removeIf(Growing::isAtEnd);
            }
        }
    }

    private static String told(ThreadEntry entry) {
        Message message = (Message) entry;
        return message.role() + " " + message.text() + (message.provisionalChars() > 0 ? " (not whole)" : "");
    }

    /// A file that is read a few lines at a time.
    private static final class Growing {
        private final Source source;
        private final String path;
        private final List<String> lines;
        private final LineMapper mapper;
        private int read;

        Growing(Source source, Path file) {
            this(source, file, source.mapper(new FileFacts(Recording.plain(file)), ""), 0);
        }

        /// The same after a restart.
        Growing(Source source, Path file, Growing before) {
            this(source, file, source.mapper(new FileFacts(Recording.plain(file)), before.mapper.state()), before.read);
        }

        private Growing(Source source, Path file, LineMapper mapper, int read) {
            this.source = source;
            this.path = file.toString();
            this.lines = Recording.lines(file);
            this.mapper = mapper;
            this.read = read;
        }

        IngestBatch next(int count) {
            int to = Math.min(lines.size(), read + count);
            List<Draft> drafts = new ArrayList<>(Recording.map(mapper, lines.subList(read, to), read + 1L));
            mapper.pause(drafts::add);
            read = to;
            FileCheckpoint checkpoint = new FileCheckpoint(source.name(), path, path, read, read, mapper.state());
            return new IngestBatch(drafts, List.of(), checkpoint);
        }

        boolean isAtEnd() {
            return read == lines.size();
        }
    }
}
