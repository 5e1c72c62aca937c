package com.openagents.backroom.server.ingest.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.MemoryInlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {
    private static final int MAX_LINE_BYTES = 1024 * 1024;
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private final MemoryInlet inlet = new MemoryInlet();
    private final Tally tally = new Tally();
    private Path file = Path.of("");
    private Tail tail;

    TailTest() {
        this.tail = newTail();
    }

    @BeforeEach
    void open() {
        file = folder.resolve("numbers.jsonl");
        tail = newTail();
    }

    private Tail newTail() {
        FollowSettings defaults = FollowSettings.defaults();
        FollowSettings settings = new FollowSettings(
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                Duration.ofHours(1),
                10,
                1000,
                MAX_LINE_BYTES,
                64,
                defaults.batchDrafts(),
                Duration.ofMillis(1),
                Duration.ofMillis(10),
                1);
        return new Tail(new NumberSource(), file, "key", inlet, tally, InstantSource.fixed(NOW), settings, true);
    }

    private void append(String text) throws IOException {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void read() throws IOException {
        tail.read(new LineReader(MAX_LINE_BYTES), false, () -> false);
    }

    @Test
    void growth_isReadOn() throws IOException {
        append("{\"n\":1}\n{\"n\":2}\n");
        read();
        append("{\"n\":3}\n");
        read();
        read();
        assertEquals(List.of("1 as 1", "2 as 2", "3 as 3"), inlet.sourceIds());
        assertEquals(3, inlet.offered());
        assertEquals(24, inlet.requireCheckpoint(file.toString()).offset());
        assertEquals(3, inlet.requireCheckpoint(file.toString()).line());
        assertEquals(24, tally.figures().bytes());
        assertEquals(NOW, tally.figures().lastActivity());
    }

    @Test
    void partialLastLine_waitsUntilItIsComplete_howeverLong() throws IOException {
        append("{\"n\":1}\n{\"n\":2}");
        read();
        assertEquals(List.of("1 as 1"), inlet.sourceIds());
        append("\n");
        read();
        assertEquals(List.of("1 as 1", "2 as 2"), inlet.sourceIds());
    }

    @Test
    void everySplit_givesTheSameEvents() throws IOException {
        byte[] all = "{\"n\":\"ä\"}\r\n\n{\"n\":\"\uD83D\uDCA5\"}\n{\"n\":3}\n".getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= all.length; cut++) {
            MemoryInlet fresh = new MemoryInlet();
            Path path = folder.resolve("cut" + cut + ".jsonl");
            FollowSettings settings = FollowSettings.defaults();
            Files.write(path, Arrays.copyOf(all, cut));
            Tail before =
                    new Tail(new NumberSource(), path, "k", fresh, tally, InstantSource.fixed(NOW), settings, true);
            before.read(new LineReader(MAX_LINE_BYTES), false, () -> false);
            Files.write(path, all);
            Tail after =
                    new Tail(new NumberSource(), path, "k", fresh, tally, InstantSource.fixed(NOW), settings, true);
            fresh.checkpoints("numbers").forEach(after::resume);
            after.read(new LineReader(MAX_LINE_BYTES), false, () -> false);
            assertEquals(List.of("ä as 1", "\uD83D\uDCA5 as 2", "3 as 3"), fresh.sourceIds(), "cut at " + cut);
            assertEquals(3, fresh.offered(), "nothing twice, cut at " + cut);
        }
    }

    @Test
    void restart_continuesWhereItStopped_withTheMappersState() throws IOException {
        append("{\"n\":1}\n{\"n\":2}\n");
        read();
        append("{\"n\":3}\n");
        tail = newTail();
        tail.resume(inlet.requireCheckpoint(file.toString()));
        read();
        assertEquals(List.of("1 as 1", "2 as 2", "3 as 3"), inlet.sourceIds());
        assertEquals(3, inlet.offered());
    }

    @Test
    void truncation_startsOver() throws IOException {
        append("{\"n\":1}\n{\"n\":2}\n");
        read();
        Files.writeString(file, "{\"n\":9}\n");
        read();
        assertEquals(List.of("1 as 1", "2 as 2", "9 as 1"), inlet.sourceIds());
    }

    @Test
    void replacedByAnotherOfTheSameSize_startsOver() throws IOException {
        append("{\"n\":1}\n{\"n\":2}\n");
        read();
        Files.writeString(file, "{\"n\":7}\n{\"n\":8}\n");
        read();
        assertEquals(List.of("1 as 1", "2 as 2", "7 as 1", "8 as 2"), inlet.sourceIds());
    }

    @Test
    void truncatedAndGrownBeyond_isNotReadAmidALine() throws IOException {
        String first = "{\"n\":\"" + "x".repeat(2000) + "\"}\n";
        append(first + "{\"n\":2}\n");
        read();
        Files.writeString(file, first + "{\"n\":333333333333333}\n");
        read();
        List<String> ids = inlet.sourceIds();
        assertEquals(3, ids.size());
        assertEquals("333333333333333 as 2", ids.get(2));
        assertEquals(List.of(), inlet.deadLetters());
    }

    @Test
    void badLines_areDeadLettersWithFileLineAndReason_andTheRestIsRead() throws IOException {
        append("{\"n\":1}\nnot json\n{\"n\":\n{\"n\":\"throw\"}\n{\"n\":5}\n");
        read();
        assertEquals(List.of("1 as 1", "5 as 2"), inlet.sourceIds());
        assertEquals(
                List.of(2L, 3L, 4L),
                inlet.deadLetters().stream().map(DeadLetter::line).toList());
        for (DeadLetter letter : inlet.deadLetters()) {
            assertEquals(file.toString(), letter.file());
            assertEquals("numbers", letter.source());
            assertEquals(NOW, letter.at());
            assertTrue(!letter.reason().isBlank() && !letter.reason().contains("not json"), letter.reason());
        }
        assertEquals(3, tally.figures().deadLetters());
    }

    @Test
    void fileReplacedWhileItIsRead_isReadToItsEnd_andTheNewOneFromItsBeginning() throws IOException {
        append(numbers("old"));
        Path other = Files.writeString(folder.resolve("other"), numbers("new"));
        readAndMeanwhile(() -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING));
        read();
        List<String> expected = new ArrayList<>();
        numbers("old").lines().forEach(line -> expected.add(line.substring(6, 11)));
        numbers("new").lines().forEach(line -> expected.add(line.substring(6, 11)));
        assertEquals(
                expected,
                inlet.sourceIds().stream().map(id -> id.substring(0, 5)).toList());
        assertEquals(List.of(), inlet.deadLetters());
    }

    @Test
    void fileRewrittenWhileItIsRead_isReadAnewFromItsBeginning() throws IOException {
        append(numbers("old"));
        readAndMeanwhile(() -> Files.writeString(file, numbers("new")));
        read();
        Set<String> found = new HashSet<>();
        inlet.sourceIds().forEach(id -> found.add(id.substring(0, 5)));
        numbers("new").lines().forEach(line -> assertTrue(found.contains(line.substring(6, 11)), line));
        assertEquals(40, inlet.requireCheckpoint(file.toString()).line());
    }

    private interface Change {
        Object run() throws IOException;
    }

    /// Forty lines, more than one batch.
    private static String numbers(String name) {
        StringBuilder lines = new StringBuilder();
        for (int i = 10; i < 50; i++) {
            lines.append("{\"n\":\"").append(name).append(i).append("\"}\n");
        }
        return lines.toString();
    }

    /// Reads, and changes something once after the first batch.
    private void readAndMeanwhile(Change change) throws IOException {
        boolean[] isDone = new boolean[1];
        tail.read(new LineReader(MAX_LINE_BYTES), false, () -> {
            if (!isDone[0] && inlet.batches() > 0) {
                isDone[0] = true;
                try {
                    change.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        });
        assertTrue(isDone[0]);
    }

    @Test
    void garbageWithoutEnd_isCountedWhole_butKeptInPart() throws IOException {
        int bad = 50 * Tail.MAX_LETTERS;
        append("{\"n\":1}\n" + "x\n".repeat(bad) + "{\"n\":2}\n");
        read();
        append("y\ny\n{\"n\":3}\n");
        read();
        assertEquals(List.of("1 as 1", "2 as 2", "3 as 3"), inlet.sourceIds());
        assertEquals(bad + 2, tally.figures().deadLetters());
        assertEquals(bad + 2, DeadLetter.lines(inlet.deadLetters()));
        long kept = inlet.deadLetters().stream()
                .filter(letter -> !letter.reason().contains("counted"))
                .count();
        assertEquals(Tail.MAX_LETTERS, kept);
        DeadLetter last = inlet.deadLetters().getLast();
        assertEquals(2, last.lines());
        assertTrue(last.reason().endsWith("only counted"), last.reason());
    }

    @Test
    void byteOrderMark_crlf_nulBytesAndEmptyLines_arePassedOver() throws IOException {
        append(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        append("{\"n\":1}\r\n\r\n\n   \n");
        append(new byte[300]);
        append("{\"n\":2}\n");
        append(new byte[10]);
        append("\n{\"n\":3}\r\n");
        read();
        assertEquals(List.of("1 as 1", "2 as 2", "3 as 3"), inlet.sourceIds());
        assertEquals(List.of(), inlet.deadLetters());
        assertEquals("line 5", ((StateChange) inlet.stored().get(1).event()).operation());
    }

    @Test
    void invalidUtf8_isReadWithReplacement_andCounted() throws IOException {
        append("{\"n\":\"a");
        append(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
        append("b\"}\n{\"n\":2}\n");
        read();
        assertEquals(List.of("a\uFFFD(\uFFFDb as 1", "2 as 2"), inlet.sourceIds());
        assertEquals(1, tally.figures().repairedLines());
    }

    @Test
    void lineAtTheLimit_isRead_oneByteMoreIsADeadLetter() throws IOException {
        String frame = "{\"n\":\"\"}";
        String fits = "{\"n\":\"" + "x".repeat(MAX_LINE_BYTES - frame.length()) + "\"}";
        append(fits + "\n{\"n\":\"y" + fits.substring(6) + "\n{\"n\":3}\n");
        read();
        assertEquals(2, inlet.sourceIds().size());
        assertEquals("3 as 2", inlet.sourceIds().get(1));
        assertEquals(
                List.of(2L), inlet.deadLetters().stream().map(DeadLetter::line).toList());
    }

    @Test
    void tooLongLineInPieces_isOneDeadLetter_andNeverReadTwice() throws IOException {
        append("{\"n\":1}\n");
        for (int i = 0; i < 5; i++) {
            append("z".repeat(MAX_LINE_BYTES / 2));
            read();
        }
        append("\n{\"n\":2}\n");
        read();
        assertEquals(List.of("1 as 1", "2 as 2"), inlet.sourceIds());
        assertEquals(
                List.of(2L), inlet.deadLetters().stream().map(DeadLetter::line).toList());
        assertEquals(3, inlet.requireCheckpoint(file.toString()).line());
    }

    @Test
    void fullDisk_losesNothing_andStoresNothingTwice() throws IOException {
        append("{\"n\":1}\n{\"n\":2}\n");
        inlet.refuse(2);
        assertThrows(UncheckedIOException.class, this::read);
        append("{\"n\":3}\n");
        assertThrows(UncheckedIOException.class, this::read);
        read();
        assertEquals(List.of("1 as 1", "2 as 2", "3 as 3"), inlet.sourceIds());
        assertEquals(3, inlet.offered());
    }

    @Test
    void batches_areBoundedByBytes() throws IOException {
        append("{\"n\":1}\n".repeat(100));
        read();
        assertEquals(100, inlet.stored().size());
        assertTrue(inlet.largestBatch() <= 8, "64 bytes are 8 lines, not " + inlet.largestBatch());
        assertEquals(100, tally.figures().lines());
    }

    @Test
    void aStopEndsTheReadAfterABatch_andTheNextReadGoesOn() throws IOException {
        append("{\"n\":1}\n".repeat(100));
        tail.read(new LineReader(MAX_LINE_BYTES), false, () -> inlet.batches() >= 2);
        int stored = inlet.stored().size();
        assertTrue(stored >= 8 && stored < 100, "stopped after " + stored);
        read();
        assertEquals(100, inlet.stored().size());
        assertEquals(100, inlet.offered());
    }

    @Test
    void endThatEndsTheLine_readsTheLastLineToo() throws IOException {
        append("{\"n\":1}\n{\"n\":2}");
        tail.read(new LineReader(MAX_LINE_BYTES), true, () -> false);
        assertEquals(List.of("1 as 1", "2 as 2"), inlet.sourceIds());
    }
}
