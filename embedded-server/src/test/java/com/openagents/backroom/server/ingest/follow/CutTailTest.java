package com.openagents.backroom.server.ingest.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole captures through a tail that reads after each few bytes, while the file is cut off, written again and renamed,
/// the process restarted and the disk full: what comes of it is what one reading of the whole file gives.
class CutTailTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(CutCaptures.Form.class)
    void anyCutsAndTroubles_giveWhatOneReadingGives(CutCaptures.Form form) throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (Path capture : CutCaptures.files()) {
            byte[] bytes = form.of(CutCaptures.bytes(capture));
            Path home = Files.createDirectories(folder.resolve(form + "-" + CutCaptures.plainName(capture)));
            Run run = new Run(home.resolve(CutCaptures.plainName(capture)), bytes, random);
            run.all();
            List<String> expected = CutCaptures.whole(run.file);
            assertTrue(expected.size() > 5, capture + ": " + expected);
            assertEquals(expected, CutCaptures.told(run.inlet.stored()), capture + ", seed " + seed);
            assertEquals(List.of(), run.inlet.deadLetters(), capture + ", seed " + seed);
        }
    }

    /// One file on its way.
    private static final class Run {
        private final byte[] bytes;
        private final Random random;
        private final MemoryInlet inlet = new MemoryInlet();
        private final LineReader reader = new LineReader(CutCaptures.settings().maxLineBytes());
        private Path file;
        private Tail tail;
        private int written;
        private int renames;

        Run(Path file, byte[] bytes, Random random) {
            this.file = file;
            this.bytes = bytes;
            this.random = random;
            this.tail = newTail();
        }

        private Tail newTail() {
            Source source = file.toString().contains("stream")
                    ? Sources.known().find("claude-code-stream").orElseThrow()
                    : Sources.known().find("claude-code").orElseThrow();
            return new Tail(
                    source, file, "key", inlet, new Tally(), InstantSource.system(), CutCaptures.settings(), true);
        }

        void all() throws IOException {
            while (written < bytes.length) {
                switch (random.nextInt(60)) {
                    case 0 -> truncate();
                    case 1 -> rename();
                    case 2 -> restart();
                    case 3 -> inlet.refuse(1);
                    default -> append();
                }
                read();
            }
            read();
        }

        private void append() throws IOException {
            int to = written + CutCaptures.piece(random, bytes.length - written);
            Files.write(
                    file, Arrays.copyOfRange(bytes, written, to), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            written = to;
        }

        private void truncate() throws IOException {
            written = random.nextInt(written + 1);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.truncate(written);
            }
        }

        private void rename() throws IOException {
            if (Files.exists(file)) {
                String name = file.getFileName().toString().replaceAll("-renamed\\d+|\\.jsonl", "");
                file = Files.move(file, file.resolveSibling(name + "-renamed" + renames++ + ".jsonl"));
                tail.moved(file);
            }
        }

        private void restart() {
            List<String> known = inlet.sourceIds();
            tail = newTail();
            if (!known.isEmpty()) {
                inlet.newestCheckpoint().ifPresent(tail::resume);
            }
        }

        private void read() throws IOException {
            if (!Files.exists(file)) {
                return;
            }
            try {
                tail.read(reader, false, () -> false);
            } catch (UncheckedIOException diskFull) {
                tail.read(reader, false, () -> false);
            }
        }
    }
}
