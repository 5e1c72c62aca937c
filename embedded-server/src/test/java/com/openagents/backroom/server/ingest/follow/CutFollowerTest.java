package com.openagents.backroom.server.ingest.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.testing.Await;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// All captures at once under a follower that runs, in a folder where files are recognised by their contents: written
/// in pieces cut anywhere, cut off, renamed, the follower closed and started again at any moment.
///
/// What a failure named is run again by `-Dbackroom.test.seed=SEED`. The seed gives what is written and in which order,
/// not when the follower looks, so it may take many rounds, and load beside them.
class CutFollowerTest {
    private static final String SEED = "backroom.test.seed";

    @TempDir
    private Path folder;

    private final MemoryInlet inlet = new MemoryInlet();

    @RepeatedTest(3)
    void growingFiles_giveWhatOneReadingOfEachGives() throws Exception {
        long seed = Long.getLong(SEED, new Random().nextLong());
        Random random = new Random(seed);
        List<Growing> all = growing(random);
        List<Growing> left = new ArrayList<>(all);
        Follower follower = start();
        try {
            while (!left.isEmpty()) {
                left.get(random.nextInt(left.size())).change(random);
                left.removeIf(Growing::isWhole);
                if (random.nextInt(300) == 0) {
                    follower.awaitCaughtUp();
                } else if (random.nextInt(600) == 0) {
                    follower.close();
                    follower = start();
                }
            }
            Set<String> expected = new TreeSet<>();
            for (Growing file : all) {
                expected.addAll(CutCaptures.whole(file.file));
            }
            Set<String> ids = ids(expected);
            awaitAll(ids, "seed " + seed);
            follower.awaitCaughtUp();
            List<String> told = CutCaptures.told(inlet.stored());
            assertEquals(List.of(), left(ids(told), ids), "told, but by no file, seed " + seed);
            // What transcript and stream both tell is the event of whichever was read first.
            assertEquals(List.of(), left(told, expected), "told otherwise, seed " + seed);
            assertEquals(List.of(), inlet.deadLetters(), "seed " + seed);
        } finally {
            follower.close();
        }
    }

    private void awaitAll(Set<String> ids, String what) {
        try {
            Await.until("all is told", () -> left(ids, toldIds()).isEmpty());
        } catch (AssertionError late) {
            Set<String> told = toldIds();
            throw new AssertionError(
                    what + ": not told " + left(ids, told) + ", but by no file " + left(told, ids), late);
        }
    }

    private Set<String> toldIds() {
        return ids(CutCaptures.told(inlet.stored()));
    }

    private static Set<String> ids(Collection<String> told) {
        return told.stream().map(one -> one.substring(0, one.indexOf(' '))).collect(Collectors.toSet());
    }

    private static List<String> left(Collection<String> all, Set<String> without) {
        return all.stream().filter(one -> !without.contains(one)).sorted().toList();
    }

    private Follower start() {
        List<Sources.Folder> folders = Sources.watched(List.of(folder));
        return Follower.start(folders, Sources.known(), inlet, InstantSource.system(), CutCaptures.settings());
    }

    private List<Growing> growing(Random random) throws IOException {
        List<Growing> files = new ArrayList<>();
        for (Path capture : CutCaptures.files()) {
            List<CutCaptures.Form> forms = List.of(CutCaptures.Form.values());
            CutCaptures.Form form = forms.get(random.nextInt(forms.size()));
            Path home = Files.createDirectories(folder.resolve("p" + files.size()));
            files.add(new Growing(home.resolve(CutCaptures.plainName(capture)), form.of(CutCaptures.bytes(capture))));
        }
        return files;
    }

    /// A file on its way.
    private static final class Growing {
        private final byte[] bytes;
        private Path file;
        private int written;
        private int renames;

        Growing(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
        }

        boolean isWhole() {
            return written == bytes.length;
        }

        void change(Random random) throws IOException {
            int chance = random.nextInt(120);
            if (chance == 0 && written > 0) {
                file = Files.move(file, file.resolveSibling("r" + renames++ + "-" + file.getFileName()));
            } else if (chance == 1 && written > 0) {
                written = random.nextInt(written);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(written);
                }
            } else {
                int to = written + CutCaptures.piece(random, bytes.length - written);
                Files.write(
                        file,
                        Arrays.copyOfRange(bytes, written, to),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                written = to;
            }
        }
    }
}
